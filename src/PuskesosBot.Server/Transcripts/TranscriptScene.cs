using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.Transcripts;

/// <summary>What is there before a conversation begins.</summary>
/// <remarks>
/// <c>given resident name= rw= rt= born= kk4= phone= programmes=A,B standing= verified= held=yes reason= ended=yes</c>;
/// <c>given chat address=telegram:5100000001 language= residents="A,B" stopped=yes</c>: known, consented, linked;
/// <c>given code resident="A" digits= used=yes</c>; <c>given distribution code= programme= title= rw=06,07 date= time=
/// venue= previous= state= papers=A,B sponsor=</c>; <c>given unlinked</c>: the desk took all links away;
/// <c>given answered</c>: the desk closed all cases; <c>given cases state= referred= decision= answered= realised=
/// asked=yes</c>: how far the desk is with all of them; <c>given head rw= address=</c>: an RW head with a chat;
/// <c>given notes count=19</c>: the residents have added as many notes to each open case before; <c>given entitled
/// resident= distribution= state= slot=09:30 code=AM-... family="A,B"</c>; <c>given head rw= rt= phone= code=</c>:
/// registered, not proved; <c>given ended</c>: all heads are heads no more; <c>given failed</c>: all announcements
/// are over, each with a message that was not taken.
/// </remarks>
internal static class TranscriptScene
{
    public static Task GivenAsync(TranscriptDesk desk, string line)
    {
        var given = new TranscriptGiven(line);
        return desk.Database.WriteAsync(
            async (db, ct) =>
            {
                switch (given.Kind)
                {
                    case "resident": AddResident(desk, db, given); break;
                    case "chat": await AddChatAsync(desk, db, given); break;
                    case "code": await AddCodeAsync(desk, db, given); break;
                    case "distribution": PickupScene.AddDistribution(desk, db, given); break;
                    case "entitled": await PickupScene.AddEntitledAsync(desk, db, given); break;
                    case "unlinked": db.ContactLinks.RemoveRange(await db.ContactLinks.ToListAsync(ct)); break;
                    case "answered": await CloseCasesAsync(desk, db); break;
                    case "cases": await SetCasesAsync(desk, db, given); break;
                    case "head": await PickupScene.AddHeadAsync(desk, db, given); break;
                    case "ended": await PickupScene.EndHeadsAsync(desk, db); break;
                    case "failed": await AnnouncementScene.FailAsync(desk, db); break;
                    case "notes": await AddNotesAsync(desk, db, given); break;
                    default: throw new FormatException($"a transcript cannot give a '{given.Kind}'");
                }

                return given.Kind;
            },
            CancellationToken.None);
    }

    private static void AddResident(TranscriptDesk desk, DeskDb db, TranscriptGiven given)
    {
        var resident = new Resident
        {
            Id = desk.Ids.Next(),
            DeskId = desk.Desk.Id,
            Name = given["name"],
            SearchName = given["name"].ToUpperInvariant(),
            Rw = given.Find("rw"),
            Rt = given.Find("rt"),
            BirthDate = given.Day("born"),
            KkLast4Hash = given.Find("kk4") is { } kk ? desk.Vault.Hash("kk4", kk) : null,
            PhoneHash = given.Find("phone") is { } phone ? desk.Vault.Hash("phone", phone) : null,
            Standing = given.Word("standing", Standing.Eligible),
            VerifiedOn = given.Day("verified"),
            LastImportId = Guid.Empty,
            IsHeld = given.Has("held"),
        };
        db.Residents.Add(resident);
        foreach (var programme in given.List("programmes"))
        {
            db.Enrolments.Add(new Enrolment
            {
                DeskId = desk.Desk.Id,
                ResidentId = resident.Id,
                Programme = programme,
                Status = given.Has("ended") ? EnrolmentStatus.Ended : EnrolmentStatus.Listed,
                Reason = given.Find("reason"),
                VerifiedOn = resident.VerifiedOn,
                ImportId = Guid.Empty,
            });
        }
    }

