using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>A case for somebody who stands at the counter or telephones.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class NewCasePage(ConsoleDesk desk, CaseDesk cases, ProgrammeWords programmes) : ConsolePage
{
    /// <summary>Residents to choose from; of more the name must be typed further.</summary>
    public const int FoundMax = 10;

    /// <summary>Kinds that are told; a fault is the program's own, and a chat's rights are asked for in it.</summary>
    public static readonly CaseKind[] Kinds =
        [.. Enum.GetValues<CaseKind>().Where(kind => kind != CaseKind.Fault && !CaseKinds.IsDataRight(kind))];

    public CaseFiling Told { get; private set; } = new();

    public string? Problem { get; private set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public bool HasSearched { get; private set; }

    /// <summary>Open cases that may be the same, shown before it is saved.</summary>
    public IReadOnlyList<Case> Duplicates { get; private set; } = [];

    public IEnumerable<(string Id, string Name)> Programmes => programmes.All;

    public void OnGet() => Told = new CaseFiling { Filing = desk.NextId() };

    /// <summary>Looks for the resident; everything typed stays.</summary>
    public async Task<IActionResult> OnPostLookAsync(CaseFiling told, CancellationToken ct)
    {
        await LookAsync(told, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CaseFiling told, CancellationToken ct)
    {
        Problem = ProblemOf(told);
        var resident = Problem is null ? await ResidentAsync(told, ct) : null;
        if (told.Resident is not null && resident is null) Problem ??= "Warga itu tidak ada.";
        if (Problem is null && !told.Sure)
        {
            Duplicates = await CaseDesk.DuplicatesOfAsync(desk.Read, Draft(told, resident), ct);
            if (Duplicates.Count > 0) Problem = "Mungkin sudah ada laporan yang sama. Lihat dulu di bawah.";
        }

        if (Problem is not null)
        {
            await LookAsync(told, ct);
            return Page();
        }

        var opened = await OpenAsync(told, resident, ct);
        Flash($"Laporan tersimpan. Resi {opened.Receipt}.");
        return Redirect($"~/console/laporan/{opened.Receipt}");
    }

    private Guid DeskId => desk.Me.DeskId ?? desk.Home.Desk.Id;

    private string? ProblemOf(CaseFiling told) => told switch
    {
        { Filing: var filing } when filing == Guid.Empty => "Formulirnya tidak lengkap. Muat ulang halaman ini.",
        { Text.Length: 0 } => "Tulis dulu isi laporannya.",
        { Text.Length: > CaseDesk.WordsMax } => CaseRefusals.Sentence(CaseRefusal.TooLong),
        { Kind: var kind } when !Kinds.Contains(kind) => "Pilih jenis laporannya.",
        { Kind: CaseKind.DataChange, Change: null } => "Pilih data apa yang berubah.",
        { Rw.Length: > 0 } when CaseAsked.TwoDigits(told.Rw) is null => "RW ditulis dengan angka, misalnya 04.",
        { Programme.Length: > 0 } when !programmes.Has(told.Programme) => "Program itu tidak ada.",
        _ => null,
    };

    private async Task<Case> OpenAsync(CaseFiling told, Resident? resident, CancellationToken ct)
    {
        var what = new NewCase(DeskId, told.Kind, told.Text, desk.Scope.Who, desk.Now)
        {
            ResidentId = resident?.Id,
            Change = told.Kind == CaseKind.DataChange ? told.Change : null,
            Programme = string.IsNullOrEmpty(told.Programme) ? null : told.Programme,
            Rw = CaseAsked.TwoDigits(told.Rw) ?? resident?.Rw,
            IsOnBehalf = true,
            FilingKey = $"{desk.Scope.Who}:{told.Filing}",
        };
        try
        {
            return await desk.WriteAsync((write, token) => cases.OpenAsync(write, what, token), ct);
        }
        catch (DbUpdateException)
        {
            // The second of two clicks came while the first was being saved: now it is there.
            return await desk.WriteAsync((write, token) => cases.OpenAsync(write, what, token), ct);
        }
    }

    private Case Draft(CaseFiling told, Resident? resident) => new()
    {
        Id = told.Filing,
        DeskId = DeskId,
        Receipt = "",
        Kind = told.Kind,
        Programme = string.IsNullOrEmpty(told.Programme) ? null : told.Programme,
        ResidentId = resident?.Id,
        Summary = "",
        OpenedAt = desk.Now,
    };

    private async Task LookAsync(CaseFiling told, CancellationToken ct)
    {
        Told = told;
        var deskId = DeskId;
        var mine = desk.Scope.Residents(desk.Read).AsNoTracking().Where(r => r.DeskId == deskId);
        if (ResidentSearch.Named(mine, told.Name ?? "") is { } named)
        {
            HasSearched = true;
            Found = await named.OrderBy(r => r.SearchName).ThenBy(r => r.Id).Take(FoundMax).ToListAsync(ct);
        }

        if (await ResidentAsync(told, ct) is { } chosen && Found.All(r => r.Id != chosen.Id))
            Found = [chosen, .. Found];
    }

    private async Task<Resident?> ResidentAsync(CaseFiling told, CancellationToken ct)
    {
        if (told.Resident is not { } id) return null;
        var deskId = DeskId;
        return await desk.Scope.Residents(desk.Read).AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id && r.DeskId == deskId, ct);
    }
}

/// <summary>What was typed of a new case.</summary>
internal sealed record CaseFiling
{
    /// <summary>Made with the form: sent twice, it is still one filing.</summary>
    public Guid Filing { get; init; }

    public CaseKind Kind { get; init; }

    public DataChange? Change { get; init; }

    public string? Programme { get; init; }

    public string? Rw { get; init; }

    /// <summary>How the resident's name begins.</summary>
    public string? Name { get; init; }

    public Guid? Resident { get; init; }

    public string? Words { get; init; }

    /// <summary>The duplicates were seen.</summary>
    public bool Sure { get; init; }

    internal string Text => (Words ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
