using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Tests.Support;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.Desk.Cases;

/// <summary>A desk with one staff member of each role and one resident's chat, on a clock moved by hand.</summary>
internal sealed class CaseRoom : IAsyncDisposable
{
    private static readonly ChannelLimits Limits =
        ScriptedChannel.Unlimited with { FreeTextWindow = TimeSpan.FromHours(24) };

    private readonly TempFolder _folder = new();
    private readonly Sender _sender;
    private readonly Dictionary<StaffRole, StaffScope> _staff = [];

    private CaseRoom(DeskDatabase? database, RelayRules relays)
    {
        Database = database ?? new SqliteDatabase(_folder.File("desk.db"));
        Ids = new IdSource(Time);
        _sender = new Sender(
            Database, [new ScriptedChannel(Limits, (_, _) => new SendResult.Accepted("m-1"))], Time,
            NullLogger<Sender>.Instance);
        var content = TestDesk.Content;
        var (deadlines, news) = (
            content.Deadlines,
            new CaseNotices(new Notices(_sender, Ids), () => content.Dialogs, content.Profile));
        Cases = new CaseDesk(Ids, deadlines, relays);
        Work = new CaseWork(Ids, deadlines, news, relays);
        Referrals = new CaseReferrals(Ids, deadlines, news, relays);
        Closings = new CaseClosings(Ids, deadlines, news, relays);
        Rights = new DataRights(Ids, deadlines, news, relays);
        Clock = home => new CaseClock(home, Ids, deadlines, news, relays);
    }

    /// <summary>Friday, 20 November 2026, 10.00 in Bandung.</summary>
    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));

    public DeskDatabase Database { get; }

    public IdSource Ids { get; }

    public CaseDesk Cases { get; }

    public CaseWork Work { get; }

    public CaseReferrals Referrals { get; }

    public CaseClosings Closings { get; }

    public DataRights Rights { get; }

    public WelfareDesk Desk { get; private set; } = null!;

    /// <summary>Wrote this very minute.</summary>
    public Contact Contact { get; private set; } = null!;

    private Func<DeskHome, CaseClock> Clock { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<CaseRoom> OpenAsync(DeskDatabase? database = null, RelayRules? relays = null)
    {
        var room = new CaseRoom(database, relays ?? RelayRules.None);
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
            foreach (var role in Enum.GetValues<StaffRole>()) room._staff[role] = room.AddStaff(db, role);
        });
        room.Contact = await room.ContactAsync("5100000001");
        return room;
    }

    public StaffScope Staff(StaffRole role) => _staff[role];

    public async Task<Contact> ContactAsync(string address, string language = "id", Guid? resident = null)
    {
        var contact = new Contact
        {
            Id = Ids.Next(),
            DeskId = Desk.Id,
            Channel = ChannelNames.Telegram,
            Address = address,
            Language = language,
            CreatedAt = Time.GetUtcNow(),
            LastInboundAt = Time.GetUtcNow(),
        };
        await WriteAsync(db =>
        {
            db.Contacts.Add(contact);
            if (resident is { } of)
                db.ContactLinks.Add(new ContactLink
                {
                    ContactId = contact.Id,
                    ResidentId = of,
                    Proof = "kk",
                    ProvedAt = Time.GetUtcNow(),
                });
        });
        return contact;
    }

    /// <summary>A case of the resident's chat, or of none.</summary>
    public Task<Case> FileAsync(
        CaseKind kind = CaseKind.Complaint, CaseState state = CaseState.Received, bool hasChat = true,
        Contact? contact = null, Guid? resident = null, string? programme = null) =>
        Database.WriteAsync(
            async (db, ct) =>
            {
                var filed = await Cases.OpenAsync(
                    db,
                    new NewCase(Desk.Id, kind, "Beras belum datang.", "bot", Time.GetUtcNow())
                    {
                        ContactId = hasChat ? (contact ?? Contact).Id : null,
                        ResidentId = resident,
                        Programme = programme,
                        Rw = "05",
                    },
                    ct);
                if (state != CaseState.Received) TestDesk.Content.Deadlines.Go(filed, state, Time.GetUtcNow());
                return filed;
            },
            Ct);

    /// <summary>One step of somebody on a case, in a transaction of its own.</summary>
    public Task<CaseOutcome> DoAsync(
        Guid caseId, StaffRole role, Func<CaseCall, CancellationToken, Task<CaseOutcome>> step, long? version = null) =>
        DoAsync(caseId, CaseActor.Of(_staff[role]), step, version);

    public Task<CaseOutcome> DoAsync(
        Guid caseId, CaseActor who, Func<CaseCall, CancellationToken, Task<CaseOutcome>> step, long? version = null) =>
        Database.WriteAsync(
            (db, ct) => step(new CaseCall(db, caseId, who, Time.GetUtcNow()) { Version = version }, ct), Ct);

    public Task<CaseSweep> SweepAsync() =>
        Clock(new DeskHome(Desk, "id", new DeskFacts(TestDesk.Content.Profile).Of))
            .RunAsync(Database, Time.GetUtcNow(), Ct);

    public async Task<Case> ReadAsync(Guid id)
    {
        await using var db = Database.Open();
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id, Ct);
    }

    public async Task<List<T>> AllAsync<T>()
        where T : class
    {
        await using var db = Database.Open();
        return await db.Set<T>().AsNoTracking().ToListAsync(Ct);
    }

    /// <summary>What residents were told, oldest first.</summary>
    public async Task<List<string>> ToldAsync() =>
        [.. (await AllAsync<OutboxMessage>()).OrderBy(m => m.Id).Select(m => m.ToMessage().Text)];

    /// <summary>Everything queued has gone out.</summary>
    public Task SendAllAsync() => WriteAsync(db =>
    {
        foreach (var row in db.Outbox.Where(m => m.State == OutboxState.Queued).ToList())
            (row.State, row.SentAt) = (OutboxState.Sent, Time.GetUtcNow());
    });

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

    private StaffScope AddStaff(DeskDb db, StaffRole role)
    {
        var member = db.Staff.Add(new StaffMember
        {
            Id = Ids.Next(),
            DeskId = role is StaffRole.Supervisor or StaffRole.Manager ? null : Desk.Id,
            Name = $"Rina {role}",
            SignInName = $"rina.{role}",
            Role = role,
            Rw = role == StaffRole.RwHead ? "05" : null,
            SecurityStamp = "1",
            CreatedAt = Time.GetUtcNow(),
        }).Entity;
        return StaffScope.Of(member);
    }
}