    private static async Task AddChatAsync(TranscriptDesk desk, DeskDb db, TranscriptGiven given)
    {
        var address = TranscriptGiven.Address(given.Find("address") ?? "telegram:5100000001");
        var now = desk.Time.GetUtcNow();
        var contact = new Contact
        {
            Id = desk.Ids.Next(),
            DeskId = desk.Desk.Id,
            Channel = address.Channel,
            Address = address.Id,
            IsGroup = address.IsGroup,
            Language = given.Find("language") ?? "id",
            NoticesStoppedAt = given.Has("stopped") ? now : null,
            LastInboundAt = now,
            CreatedAt = now,
        };
        contact.Consent("2026-11", now);
        db.Contacts.Add(contact);
        db.Conversations.Add(new Conversation
        {
            ContactId = contact.Id,
            Position = "",
            Version = 0,
            UpdatedAt = now,
        });
        foreach (var name in given.List("residents"))
        {
            db.ContactLinks.Add(new ContactLink
            {
                ContactId = contact.Id,
                ResidentId = await ResidentIdAsync(db, name),
                Proof = "kk",
                ProvedAt = now.AddDays(-1),
            });
        }
    }

    private static async Task CloseCasesAsync(TranscriptDesk desk, DeskDb db)
    {
        foreach (var open in await OpenCasesAsync(db)) open.Close(desk.Time.GetUtcNow());
    }

    /// <summary>As the console would: the rows are written, whatever a case allows in its present state.</summary>
    private static Task<int> SetCasesAsync(TranscriptDesk desk, DeskDb db, TranscriptGiven given)
    {
        var state = given.Word("state", CaseState.InProgress);
        PartnerDecision? decision = given.Has("decision") ? given.Word("decision", PartnerDecision.Approved) : null;
        DateTimeOffset? askedAt = given.Has("asked") ? desk.Time.GetUtcNow() : null;
        return db.Cases.ExecuteUpdateAsync(set => set
            .SetProperty(c => c.State, state)
            .SetProperty(c => c.ReferredTo, given.Find("referred"))
            .SetProperty(c => c.Decision, decision)
            .SetProperty(c => c.AnsweredAt, Noon(given.Day("answered")))
            .SetProperty(c => c.RealisedAt, Noon(given.Day("realised")))
            .SetProperty(c => c.ClosingAskedAt, askedAt));
    }

    /// <summary>Five in the morning UTC is noon in Bandung.</summary>
    private static DateTimeOffset? Noon(DateOnly? day) =>
        day is { } some ? new DateTimeOffset(some.ToDateTime(new TimeOnly(5, 0)), TimeSpan.Zero) : null;

    private static Task<List<Case>> OpenCasesAsync(DeskDb db) =>
        db.Cases.Where(c => c.ClosedAt == null).ToListAsync();

    private static async Task AddNotesAsync(TranscriptDesk desk, DeskDb db, TranscriptGiven given)
    {
        var count = given.Number("count");
        foreach (var open in await OpenCasesAsync(db))
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

    private static async Task AddCodeAsync(TranscriptDesk desk, DeskDb db, TranscriptGiven given)
    {
        var now = desk.Time.GetUtcNow();
        db.OneTimeCodes.Add(new OneTimeCode
        {
            Id = desk.Ids.Next(),
            DeskId = desk.Desk.Id,
            ResidentId = await ResidentIdAsync(db, given["resident"]),
            CodeHash = desk.Vault.Hash("code", given["digits"]),
            IssuedBy = "staff:rina",
            ExpiresAt = now.AddHours(1),
            UsedAt = given.Has("used") ? now : null,
        });
    }

    internal static async Task<Guid> ResidentIdAsync(DeskDb db, string name) =>
        (await db.Residents.SingleOrDefaultAsync(r => r.Name == name))?.Id
        ?? throw new FormatException($"no 'given resident name=\"{name}\"' before this line");
}
