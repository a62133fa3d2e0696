using System.Globalization;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Tests.Privacy;

public sealed class IdentifierVaultTests
{
    private const int Threads = 4, Numbers = 20_000;

    // An import seals while staff look people up and others sign in: all by the one vault of the process.
    [Fact]
    public void What_many_seal_and_open_at_once_comes_out_as_it_went_in()
    {
        using var vault = new IdentifierVault(new byte[IdentifierVault.KeyBytes]);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Threads };

        Parallel.For(0, Numbers, options, i =>
        {
            var number = i.ToString("0000000000000000", CultureInfo.InvariantCulture);
            vault.Open("nik", vault.Seal("nik", number)).ShouldBe(number);
        });
    }
}
