using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.WebChat;
using QRCoder;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>
/// Rows of the home desk, RW 04, each with a word that stands nowhere else: who reads one of them, sees that desk.
/// </summary>
internal sealed record ConsoleRows(Guid CaseId, Guid ContactId, Guid ResidentId, Guid ParkedId)
{
    public const string Receipt = "LS-2611-00427-K";

    /// <summary>A photo that came by the web chat.</summary>
    public Guid PhotoId { get; init; }

    /// <summary>What nobody of another desk or another RW may ever read.</summary>
    public static readonly string[] Markers =
    [
        "Mawarwati Rekaan", "tulisan-warga-parkir", "alasan-audit-meja-ini", "LS-2611-00427-K",
        "keluhan-warga-contoh", "obrolan-warga-contoh", "catatan-petugas-contoh",
        "keluhan-warga-contoh", "tulisan-bot-kiriman", "daftar-meja-ini", NoticeRows.Marker, NoticeRows.Code,
        "penyaluran-meja-ini", .. HandoutRows.Markers,
    ];

    public Guid ImportId { get; private init; }

    /// <summary>Of the table, by <see cref="TableRows"/>.</summary>
    public Guid HandOutId { get; private set; }

    /// <summary>Filled by <see cref="NoticeRows"/>.</summary>
    public Guid AnnouncementId { get; private init; }

    public required HandoutRows Handout { get; init; }

    private const string Payload = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    public static async Task<ConsoleRows> FillAsync(ConsoleHost host)
    {
        var now = TimeProvider.System.GetUtcNow();
        var rows = new ConsoleRows(host.NextId(), host.NextId(), host.NextId(), host.NextId())
        {
            PhotoId = host.NextId(),
            ImportId = host.NextId(),
            AnnouncementId = host.NextId(),
            Handout = new HandoutRows(host.NextId(), host.NextId(), host.NextId()),
        };
        await host.AddAsync(People(host, rows, now));
        await host.AddAsync(
            Case(host, rows, now),
            new Conversation { ContactId = rows.ContactId, Position = "", Version = 0, UpdatedAt = now },
            Parked(rows.ParkedId, rows, now.AddMinutes(-5), settled: null),
            Parked(host.NextId(), rows, now.AddDays(-2), settled: now.AddDays(-1)),
            Parked(host.NextId(), rows, now.AddDays(-3), settled: null),
            new ChannelAlarm
            {
                Channel = ChannelNames.Telegram,
                Code = ChannelAlarmCode.Down,
                Since = now.AddHours(-2),
                Detail = "no answer",
            });
        await host.AddAsync(Audit(host, rows, now));
        await host.AddAsync(await AttachedAsync(host, rows, now));
        await ConversationRows.FillAsync(host, rows);
        await NoticeRows.FillAsync(host, rows);
        await host.AddAsync(ImportAndMessages(host, rows, now));
        rows.HandOutId = (await TableRows.FillAsync(host, names: ["Rukmini Rekaan"])).Id;
        await HandoutRows.FillAsync(host, rows.Handout, rows.ResidentId);
        return rows;
    }

    private static object[] People(ConsoleHost host, ConsoleRows rows, DateTimeOffset now) =>
    [
        new Contact
        {
            Id = rows.ContactId,
            DeskId = host.DeskId,
            Channel = ChannelNames.Telegram,
            Address = "5100000999",
            LastInboundAt = now,
            CreatedAt = now,
        },
        new Resident
        {
            Id = rows.ResidentId,
            DeskId = host.DeskId,
            Name = "Mawarwati Rekaan",
            SearchName = "MAWARWATI REKAAN",
            Rw = "04",
            LastImportId = host.NextId(),
        },
    ];

    private static PuskesosBot.Desk.Cases.Case Case(ConsoleHost host, ConsoleRows rows, DateTimeOffset now) => new()
    {
        Id = rows.CaseId,
        DeskId = host.DeskId,
        Receipt = Receipt,
        Kind = CaseKind.Complaint,
        ContactId = rows.ContactId,
        ResidentId = rows.ResidentId,
        SearchName = "MAWARWATI REKAAN",
        Rw = "04",
        Summary = $"keluhan-warga-contoh {Payload}",
        OpenedAt = now,
    };

