using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>What is there before a conversation begins.</summary>
/// <remarks>
/// <c>given resident name= rw= rt= born= kk4= phone= programmes=A,B standing= verified= held=yes reason= ended=yes</c>;
/// <c>given chat address=telegram:5100000001 language= residents="A,B" stopped=yes</c>: known, consented, linked;
/// <c>given code resident="A" digits= used=yes</c>; <c>given distribution code= programme= title= rw=06,07 date= time=
/// venue= previous= state= papers=A,B sponsor=</c>; <c>given unlinked</c>: the desk took all links away;
/// <c>given answered</c>: the desk closed all cases; <c>given notes count=19</c>: the residents have added as many
/// notes to each open case before.
/// </remarks>
internal static partial class TranscriptScene
{
    public static Task GivenAsync(TestDesk desk, string line)
    {
        var kind = line.Split(' ')[0];
        var given = Pair().Matches(line).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim('"'));
        return desk.Database.WriteAsync(
            async (db, ct) =>
            {
                switch (kind)
                {
                    case "resident": AddResident(desk, db, given); break;
                    case "chat": await AddChatAsync(desk, db, given); break;
                    case "code": await AddCodeAsync(desk, db, given); break;
                    case "distribution": AddDistribution(desk, db, given); break;
                    case "unlinked": db.ContactLinks.RemoveRange(await db.ContactLinks.ToListAsync(ct)); break;
                    case "answered": await db.Cases.ForEachAsync(c => c.Close(desk.Time.GetUtcNow()), ct); break;
                    case "notes": await AddNotesAsync(desk, db, given); break;
                    default: throw new FormatException($"a transcript cannot give a '{kind}'");
                }

                return kind;
            },
            CancellationToken.None);
    }

    private static void AddResident(TestDesk desk, DeskDb db, Dictionary<string, string> given)
    {
        var resident = new Resident
        {
            Id = desk.Ids.Next(),
            DeskId = desk.Desk.Id,
            Name = given["name"],
            SearchName = given["name"].ToUpperInvariant(),
            Rw = given.GetValueOrDefault("rw"),
            Rt = given.GetValueOrDefault("rt"),
            BirthDate = Day(given, "born"),
            KkLast4Hash = given.TryGetValue("kk4", out var kk) ? desk.Vault.Hash("kk4", kk) : null,
            PhoneHash = given.TryGetValue("phone", out var phone) ? desk.Vault.Hash("phone", phone) : null,
            Standing = Enum.Parse<Standing>(Word(given, "standing", "eligible"), ignoreCase: true),
            VerifiedOn = Day(given, "verified"),
            LastImportId = Guid.Empty,
            IsHeld = given.ContainsKey("held"),
        };
        db.Residents.Add(resident);
        foreach (var programme in List(given, "programmes"))
        {
            db.Enrolments.Add(new Enrolment
            {
                Id = desk.Ids.Next(),
                DeskId = desk.Desk.Id,
                ResidentId = resident.Id,
                Programme = programme,
                Status = given.ContainsKey("ended") ? EnrolmentStatus.Ended : EnrolmentStatus.Listed,
                Reason = given.GetValueOrDefault("reason"),
                VerifiedOn = resident.VerifiedOn,
                ImportId = Guid.Empty,
            });
        }
    }

    private static async Task AddChatAsync(TestDesk desk, DeskDb db, Dictionary<string, string> given)
    {
        var address = given.GetValueOrDefault("address", "telegram:5100000001").Split(':', 2);
        var now = desk.Time.GetUtcNow();
        var contact = new Contact
        {
            Id = desk.Ids.Next(),
            DeskId = desk.Desk.Id,
            Channel = address[0],
            Address = address[1],
            IsGroup = address[1].StartsWith('-'),
            Language = given.GetValueOrDefault("language", "id"),
            NoticesStoppedAt = given.ContainsKey("stopped") ? now : null,
            LastInboundAt = now,
            CreatedAt = now,
        };
        contact.Consent("2026-11", now);
        db.Contacts.Add(contact);
        db.Conversations.Add(new PuskesosBot.Desk.Conversations.Conversation
        {
            ContactId = contact.Id,
            Position = "",
            Version = 0,
            UpdatedAt = now,
        });
        foreach (var name in List(given, "residents"))
        {
            var resident = await db.Residents.SingleAsync(r => r.Name == name);
            db.ContactLinks.Add(new ContactLink
            {
                ContactId = contact.Id,
                ResidentId = resident.Id,
                Proof = "kk",
                ProvedAt = now.AddDays(-1),
            });
        }
    }

    private static async Task AddNotesAsync(TestDesk desk, DeskDb db, Dictionary<string, string> given)
    {
        var count = int.Parse(given["count"], CultureInfo.InvariantCulture);
        foreach (var open in await db.Cases.Where(c => c.State == CaseState.Received).ToListAsync())
        {
            db.CaseEvents.AddRange(Enumerable.Range(1, count).Select(n => new CaseEvent
            {
                Id = desk.Ids.Next(),
                CaseId = open.Id,
                At = desk.Time.GetUtcNow(),
                Who = string.Create(CultureInfo.InvariantCulture, $"contact:{open.ContactId}"),
                State = open.State,
                Why = string.Create(CultureInfo.InvariantCulture, $"catatan {n}"),
            }));
        }
    }

    private static async Task AddCodeAsync(TestDesk desk, DeskDb db, Dictionary<string, string> given)
    {
        var name = given["resident"];
        var now = desk.Time.GetUtcNow();
        db.OneTimeCodes.Add(new OneTimeCode
        {
            Id = desk.Ids.Next(),
            DeskId = desk.Desk.Id,
            ResidentId = (await db.Residents.SingleAsync(r => r.Name == name)).Id,
            CodeHash = desk.Vault.Hash("code", given["digits"]),
            IssuedBy = "staff:rina",
            ExpiresAt = now.AddHours(1),
            UsedAt = given.ContainsKey("used") ? now : null,
        });
    }

    private static void AddDistribution(TestDesk desk, DeskDb db, Dictionary<string, string> given) =>
        db.Distributions.Add(new Distribution
        {
            Id = desk.Ids.Next(),
            DeskId = desk.Desk.Id,
            Code = given["code"],
            Programme = given["programme"],
            Title = given["title"],
            Rws = [.. List(given, "rw")],
            Date = Day(given, "date"),
            StartsAt = given.TryGetValue("time", out var at) ? TimeOnly.Parse(at, CultureInfo.InvariantCulture) : null,
            Venue = given.GetValueOrDefault("venue"),
            PreviousVenue = given.GetValueOrDefault("previous"),
            Papers = [.. List(given, "papers")],
            Sponsor = given.GetValueOrDefault("sponsor"),
            State = Enum.Parse<DistributionState>(given["state"], ignoreCase: true),
        });

    private static string[] List(Dictionary<string, string> given, string key) =>
        given.GetValueOrDefault(key, "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>"not_found" is NotFound.</summary>
    private static string Word(Dictionary<string, string> given, string key, string otherwise) =>
        given.GetValueOrDefault(key, otherwise).Replace("_", "", StringComparison.Ordinal);

    private static DateOnly? Day(Dictionary<string, string> given, string key) =>
        given.TryGetValue(key, out var day)
            ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("""(\w+)=("[^"]*"|\S+)""")]
    private static partial Regex Pair();
}
