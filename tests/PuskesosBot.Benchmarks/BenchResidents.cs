using System.Globalization;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Benchmarks;

/// <summary>Invented people in any number, each with a proof that can be told from the number.</summary>
internal static class BenchResidents
{
    private const int RowsPerWrite = 2_000;
    private static readonly DateOnly FirstBirth = new(1940, 1, 1);

    internal static async Task AddAsync(DeskParts parts, int count, int first = 0)
    {
        for (var from = first; from < first + count; from += RowsPerWrite)
        {
            var to = Math.Min(first + count, from + RowsPerWrite);
            await parts.Database.WriteAsync(
                (desk, _) =>
                {
                    desk.ChangeTracker.AutoDetectChangesEnabled = false;
                    for (var i = from; i < to; i++) Add(parts, desk, i);
                    return Task.FromResult(0);
                },
                CancellationToken.None);
        }
    }

    /// <summary>RW, date of birth, last four of the KK: what the bot asks, in its order.</summary>
    internal static string[] ProofOf(int i) =>
        [Rw(i), Birth(i).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture), Kk4(i)];

    private static void Add(DeskParts parts, PuskesosBot.Desk.DeskDb desk, int i)
    {
        var resident = new Resident
        {
            Id = parts.Ids.Next(),
            DeskId = parts.Desk.Id,
            Name = $"WARGA CONTOH {i}",
            SearchName = $"WARGA CONTOH {i}",
            Rw = Rw(i),
            Rt = "01",
            BirthDate = Birth(i),
            KkLast4Hash = parts.Vault.Hash("kk4", Kk4(i)),
            Standing = Standing.Eligible,
            VerifiedOn = new DateOnly(2026, 3, 14),
            LastImportId = Guid.Empty,
        };
        desk.Residents.Add(resident);
        desk.Enrolments.Add(new Enrolment
        {
            DeskId = parts.Desk.Id,
            ResidentId = resident.Id,
            Programme = "CBP",
            ImportId = Guid.Empty,
        });
    }

    private static string Rw(int i) => (3 + (i % 6)).ToString("00", CultureInfo.InvariantCulture);

    private static DateOnly Birth(int i) => FirstBirth.AddDays(i / 6 % 25_000);

    private static string Kk4(int i) =>
        (1000 + (i / 150_000 * 37 % 9000) + (i % 7)).ToString(CultureInfo.InvariantCulture);
}
