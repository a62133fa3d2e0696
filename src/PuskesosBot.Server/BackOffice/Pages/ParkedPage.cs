using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Messages whose turn threw: seen, tried again, or dismissed with a reason.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class ParkedPage(ConsoleDesk desk, ParkedRetry retry) : ConsolePage
{
    public const int WhyCharsMax = 200;

    public bool IsDone { get; private set; }

    public IReadOnlyList<ParkedRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, HasNext: false, _ => "");

    public bool MayRetry(ParkedMessage parked) => desk.Now - parked.At < ParkedRetry.AgeMax;

    public async Task OnGetAsync(string? tampil, int? hal, CancellationToken ct)
    {
        IsDone = tampil == "selesai";
        var page = Pager.Sound(hal);
        var parked = desk.Scope.Parked(desk.Read).AsNoTracking().Where(p => p.SettledAt != null == IsDone)
            .OrderByDescending(p => p.At).ThenBy(p => p.Id);
        var rows = await Pager.Cut(parked, page)
            .Select(p => new ParkedRow(
                p, desk.Read.Cases.Where(c => c.Id == p.CaseId).Select(c => c.Receipt).FirstOrDefault() ?? ""))
            .ToListAsync(ct);
        Rows = [.. rows.Take(Pager.RowsPerPage)];
        var filter = IsDone ? "tampil=selesai&" : "";
        Pager = new Pager(page, rows.Count > Pager.RowsPerPage, n => Url.Content($"~/console/parkir?{filter}hal={n}"));
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } parked || !MayRetry(parked)) return NotFound();
        var contact = await desk.Scope.Contacts(desk.Read).AsNoTracking()
            .SingleAsync(c => c.Id == parked.ContactId, ct);
        var outcome = await retry.RunAsync(parked, contact, ct);
        if (outcome != ParkedOutcome.Busy) await SettleAsync(id, "parked_retried", $"parked:{id} {outcome}", ct);
        if (outcome == ParkedOutcome.Answered) Flash("Pesan diproses, warga sudah dijawab.");
        else Warn(outcome == ParkedOutcome.Busy
            ? "Bot sedang penuh. Coba lagi sebentar."
            : "Gagal lagi: pesannya diparkir ulang dengan sebab yang baru.");
        return Redirect("~/console/parkir");
    }

    public async Task<IActionResult> OnPostDismissAsync(Guid id, string? why, CancellationToken ct)
    {
        var reason = why?.Trim() ?? "";
        if (reason.Length is 0 or > WhyCharsMax)
        {
            Warn("Tulis alasannya dulu.");
            return Redirect("~/console/parkir");
        }

        if (await FindAsync(id, ct) is null) return NotFound();
        await SettleAsync(id, "parked_dismissed", $"parked:{id} {Masking.Mask(reason)}", ct);
        Flash("Pesan ditutup.");
        return Redirect("~/console/parkir");
    }

    private Task<ParkedMessage?> FindAsync(Guid id, CancellationToken ct) =>
        desk.Scope.Parked(desk.Read).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.SettledAt == null, ct);

    private Task<bool> SettleAsync(Guid id, string did, string why, CancellationToken ct) => desk.WriteAsync(
        async (write, token) =>
        {
            var parked = await desk.Scope.Parked(write).SingleAsync(p => p.Id == id, token);
            if (parked.SettledAt is not null) return false;
            parked.SettledAt = desk.Now;
            var deskId = await desk.Scope.Contacts(write).Where(c => c.Id == parked.ContactId).Select(c => c.DeskId)
                .SingleAsync(token);
            desk.Audit(write, did, why, deskId: deskId);
            return true;
        },
        ct);
}

/// <param name="Receipt">Of the case that was opened with it.</param>
internal sealed record ParkedRow(ParkedMessage Parked, string Receipt);
