using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.BackOffice;

public sealed class TotpTests
{
    /// <summary>"12345678901234567890" in base 32, the key of RFC 6238, appendix B.</summary>
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_RFC(long seconds, string code)
    {
        var step = Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds));

        Totp.CodeAt(Secret, step, digits: 8).ShouldBe(code);
        Totp.CodeAt(Secret, step).ShouldBe(code[2..]);
    }

    [Fact]
    public void A_code_is_taken_one_step_early_or_late_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(2_000_000_010);
        var step = Totp.StepAt(now);

        Enumerable.Range(-3, 7).Where(aside => Totp.StepOf(Secret, Totp.CodeAt(Secret, step + aside), now) is not null)
            .ShouldBe([-1, 0, 1]);
        Totp.StepOf(Secret, "12345", now).ShouldBeNull();
    }

    [Fact]
    public void A_new_secret_is_twenty_random_bytes_in_base_32()
    {
        var secrets = Enumerable.Range(0, 50).Select(_ => Totp.NewSecret()).ToList();

        secrets.SelectMany(secret => secret).Except("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").ShouldBeEmpty();
        secrets.ShouldAllBe(secret => secret.Length == 32);
        secrets.Distinct().Count().ShouldBe(50);
        Totp.Address("Puskesos Contoh", "ani", Secret).ShouldBe(
            $"otpauth://totp/Puskesos%20Contoh:ani?secret={Secret}&issuer=Puskesos%20Contoh");
    }
}
