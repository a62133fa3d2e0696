using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Tests.Desk.Cases;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Announcements;

/// <summary>A hand-out in RW 05 and 06, its people and a head of RW 06, on a clock moved by hand.</summary>
internal sealed class AnnouncementRoom : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Sender _sender;
    private int _chats;

    private AnnouncementRoom(DeskDatabase? database)
    {
        Database = database ?? new SqliteDatabase(_folder.File("desk.db"));
        Ids = new IdSource(Time);
        _sender = new Sender(
            Database, [new ScriptedChannel(ScriptedChannel.Unlimited, (_, _) => new SendResult.Accepted("m-1"))], Time,
            NullLogger<Sender>.Instance);
        var (content, notices) = (TestDesk.Content, new Notices(_sender, Ids));
        Rules = new AnnouncementRules { ApprovalAbove = 1_000 };
        Words = new AnnouncementWords(() => content.Dialogs, content.Profile);
        Reach = new AudienceReach(() => Channels, new TemplateCatalog(Templates, [], _ => null));
        Announcing = new AnnouncementDesk(content.Profile, content.Programmes, Rules, Words, Reach, Ids);
        Steering = new AnnouncementSteering(Words, notices);
        NewClock = () => new AnnouncementClock(
            new DeskHome(Desk, "id", new DeskFacts(content.Profile).Of), content.Profile, Rules, Words, Reach, notices,
            Ids);
    }

    /// <summary>Friday, 20 November 2026, 10.00 in Bandung.</summary>
    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));

    public DeskDatabase Database { get; }
    public IdSource Ids { get; }
    public AnnouncementRules Rules { get; }
    public AnnouncementWords Words { get; }
    public AudienceReach Reach { get; }
    public AnnouncementDesk Announcing { get; }
    public AnnouncementSteering Steering { get; }
    public Func<AnnouncementClock> NewClock { get; }

    /// <summary>Approved ones; none unless a test adds some.</summary>
    public List<MessageTemplate> Templates { get; } = [];

    public Dictionary<string, TimeSpan?> Channels { get; } = new()
    {
        [ChannelNames.Telegram] = null,
        [ChannelNames.WhatsApp] = TimeSpan.FromHours(24),
    };

    public WelfareDesk Desk { get; private set; } = null!;
    public Distribution HandOut { get; private set; } = null!;
    public AnnouncementAuthor Staff { get; private set; } = null!;
    public AnnouncementAuthor Coordinator { get; private set; } = null!;
    public AnnouncementAuthor Head { get; private set; } = null!;

    public Contact HeadChat { get; private set; } = null!;

    public DateTimeOffset Now => Time.GetUtcNow();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AnnouncementRoom> OpenAsync(DeskDatabase? database = null)
    {
        var room = new AnnouncementRoom(database);
        await room.Database.MigrateAsync(Ct);
        var profile = TestDesk.Content.Profile;
        await room.WriteAsync(db =>
        {
            room.Desk = db.Desks.Add(new WelfareDesk
            {
                Id = room.Ids.Next(),
                Code = profile.Code,
                Name = profile.Name,
                TimeZone = profile.Zone.Id,
                ReceiptPrefix = profile.ReceiptPrefix,
            }).Entity;
            room.HandOut = room.AddHandOut(db, "CBP-1", "05", "06");
            room.Staff = AnnouncementAuthor.Of(room.AddStaff(db, StaffRole.BackOffice));
            room.Coordinator = AnnouncementAuthor.Of(room.AddStaff(db, StaffRole.Coordinator));
        });
        (room.Head, room.HeadChat) = await room.HeadAsync("06");
        return room;
    }

    public async Task<(AnnouncementAuthor Author, Contact Chat)> HeadAsync(string rw, string? rt = null)
    {
        var chat = NewChat(ChannelNames.Telegram);
        var head = new NeighbourhoodHead
        {
            Id = Ids.Next(),
            DeskId = Desk.Id,
            Name = "Pak Dadang",
            Rw = rw,
            Rt = rt,
            ContactId = chat.Id,
            ProvedAt = Now,
            CreatedAt = Now,
        };
        await WriteAsync(db => db.AddRange(chat, head));
        return (AnnouncementAuthor.Of(head, chat.Id), chat);
    }

    public Distribution AddHandOut(DeskDb db, string code, params string[] rws) =>
        db.Distributions.Add(new Distribution
        {
            Id = Ids.Next(),
            DeskId = Desk.Id,
            Code = code,
            Programme = "CBP",
            Title = "Pembagian beras",
            Rws = [.. rws],
            Date = new DateOnly(2026, 11, 28),
            StartsAt = new TimeOnly(9, 0),
            Venue = "Balai RW 06",
            Papers = ["KTP", "KK"],
            SlotMinutes = 30,
        }).Entity;

    public Contact NewChat(
        string channel, bool isGroup = false, string language = "id", TimeSpan? silentFor = null) => new()
        {
            Id = Ids.Next(),
            DeskId = Desk.Id,
            Channel = channel,
            Address = channel == ChannelNames.WhatsApp ? $"+62812000{_chats++:00000}" : $"51{_chats++:00000000}",
            IsGroup = isGroup,
            Language = language,
            CreatedAt = Now,
            LastInboundAt = Now - (silentFor ?? TimeSpan.FromHours(1)),
        };

    /// <summary>Somebody on the list of the hand-out, with chats that act for him.</summary>
    public Resident AddPerson(DeskDb db, string rw, params Contact[] chats) => AddPerson(db, rw, null, chats);

    public Resident AddPerson(DeskDb db, string rw, TimeOnly? slot, params Contact[] chats)
    {
        var resident = db.Residents.Add(new Resident
        {
            Id = Ids.Next(),
            DeskId = Desk.Id,
            Name = "Siti",
            SearchName = "SITI",
            Rw = rw,
            Rt = "01",
            LastImportId = Guid.Empty,
        }).Entity;
        db.Enrolments.Add(new Enrolment
        {
            DeskId = Desk.Id,
            ResidentId = resident.Id,
            Programme = "CBP",
            ImportId = Guid.Empty,
        });
        db.Entitlements.Add(new DistributionEntitlement
        {
            Id = Ids.Next(),
            DistributionId = HandOut.Id,
            ResidentId = resident.Id,
            Rw = rw,
            Rt = "01",
            SlotAt = slot,
        });
        foreach (var chat in chats)
        {
            if (db.Entry(chat).State == EntityState.Detached) db.Contacts.Add(chat);
            db.ContactLinks.Add(
                new ContactLink { ContactId = chat.Id, ResidentId = resident.Id, Proof = "kk", ProvedAt = Now });
        }

        return resident;
    }

    /// <summary>People of an RW with a chat on Telegram each.</summary>
    public async Task<List<Contact>> CrowdAsync(int people, string rw = "06")
    {
        var chats = Enumerable.Range(0, people).Select(_ => NewChat(ChannelNames.Telegram)).ToList();
        await WriteAsync(db =>
        {
            foreach (var chat in chats) AddPerson(db, rw, chat);
        });
        return chats;
    }

    public async Task<AnnouncementDraft> DraftAsync(Guid? handOut = null)
    {
        await using var db = Database.Open();
        return new AnnouncementDraft(Desk.Id, await Announcing.DrawCodeAsync(db, Ct))
        {
            DistributionId = handOut ?? HandOut.Id,
        };
    }

    public async Task<AnnouncementOutcome> PreviewAsync(AnnouncementAuthor author, AnnouncementDraft? draft = null)
    {
        draft ??= await DraftAsync();
        return await Announcing.PreviewAsync(Database, author, draft, Now, Ct);
    }

    public async Task<AnnouncementOutcome> ConfirmAsync(AnnouncementAuthor author, AnnouncementDraft? draft = null)
    {
        draft ??= await DraftAsync();
        return await Database.WriteAsync((db, ct) => Announcing.ConfirmAsync(db, author, draft, null, Now, ct), Ct);
    }

    public async Task<Announcement> SendAsync(AnnouncementAuthor author, AnnouncementDraft? draft = null)
    {
        var made = (await ConfirmAsync(author, draft)).ShouldBeOfType<AnnouncementOutcome.Done>().Announcement;
        await RunAsync();
        return await ReadAsync(made.Id);
    }

    public Task<int> RunAsync() => NewClock().RunAsync(Database, Time, Ct);

    public Task<AnnouncementOutcome> StepAsync(
        Guid id, AnnouncementAuthor who, Func<AnnouncementCall, CancellationToken, Task<AnnouncementOutcome>> step) =>
        Database.WriteAsync((db, ct) => step(new AnnouncementCall(db, who, id, Now), ct), Ct);

    public async Task<Announcement> ReadAsync(Guid id)
    {
        await using var db = Database.Open();
        return await db.Announcements.AsNoTracking().SingleAsync(a => a.Id == id, Ct);
    }

    /// <summary>Messages of an announcement; there are none in bulk that belong to no addressee.</summary>
    public async Task<List<OutboxMessage>> MessagesAsync(Guid id)
    {
        await using var db = Database.Open();
        (await db.Outbox.CountAsync(
            m => m.Priority == OutboxPriority.Bulk && !db.AnnouncementAddressees.Any(a => a.OutboxId == m.Id), Ct))
            .ShouldBe(0, "messages without an addressee");
        return await db.AnnouncementAddressees.Where(a => a.AnnouncementId == id)
            .Join(db.Outbox.AsNoTracking(), a => a.OutboxId, m => m.Id, (_, m) => m).OrderBy(m => m.Id).ToListAsync(Ct);
    }

    /// <summary>What the head read, oldest first.</summary>
    public async Task<List<string>> ToldHeadAsync()
    {
        await using var db = Database.Open();
        var rows = await db.Outbox.AsNoTracking().Where(m => m.ContactId == HeadChat.Id).ToListAsync(Ct);
        return [.. rows.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => m.ToMessage().Text)];
    }

    /// <summary>The provider took so many of the queued messages, in their order.</summary>
    public Task LeaveAsync(Guid id, int count = int.MaxValue, OutboxState state = OutboxState.Sent) =>
        Database.WriteAsync(
            async (db, ct) =>
            {
                var rows = await db.AnnouncementAddressees.Where(a => a.AnnouncementId == id)
                    .Join(db.Outbox, a => a.OutboxId, m => m.Id, (_, m) => m)
                    .Where(m => m.State == OutboxState.Queued && m.DueAt <= Now).OrderBy(m => m.Id).Take(count)
                    .ToListAsync(ct);
                foreach (var row in rows) (row.State, row.SentAt) = (state, Now);
                return rows.Count;
            },
            Ct);

    public Task WriteAsync(Action<DeskDb> work) => Database.WriteAsync(
        (db, _) =>
        {
            work(db);
            return Task.FromResult(0);
        },
        Ct);

    /// <summary>Wall clock of the desk: <c>2026-11-20 10:00</c>.</summary>
    public void SetLocal(string local) => Time.Set(CalendarTests.Wib(local));

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        Database.Dispose();
        _folder.Dispose();
    }

    private StaffScope AddStaff(DeskDb db, StaffRole role) => StaffScope.Of(db.Staff.Add(new StaffMember
    {
        Id = Ids.Next(),
        DeskId = Desk.Id,
        Name = $"Rina {role}",
        SignInName = $"rina.{role}",
        Role = role,
        SecurityStamp = "1",
        CreatedAt = Now,
    }).Entity);
}
