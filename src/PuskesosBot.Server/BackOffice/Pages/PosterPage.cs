using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>An announcement as a poster, with a QR code that opens a chat with the bot; without any name.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager, StaffRole.RwHead)]
internal sealed class PosterPage(ConsoleDesk desk, BotDoors doors) : ConsolePage
{
    public Announcement About { get; private set; } = null!;

    public string Said { get; private set; } = "";

    public string? Rt { get; private set; }

    /// <summary>RWs that can be chosen: of an RW head the own.</summary>
    public IReadOnlyList<string> Rws { get; private set; } = [];

    /// <summary>RWs that get a poster each.</summary>
    public IReadOnlyList<string> Shown { get; private set; } = [];

    public IReadOnlyList<BotDoor> Doors { get; private set; } = [];

    /// <summary>It tells nothing that holds any more.</summary>
    public bool IsOver => About.State is AnnouncementState.Cancelled or AnnouncementState.Superseded
        or AnnouncementState.WaitingApproval;

    public async Task<IActionResult> OnGetAsync(Guid id, string? rw, string? rt, CancellationToken ct)
    {
        if (await desk.Scope.Announcements(desk.Read).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct)
            is not { } about) return NotFound();
        About = about;
        Rws = [.. about.Rws.Where(of => desk.Scope.Rw is not { } own || of == own)];
        Shown = CaseAsked.TwoDigits(rw) is { } chosen && Rws.Contains(chosen) ? [chosen] : Rws;
        Rt = about.Rt ?? CaseAsked.TwoDigits(rt);
        var text = await desk.Read.AnnouncementTexts.AsNoTracking()
            .SingleAsync(t => t.AnnouncementId == id && t.Language == DialogSet.PreferredLanguage, ct);
        Said = AnnouncementLabels.PaperOf(text.WithoutSlot(), about.Code);
        Doors = doors.All(about.Code);
        return Page();
    }
}
