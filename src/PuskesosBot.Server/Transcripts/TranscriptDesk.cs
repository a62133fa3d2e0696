using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Server.Transcripts;

/// <summary>
/// A desk for one transcript: nobody in it yet, nothing sent anywhere, on a database of its own that is closed and
/// opened again for every message and thrown away at the end.
/// </summary>
internal sealed class TranscriptDesk : IDisposable
{
    /// <summary>Language of a new chat.</summary>
    private const string Language = "id";

    /// <summary>Of a public address.</summary>
    private const string OwnHost = "puskesos.example";

    /// <summary>Few, so that a transcript can show it.</summary>
    private const int ApprovalAbove = 3;

    private static readonly Dictionary<string, TimeSpan?> Reached = new()
    {
        [ChannelNames.Telegram] = null,
        [ChannelNames.WebChat] = null,
        [ChannelNames.WhatsApp] = TimeSpan.FromHours(24),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("puskesos-").FullName;
    private readonly TranscriptContent _content;
    private readonly Func<IDialogAction, IDialogAction> _watch;

    private int _codes = 1;

    private TranscriptDesk(TranscriptContent content, Func<IDialogAction, IDialogAction>? watch)
    {
        (_content, _watch) = (content, watch ?? (action => action));
        Ids = new IdSource(Time);
        Database = new SqliteDatabase(File);
    }

    /// <summary>Friday, 20 November 2026, 10.00 in Bandung: the desk is open.</summary>
    internal TranscriptClock Time { get; } = new(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));

    /// <summary>Always the same key, so that hashes can be compared between runs.</summary>
    internal IdentifierVault Vault { get; } = new(new byte[IdentifierVault.KeyBytes]);

    internal IdSource Ids { get; }

    internal WelfareDesk Desk { get; private set; } = null!;

    internal SqliteDatabase Database { get; private set; }

    internal DeskHome Home =>
        new(Desk, Language, new DeskFacts(_content.Profile).Of) { RwAt = _content.Profile.RwAt };

    private string File => Path.Combine(_folder, "desk.db");

    /// <param name="watch">Wraps each action, for those who count what is asked of the desk.</param>
    internal static async Task<TranscriptDesk> StartAsync(
        TranscriptContent content, Func<IDialogAction, IDialogAction>? watch, CancellationToken ct)
    {
        var desk = new TranscriptDesk(content, watch);
        await desk.Database.MigrateAsync(ct);
        desk.Desk = await desk.Database.WriteAsync(
            (db, _) => Task.FromResult(db.Desks.Add(new WelfareDesk
            {
                Id = desk.Ids.Next(),
                Code = content.Profile.Code,
                Name = content.Profile.Name,
                TimeZone = content.Profile.Zone.Id,
                ReceiptPrefix = content.Profile.ReceiptPrefix,
            }).Entity),
            ct);
        return desk;
    }

    internal void SetLocalTime(DateTime local) =>
        Time.Set(new DateTimeOffset(local, _content.Profile.Zone.GetUtcOffset(local)));

    /// <summary>One turn; gives what the resident gets, as stored.</summary>
    internal Task<IReadOnlyList<OutboundMessage>> ReceiveAsync(InboundMessage message) =>
        HappenAsync(message.Address, async sender =>
        {
            await using var pump = new TurnPump(Database, Script(sender), sender, NullLogger<TurnPump>.Instance);
            var verdict = await pump.RunAsync(message, CancellationToken.None);
            if (verdict != InboundVerdict.Committed) throw new InvalidOperationException($"the turn was {verdict}");
        });

    /// <summary>What staff do with a chat; gives what the resident gets.</summary>
    internal Task<IReadOnlyList<OutboundMessage>> StaffAsync(string line, ChatAddress chat) =>
        HappenAsync(chat, sender =>
        {
            var handovers = new HandoverDesk(Home, () => _content.Dialogs, new Outbox(sender, Ids));
            var clock = new HandoverClock(Database, handovers, _content.Profile, new HandoverLimits());
            return new TranscriptStaff(this, handovers, clock).DoAsync(line, chat);
        });

    private async Task<IReadOnlyList<OutboundMessage>> HappenAsync(ChatAddress chat, Func<Sender, Task> happen)
    {
        // A second later: the order of what happened can be told from the times.
        Time.Advance(TimeSpan.FromSeconds(1));
        Reopen();
        var known = await OutboxAsync(chat);
        await using (var sender = new Sender(Database, [], Time, NullLogger<Sender>.Instance)) await happen(sender);
        var all = await OutboxAsync(chat);
        return [.. all.Skip(known.Count).Select(row => row.ToMessage())];
    }

    public void Dispose()
    {
        Database.Dispose();
        Vault.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // Something still lets go of the file; the system clears its temporary folder.
        }
    }

    private void Reopen()
    {
        Database.Dispose();
        Database = new SqliteDatabase(File);
    }

    private TurnScript Script(Sender sender) => new(
        Home, () => _content.Dialogs, new DialogActions([.. _content.Actions(Vault, Ids).Select(_watch)]),
        new Outbox(sender, Ids), new CaseDesk(Ids, _content.Deadlines), Ids, Time, Announcements());

    /// <summary>All channels can be sent on, and nobody has approved a template.</summary>
    private AnnouncementDesk Announcements() => new(
        _content.Profile, _content.Programmes,
        new AnnouncementRules { ApprovalAbove = ApprovalAbove, OwnHost = OwnHost },
        new AnnouncementWords(() => _content.Dialogs, _content.Profile),
        new AudienceReach(() => Reached, TemplateCatalog.Empty), Ids)
    {
        Draw = () => ShortCode.Numbered(ShortCodeKind.Announcement, _codes++),
    };

    private async Task<List<OutboxMessage>> OutboxAsync(ChatAddress chat)
    {
        await using var db = Database.Open();
        return await db.Contacts.Where(c => c.Channel == chat.Channel && c.Address == chat.Id)
            .Join(db.Outbox, c => c.Id, m => m.ContactId, (_, m) => m)
            .OrderBy(m => m.Id).AsNoTracking().ToListAsync();
    }
}
