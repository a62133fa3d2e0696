using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Tests.Browser;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>Residents and heads in the web chat of the program whose console is tested.</summary>
internal static class ChatBrowser
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Somebody who agreed to everything in the web chat; on the list of a hand-out or of none.</summary>
    public static async Task<WatchedPage> TalkAsync(this Browsers browsers, ConsoleHost host, Distribution? listed)
    {
        var watched = await browsers.OpenAsync(360, 740, host.Address);
        await watched.SeesAsync("Pilih bahasanya dulu");
        await watched.TellAsync(("1", "Apakah Ibu/Bapak setuju?"), ("setuju", "Ada yang bisa saya bantu?"));
        if (listed is not null)
        {
            var chat = await LatestChatAsync(host);
            await host.AddAsync(NoticeRows.Person(host, listed, "04", $"Warga Rekaan {chat:N}", chat));
        }

        return watched;
    }

    /// <summary>Of the chat that was opened last.</summary>
    public static Task<Guid> LatestChatAsync(ConsoleHost host) => host.ReadAsync(desk =>
        desk.Contacts.OrderByDescending(c => c.CreatedAt).Select(c => c.Id).FirstAsync(Ct));

    /// <summary>Writes, and waits until the bot said something with the words once more than before.</summary>
    public static async Task TellAsync(this WatchedPage resident, params (string Said, string Seen)[] turns)
    {
        foreach (var (said, seen) in turns)
        {
            var answers = resident.Page.GetByText(seen);
            var before = await answers.CountAsync();
            // What came meanwhile may have taken the focus.
            var box = resident.Page.GetByPlaceholder("Tulis pesan di sini");
            await box.FillAsync(said);
            await box.PressAsync("Enter");
            await Until.TrueAsync(
                async () => await answers.CountAsync() > before, $"'{seen}' after '{said}'", TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>What the newest line of the bot with such words says.</summary>
    public static Task<string> LastSaidAsync(this WatchedPage resident, string words) =>
        resident.Page.Locator("p.webchat__text-content", new() { HasText = words }).Last.InnerTextAsync();
}

/// <summary>Ten in the morning in Bandung, whenever the test runs: at night nobody is told anything.</summary>
internal sealed class Daytime : TimeProvider
{
    private readonly TimeSpan _shift =
        System.GetUtcNow().UtcDateTime.Date.AddHours(3) - System.GetUtcNow().UtcDateTime;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
}
