using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Channels;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Transcripts;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>
/// A conversation with the bot as it is now, at a desk of its own that nobody is registered at and that is thrown away
/// with the answer: nothing of it is stored or sent.
/// </summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class TryPage(DialogLibrary library, TryRooms rooms) : ConsolePage
{
    /// <summary>Messages of one try, and characters of a message.</summary>
    public const int LinesMax = 40, LineCharsMax = 500;

    /// <summary>What was typed so far; carried in the page, since nothing is kept.</summary>
    public IReadOnlyList<string> Typed { get; private set; } = [];

    public IReadOnlyList<(bool IsBot, string Text)> Talk { get; private set; } = [];

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAsync(string[]? lines, string? words, CancellationToken ct)
    {
        var typed = (lines ?? []).Append(words ?? "").Where(line => line.Trim().Length > 0)
            .Select(line => line.Length > LineCharsMax ? line[..LineCharsMax] : line).ToList();
        if (typed.Count > LinesMax)
        {
            Problem = "Percakapannya sudah panjang. Mulai lagi dari awal.";
            typed = [.. typed.Take(LinesMax)];
        }

        Typed = typed;
        if (library.Current is not { } dialogs) return Page();
        if (await rooms.PlayAsync(dialogs, typed, ct) is { } talk) Talk = talk;
        else Problem = "Sedang dipakai orang lain. Coba lagi sebentar.";
        return Page();
    }
}
