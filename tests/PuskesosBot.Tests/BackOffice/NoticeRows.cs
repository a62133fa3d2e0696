using PuskesosBot.Channels;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>Hand-outs and announcements for the tests of the console.</summary>
internal static class NoticeRows
{
    /// <summary>Stands in the announcement of <see cref="ConsoleRows"/> and nowhere else.</summary>
    public const string Marker = "kabar-warga-contoh";

    public const string Code = "PU-BBBBBB-B";

    private const string Payload = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    /// <summary>One of RW 04 that is over, with a message that failed.</summary>
    public static async Task FillAsync(ConsoleHost host, ConsoleRows rows)
    {
        var now = TimeProvider.System.GetUtcNow();
        var handOut = HandOut(host, now, "04");
        var head = Head(host, now);
        var message = Message(host, rows.ContactId, now);
        await host.AddAsync(
            handOut, head, message, Entitled(host, handOut, rows.ResidentId, "04"),
            new Announcement
            {
                Id = rows.AnnouncementId,
                DeskId = host.DeskId,
                Code = Code,
                HeadId = head.Id,
                Kind = NoticeKind.Pickup,
                Rws = ["04"],
                DistributionId = handOut.Id,
                State = AnnouncementState.Done,
                CreatedAt = now.AddHours(-1),
                StartedAt = now.AddHours(-1),
                ExpandedAt = now.AddHours(-1),
                FinishedAt = now,
                ResidentCount = 1,
            },
            Text(rows.AnnouncementId, "id"), Text(rows.AnnouncementId, "su"),
            new AnnouncementAddressee
            {
                AnnouncementId = rows.AnnouncementId,
                ContactId = rows.ContactId,
                ResidentId = rows.ResidentId,
                OutboxId = message.Id,
                Verdict = AddresseeVerdict.Written,
            });
    }

    /// <summary>A hand-out and people of RWs on its list, without any chat.</summary>
    /// <returns>The hand-out.</returns>
    public static async Task<Distribution> CrowdAsync(ConsoleHost host, int people, params string[] rws)
    {
        var now = TimeProvider.System.GetUtcNow();
        var handOut = HandOut(host, now, rws);
        var rows = new List<object> { handOut };
        foreach (var rw in rws)
        {
            for (var n = 0; n < people; n++) rows.AddRange(Person(host, handOut, rw, $"Warga Rekaan {rw} {n}"));
        }

        await host.AddAsync([.. rows]);
        return handOut;
    }

    /// <summary>A resident on the lists of the programme and of the hand-out.</summary>
    public static object[] Person(ConsoleHost host, Distribution handOut, string rw, string name, Guid? chat = null)
    {
        var id = host.NextId();
        List<object> rows =
        [
            new Resident
            {
                Id = id,
                DeskId = host.DeskId,
                Name = name,
                SearchName = name.ToUpperInvariant(),
                Address = $"Gang Contoh {rw}",
                Rw = rw,
                Rt = "02",
                LastImportId = Guid.Empty,
            },
            new Enrolment
            {
                DeskId = host.DeskId,
                ResidentId = id,
                Programme = "CBP",
                ImportId = Guid.Empty,
            },
            Entitled(host, handOut, id, rw),
        ];
        if (chat is { } contact)
            rows.Add(new ContactLink
            {
                ContactId = contact,
                ResidentId = id,
                Proof = "kk",
                ProvedAt = TimeProvider.System.GetUtcNow(),
            });
        return [.. rows];
    }

    /// <param name="chat">Where he proved himself; null: nowhere.</param>
    public static NeighbourhoodHead Head(ConsoleHost host, DateTimeOffset now, Guid? chat = null) => new()
    {
        Id = host.NextId(),
        DeskId = host.DeskId,
        Name = "Pak Rekaan",
        Rw = "04",
        ContactId = chat,
        ProvedAt = chat is null ? null : now,
        CreatedAt = now,
    };

    private static Distribution HandOut(ConsoleHost host, DateTimeOffset now, params string[] rws) => new()
    {
        Id = host.NextId(),
        DeskId = host.DeskId,
        Code = $"EV-{string.Concat(rws)}",
        Programme = "CBP",
        Title = "Pembagian beras contoh",
        Rws = [.. rws],
        Date = DateOnly.FromDateTime(now.UtcDateTime).AddDays(7),
        StartsAt = new TimeOnly(9, 0),
        Venue = "Balai RW 04",
        Papers = ["KTP", "KK"],
        SlotMinutes = 30,
        CreatedAt = now,
    };

    private static DistributionEntitlement Entitled(
        ConsoleHost host, Distribution handOut, Guid residentId, string rw) => new()
        {
            Id = host.NextId(),
            DistributionId = handOut.Id,
            ResidentId = residentId,
            Rw = rw,
            Rt = "02",
            SlotAt = new TimeOnly(9, 30),
        };

    private static AnnouncementText Text(Guid id, string language) => new()
    {
        AnnouncementId = id,
        Language = language,
        Text = $"Pengumuman dari Puskesos.\n\n{Marker} {Payload}\nGiliran: jam {AnnouncementText.SlotMark}\n\n"
            + $"Kode: {Code}",
    };

    private static OutboxMessage Message(ConsoleHost host, Guid contactId, DateTimeOffset now) => new()
    {
        Id = host.NextId(),
        ContactId = contactId,
        Channel = ChannelNames.Telegram,
        Priority = OutboxPriority.Bulk,
        Body = OutboxBody.Write(new OutboundMessage(new ChatAddress(ChannelNames.Telegram, "5100000999"), Marker)),
        State = OutboxState.Buried,
        Error = "403: bot was blocked by the user",
        DueAt = now,
        CreatedAt = now,
    };
}
