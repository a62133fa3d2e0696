using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>RT and RW heads of the desk: registered, given a code to prove their chat, and ended.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class HeadsPage(ConsoleDesk desk, HeadDesk heads, DeskProfile profile) : ConsolePage
{
    public const int PhoneCharsMax = 30;

    public IReadOnlyList<NeighbourhoodHead> Heads { get; private set; } = [];

    public IReadOnlyList<string> Rws => profile.Rws;

    public Pager Pager { get; private set; } = new(1, HasNext: false, _ => "");

    /// <summary>Those who are head no more are shown.</summary>
    public bool IsEnded { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public HeadTyped Typed { get; private set; } = new();

    /// <summary>Just made, and shown this once.</summary>
    public (NeighbourhoodHead Head, IssuedCode Code)? Issued { get; private set; }

    private Guid DeskId => desk.Me.DeskId ?? desk.Home.Desk.Id;

    public static string AreaOf(NeighbourhoodHead head) =>
        head.Rt is { } rt ? $"RT {rt} RW {head.Rw}" : $"RW {head.Rw}";

    public async Task OnGetAsync(string? tampil, int? hal, CancellationToken ct)
    {
        IsEnded = tampil == "selesai";
        var (deskId, isEnded, page) = (DeskId, IsEnded, Pager.Sound(hal));
        var all = desk.Scope.Heads(desk.Read).AsNoTracking()
            .Where(h => h.DeskId == deskId && (h.EndedAt != null) == isEnded)
            .OrderBy(h => h.Rw).ThenBy(h => h.Rt != null).ThenBy(h => h.Rt).ThenBy(h => h.Id);
        var found = await Pager.Cut(all, page).ToListAsync(ct);
        Heads = [.. found.Take(Pager.RowsPerPage)];
        Pager = new Pager(page, found.Count > Pager.RowsPerPage, n => Url.Content(string.Create(
            CultureInfo.InvariantCulture, $"~/console/ketua?hal={n}{(isEnded ? "&tampil=selesai" : "")}")));
    }

    public async Task<IActionResult> OnPostAddAsync(HeadTyped typed, CancellationToken ct)
    {
        var (name, rw, rt) = ((typed.Name ?? "").Trim(), typed.Rw ?? "", CaseAsked.TwoDigits(typed.Rt?.Trim()));
        Problems = ProblemsOf(typed, name);
        if (Problems.Count == 0 && await HasAsync(name, rw, rt, ct))
            Problems = [$"{name} sudah terdaftar untuk wilayah itu."];
        if (Problems.Count == 0)
        {
            var made = await desk.WriteAsync(
                (write, _) => Task.FromResult(
                    heads.Register(write, desk.Scope, DeskId, name, rw, rt, typed.Phone, desk.Now)),
                ct);
            if (made is not null)
            {
                Flash($"{name} terdaftar sebagai ketua {AreaOf(made)}.");
                return Redirect("~/console/ketua");
            }

            Problems = ["Ketua ini tidak bisa didaftarkan di meja Anda."];
        }

        Typed = typed;
        await OnGetAsync(null, null, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } head) return NotFound();
        var code = await desk.WriteAsync(
            (write, token) => heads.IssueCodeAsync(write, desk.Scope, id, desk.Now, token), ct);
        if (code is null) return NotFound();
        Issued = (head, code);
        await OnGetAsync(null, null, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } head) return NotFound();
        var isEnded = await desk.WriteAsync(
            (write, token) => heads.TryEndAsync(write, desk.Scope, id, desk.Now, token), ct);
        if (!isEnded) return NotFound();
        Flash($"Tugas {head.Name} sebagai ketua {AreaOf(head)} diakhiri. Chatnya tidak bisa membuka menu ketua lagi.");
        return Redirect("~/console/ketua");
    }

    private List<string> ProblemsOf(HeadTyped typed, string name)
    {
        var problems = new List<string>();
        if (name.Length == 0) problems.Add("Isi namanya.");
        if (name.Length > HeadDesk.NameCharsMax) problems.Add("Namanya terlalu panjang.");
        if (!profile.Rws.Contains(typed.Rw ?? "")) problems.Add("Pilih RW wilayah Puskesos ini.");
        if (!string.IsNullOrWhiteSpace(typed.Rt) && CaseAsked.TwoDigits(typed.Rt.Trim()) is null)
            problems.Add("RT ditulis dengan angka, misalnya 02. Kosongkan kalau seluruh RW.");
        if (string.IsNullOrWhiteSpace(typed.Phone)) return problems;
        var sentence = PhoneNumber.Read(typed.Phone, out _) switch
        {
            PhoneProblem.None => null,
            PhoneProblem.Foreign => "Nomor HP-nya bukan nomor Indonesia.",
            PhoneProblem.NotMobile => "Nomor itu bukan nomor HP. Tulis nomor yang dipakai untuk chat.",
            _ => "Nomor HP tidak terbaca. Contoh: 0812 3456 7890. Boleh dikosongkan.",
        };
        if (sentence is not null) problems.Add(sentence);
        return problems;
    }

    /// <summary>The same filing a second time.</summary>
    private Task<bool> HasAsync(string name, string rw, string? rt, CancellationToken ct)
    {
        var deskId = DeskId;
        return desk.Scope.Heads(desk.Read).AnyAsync(
            h => h.DeskId == deskId && h.EndedAt == null && h.Name == name && h.Rw == rw && h.Rt == rt, ct);
    }

    private Task<NeighbourhoodHead?> FindAsync(Guid id, CancellationToken ct) =>
        desk.Scope.Heads(desk.Read).AsNoTracking().SingleOrDefaultAsync(h => h.Id == id && h.EndedAt == null, ct);
}

/// <summary>What was typed of a new head.</summary>
internal sealed record HeadTyped
{
    public string? Name { get; init; }

    public string? Rw { get; init; }

    /// <summary>Empty: the whole RW.</summary>
    public string? Rt { get; init; }

    public string? Phone { get; init; }
}
