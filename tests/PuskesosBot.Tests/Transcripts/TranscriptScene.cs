using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>
/// The <c>given</c> lines of a transcript: who is on the list, what is handed out, which code was given.
/// </summary>
internal static partial class TranscriptScene
{
    private static readonly IdSource Ids = new(TimeProvider.System);

    public static Task GivenAsync(TestDesk desk, string line)
    {
        var words = Words().Matches(line).ToDictionary(
            match => match.Groups["name"].Value, match => match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["plain"].Value);
        return line.Split(' ')[0] switch
        {
            "resident" => desk.WriteAsync((db, ct) => ResidentAsync(db, desk, words, ct)),
            "distribution" => desk.WriteAsync((db, ct) => DistributionAsync(db, words, ct)),
            "code" => desk.WriteAsync((db, ct) => CodeAsync(db, desk, words, ct)),
            var other => throw new FormatException($"a transcript has no 'given {other}'"),
        };
    }

    private static async Task<int> ResidentAsync(
        DeskDb db, TestDesk desk, Dictionary<string, string> words, CancellationToken ct)
    {
        var home = await db.Desks.SingleAsync(ct);
        var import = Ids.Next();
        var resident = new Resident
        {
            Id = Ids.Next(),
            DeskId = home.Id,
            Name = words["name"],
            SearchName = words["name"].ToUpperInvariant(),
            Rw = words.GetValueOrDefault("rw"),
            Rt = words.GetValueOrDefault("rt"),
            BirthDate = Date(words.GetValueOrDefault("born")),
            KkLast4Hash = words.TryGetValue("kk4", out var kk4) ? desk.Vault.Hash("kk4", kk4) : null,
            PhoneHash = words.TryGetValue("phone", out var phone) ? desk.Vault.Hash("phone", phone) : null,
            Standing = Enum.Parse<Standing>(Pascal(words.GetValueOrDefault("standing", "eligible"))),
            VerifiedOn = Date(words.GetValueOrDefault("verified")),
            IsHeld = words.GetValueOrDefault("held") == "yes",
            LastImportId = import,
        };
        db.Residents.Add(resident);
        foreach (var programme in words.GetValueOrDefault("programmes", "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            db.Enrolments.Add(new Enrolment
            {
                Id = Ids.Next(),
                DeskId = home.Id,
                ResidentId = resident.Id,
                Programme = programme,
                Status = Enum.Parse<EnrolmentStatus>(Pascal(words.GetValueOrDefault("status", "listed"))),
                Reason = words.GetValueOrDefault("reason"),
                VerifiedOn = resident.VerifiedOn,
                ImportId = import,
            });
        }

        return 1;
    }

    private static async Task<int> DistributionAsync(DeskDb db, Dictionary<string, string> words, CancellationToken ct)
    {
        var home = await db.Desks.SingleAsync(ct);
        db.Distributions.Add(new Distribution
        {
            Id = Ids.Next(),
            DeskId = home.Id,
            Code = words["code"],
            Programme = words["programme"],
            Title = words.GetValueOrDefault("title", words["programme"]),
            Rws = [.. words["rw"].Split(',')],
            Date = Date(words.GetValueOrDefault("date")),
            StartsAt = words.TryGetValue("time", out var time) ? TimeOnly.Parse(time, CultureInfo.InvariantCulture) : null,
            Venue = words.GetValueOrDefault("venue"),
            PreviousVenue = words.GetValueOrDefault("previous"),
            Papers = [.. words.GetValueOrDefault("papers", "").Split(',', StringSplitOptions.RemoveEmptyEntries)],
            Sponsor = words.GetValueOrDefault("sponsor"),
            State = Enum.Parse<DistributionState>(Pascal(words["state"])),
            ChangeReason = words.GetValueOrDefault("reason"),
        });
        return 1;
    }

    private static async Task<int> CodeAsync(
        DeskDb db, TestDesk desk, Dictionary<string, string> words, CancellationToken ct)
    {
        var name = words["resident"];
        var resident = await db.Residents.SingleAsync(r => r.Name == name, ct);
        db.OneTimeCodes.Add(new OneTimeCode
        {
            Id = Ids.Next(),
            DeskId = resident.DeskId,
            ResidentId = resident.Id,
            CodeHash = desk.Vault.Hash("code", words["digits"]),
            IssuedBy = "staff:test",
            ExpiresAt = desk.Time.GetUtcNow() + TimeSpan.FromDays(1),
        });
        return 1;
    }

    private static DateOnly? Date(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Pascal(string snake) =>
        string.Concat(snake.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex("""(?<name>\w+)=(?:"(?<quoted>[^"]*)"|(?<plain>\S+))""")]
    private static partial Regex Words();
}