    private static async Task<object[]> AttachedAsync(ConsoleHost host, ConsoleRows rows, DateTimeOffset now)
    {
        var folder = host.Services.GetRequiredService<MediaFolder>();
        var picture = PngByteQRCodeHelper.GetQRCode("foto", QRCodeGenerator.ECCLevel.L, 4);
        var (photo, _) = await folder.SaveAsync("percakapan-1", picture, CancellationToken.None);
        CaseAttachment Of(Guid id, AttachmentKind kind, string content) => new()
        {
            Id = id,
            CaseId = rows.CaseId,
            At = now,
            Who = $"contact:{rows.ContactId}",
            Kind = kind,
            Content = content,
        };
        return
        [
            Of(rows.PhotoId, AttachmentKind.Photo, photo!.Inbound.Reference),
            Of(host.NextId(), AttachmentKind.Photo, $"../..{Payload}"),
            Of(host.NextId(), AttachmentKind.Location, "-6.885,107.613"),
        ];
    }

    private static object[] ImportAndMessages(ConsoleHost host, ConsoleRows rows, DateTimeOffset now) =>
    [
        new RegistryImport
        {
            Id = rows.ImportId,
            DeskId = host.DeskId,
            Source = "dtks",
            FileName = "daftar-meja-ini.csv",
            FileHash = [1],
            StartedAt = now.AddHours(-1),
            FinishedAt = now,
            Mapping = """{"Name":"NAMA"}""",
            RowsRead = 3,
            RowsAccepted = 2,
            RowsHeld = 1,
        },
        new ImportProblem
        {
            Id = host.NextId(),
            ImportId = rows.ImportId,
            Row = 4,
            Column = "NIK",
            Value = $"327302******** {Payload}",
            Code = "NIK_LENGTH",
            Verdict = ImportVerdict.Held,
        },
        new ImportChange { ImportId = rows.ImportId, ResidentId = rows.ResidentId, Kind = ImportChangeKind.New },
        Message(host, rows, now, OutboxState.Sent, null),
        Message(host, rows, now, OutboxState.Waiting, null),
        Message(host, rows, now, OutboxState.Buried, "403: bot was blocked by the user"),
    ];

    private static OutboxMessage Message(
        ConsoleHost host, ConsoleRows rows, DateTimeOffset now, OutboxState state, string? error) => new()
        {
            Id = host.NextId(),
            ContactId = rows.ContactId,
            Channel = ChannelNames.Telegram,
            Priority = OutboxPriority.Reply,
            Body = System.Text.Json.JsonSerializer.Serialize(new OutboundMessage(
            new ChatAddress(ChannelNames.Telegram, "5100000999"), $"tulisan-bot-kiriman {Payload}")),
            State = state,
            Error = error,
            DueAt = now.AddDays(1),
            CreatedAt = now,
            SentAt = state == OutboxState.Sent ? now : null,
        };

    private static object[] Audit(ConsoleHost host, ConsoleRows rows, DateTimeOffset now) =>
        [.. Enumerable.Range(0, 60).Select(n => (object)new AuditEntry
    {
        Id = host.NextId(),
        DeskId = host.DeskId,
        At = now.AddMinutes(-n),
        Who = $"contact:{rows.ContactId}",
        Did = "status_read",
        ResidentId = rows.ResidentId,
        Why = "alasan-audit-meja-ini",
    })];

    private static ParkedMessage Parked(Guid id, ConsoleRows rows, DateTimeOffset at, DateTimeOffset? settled) => new()
    {
        Id = id,
        ContactId = rows.ContactId,
        Channel = ChannelNames.Telegram,
        ExternalId = id.ToString(),
        At = at,
        Text = $"tulisan-warga-parkir {Payload}",
        Error = "InvalidOperationException in ReadEnrolments.RunAsync",
        CaseId = rows.CaseId,
        SettledAt = settled,
    };
}
