using Microsoft.Extensions.Configuration;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Tests.Faults;

/// <summary>
/// A confirmed announcement of a hand-out in RW 06 that no process has begun yet: people on WhatsApp who are to be
/// told, and among them some who are not.
/// </summary>
internal static class AnnouncedCrowd
{
    private const int RowsPerWrite = 1_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens the data as the program does, with the desk's row.</summary>
    public static Task<DeskParts> OpenAsync(IReadOnlyDictionary<string, string> environment)
    {
        var configuration = new ConfigurationManager();
        PuskesosHost.Configure(configuration);
        foreach (var (name, value) in environment)
            configuration[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        return DeskParts.OpenAsync(configuration, TimeProvider.System, Ct);
    }

    /// <returns>The chats that must be told.</returns>
    public static async Task<HashSet<Guid>> FillAsync(DeskParts parts, int people)
    {
        const int everyOther = 20;
        var handOut = await HandOutAsync(parts);
        var told = new HashSet<Guid>();
        foreach (var some in Enumerable.Range(0, people + people / everyOther).Chunk(RowsPerWrite))
        {
            await parts.Database.WriteAsync(
                (db, _) =>
                {
                    db.ChangeTracker.AutoDetectChangesEnabled = false;
                    foreach (var n in some)
                    {
                        // Who lives elsewhere is on the list, who said stop lives here.
                        var chat = Add(parts, db, handOut, n, n < people ? "06" : n % 2 == 0 ? "05" : "06");
                        if (n < people) told.Add(chat.Id);
                        else if (n % 2 == 1) chat.NoticesStoppedAt = chat.CreatedAt;
                    }

                    return Task.FromResult(0);
                },
                Ct);
        }

        await ConfirmAsync(parts, handOut);
        return told;
    }

    private static Task<Guid> HandOutAsync(DeskParts parts) => parts.Database.WriteAsync(
        (db, _) => Task.FromResult(db.Distributions.Add(new Distribution
        {
            Id = parts.Ids.Next(),
            DeskId = parts.Desk.Id,
            Code = "CBP-1",
            Programme = "CBP",
            Title = "Pembagian beras",
            Rws = ["05", "06"],
            Papers = ["KTP", "KK"],
        }).Entity.Id),
        Ct);

    private static Contact Add(DeskParts parts, DeskDb db, Guid handOut, int n, string rw)
    {
        var now = TimeProvider.System.GetUtcNow();
        var resident = new Resident
        {
            Id = parts.Ids.Next(),
            DeskId = parts.Desk.Id,
            Name = "Warga Rekaan",
            SearchName = "WARGA REKAAN",
            Rw = rw,
            Rt = "01",
            LastImportId = Guid.Empty,
        };
        var chat = new Contact
        {
            Id = parts.Ids.Next(),
            DeskId = parts.Desk.Id,
            Channel = ChannelNames.WhatsApp,
            Address = $"+62812{n:00000000}",
            CreatedAt = now,
            LastInboundAt = now,
        };
        db.AddRange(
            resident, chat,
            new ContactLink { ContactId = chat.Id, ResidentId = resident.Id, Proof = "kk", ProvedAt = now },
            new DistributionEntitlement
            {
                Id = parts.Ids.Next(),
                DistributionId = handOut,
                ResidentId = resident.Id,
                Rw = rw,
                Rt = "01",
            });
        return chat;
    }

    /// <summary>Urgent, so that it is sent whenever the test runs.</summary>
    private static async Task ConfirmAsync(DeskParts parts, Guid handOut)
    {
        var words = new AnnouncementWords(() => parts.Dialogs.Current!, parts.Profile);
        var reach = new AudienceReach(
            () => new Dictionary<string, TimeSpan?> { [ChannelNames.WhatsApp] = TimeSpan.FromHours(24) },
            TemplateCatalog.Empty);
        var desk = new AnnouncementDesk(
            parts.Profile, parts.Programmes, new AnnouncementRules(), words, reach, parts.Ids);
        var author = AnnouncementAuthor.Of(
            new StaffScope(parts.Ids.Next(), StaffRole.Coordinator, parts.Desk.Id, null));
        var outcome = await parts.Database.WriteAsync(
            async (db, ct) =>
            {
                var draft = new AnnouncementDraft(parts.Desk.Id, await desk.DrawCodeAsync(db, ct))
                {
                    DistributionId = handOut,
                    Rws = ["06"],
                    UrgentReason = "Uji coba",
                };
                return await desk.ConfirmAsync(db, author, draft, null, TimeProvider.System.GetUtcNow(), ct);
            },
            Ct);
        outcome.ShouldBeOfType<AnnouncementOutcome.Done>().Announcement.State.ShouldBe(AnnouncementState.Scheduled);
    }
}
