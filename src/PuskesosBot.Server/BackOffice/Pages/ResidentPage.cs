using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>One resident: what lists say, cases, chats. Numbers are masked until somebody says why not.</summary>
[Allow(
    StaffRole.FrontOffice, StaffRole.BackOffice, StaffRole.Facilitator, StaffRole.Coordinator, StaffRole.Supervisor,
    StaffRole.Manager)]
internal sealed class ResidentPage(
    ConsoleDesk desk, IdentifierVault vault, OneTimeCodeDesk codes, TimeProvider time) : ConsolePage
{
    public const int WhyCharsMax = 200;

    /// <summary>
    /// A family card has a handful, a resident some years of cases, a line of talk is read by people.
    /// </summary>
    private const int FamilyMax = 30, CasesMax = 20, EnrolmentsMax = 50, ChatsMax = 5, LinesMax = 12;

    /// <summary>Who stands at the desk wrote a moment ago; more chats are no choice for people.</summary>
    private const int LinkableMax = 20;

    private static readonly TimeSpan LinkableFor = TimeSpan.FromHours(24);

    private static readonly StaffRole[] Revealing =
        [StaffRole.BackOffice, StaffRole.Coordinator, StaffRole.Supervisor, StaffRole.Manager];

    public Resident Resident { get; private set; } = null!;

    /// <summary>NIK, KK number and phone: what it is, its key in forms, and its last four digits.</summary>
    public IReadOnlyList<(string Label, string What, string Masked)> Numbers { get; private set; } = [];

    public IReadOnlyList<Enrolment> Enrolments { get; private set; } = [];

    public IReadOnlyList<Resident> Family { get; private set; } = [];

    public IReadOnlyList<Case> Cases { get; private set; } = [];

    public IReadOnlyList<ResidentChat> Chats { get; private set; } = [];

    /// <summary>Chats that wrote lately and may be this resident's, newest first.</summary>
    public IReadOnlyList<Contact> Linkable { get; private set; } = [];

    public bool MayReveal => Revealing.Contains(desk.Me.Role);

    /// <summary>Shown this once: label and number.</summary>
    public (string Label, string Value)? Revealed { get; private set; }

    /// <summary>Just made, and shown this once.</summary>
    public IssuedCode? Code { get; private set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var found = await desk.Scope.Residents(desk.Read).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (found is null) return NotFound();
        Resident = found;
        var kk = await KkSealedAsync(ct);
        Numbers =
        [
            ("NIK", "nik", Masked("nik", found.NikSealed)), ("Nomor KK", "kk", Masked("kk", kk)),
            ("Nomor HP", "phone", Masked("phone", found.PhoneSealed)),
        ];
        Enrolments = await desk.Read.Enrolments.AsNoTracking().Where(e => e.ResidentId == id)
            .OrderBy(e => e.Programme).Take(EnrolmentsMax).ToListAsync(ct);
        if (found.HouseholdId is { } household)
        {
            Family = await desk.Scope.Residents(desk.Read).AsNoTracking()
                .Where(r => r.HouseholdId == household && r.Id != id)
                .OrderBy(r => r.BirthDate).Take(FamilyMax).ToListAsync(ct);
        }

        Cases = await desk.Scope.Cases(desk.Read).AsNoTracking().Where(c => c.ResidentId == id)
            .OrderByDescending(c => c.OpenedAt).Take(CasesMax).ToListAsync(ct);
        Chats = await ChatsAsync(id, ct);
        Linkable = await LinkableTo(desk.Read, found).AsNoTracking().OrderByDescending(c => c.LastInboundAt)
            .Take(LinkableMax).ToListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevealAsync(Guid id, string? what, string? why, CancellationToken ct)
    {
        if (!MayReveal) return StatusCode(StatusCodes.Status403Forbidden);
        if (await OnGetAsync(id, ct) is not PageResult page) return NotFound();
        var reason = why?.Trim() ?? "";
        Problem = reason.Length is 0 or > WhyCharsMax ? "Tulis dulu untuk apa nomornya dibuka." : null;
        var chosen = Numbers.FirstOrDefault(number => number.What == what && number.Masked.Length > 0);
        if (Problem is not null || chosen.What is null) return page;
        await WriteAsync(
            (write, resident) => desk.Audit(
                write, "identifier_revealed", $"{chosen.What}: {Masking.Mask(reason)}", id, resident.DeskId), ct);
        var box = chosen.What switch
        {
            "nik" => Resident.NikSealed,
            "kk" => await KkSealedAsync(ct),
            _ => Resident.PhoneSealed,
        };
        Revealed = (chosen.Label, vault.Open(chosen.What, box!));
        return page;
    }

    public async Task<IActionResult> OnPostCodeAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(desk.Read, id, ct) is null) return NotFound();
        Code = await desk.WriteAsync(
            async (write, token) =>
            {
                var resident = await desk.Scope.Residents(write).SingleAsync(r => r.Id == id, token);
                desk.Audit(write, "code_issued", "kode sekali pakai", id, resident.DeskId);
                return await codes.IssueAsync(write, resident, desk.Scope.Who, token);
            },
            ct);
        return await OnGetAsync(id, ct);
    }

    /// <summary>Somebody stands at the desk, showed who he is, and wrote to the bot.</summary>
    public async Task<IActionResult> OnPostLinkAsync(Guid id, Guid contact, string? why, CancellationToken ct)
    {
        if (await OnGetAsync(id, ct) is not PageResult page) return NotFound();
        var reason = why?.Trim() ?? "";
        if (reason.Length is 0 or > WhyCharsMax)
        {
            Problem = "Tulis dulu bagaimana Anda yakin chat ini milik warganya.";
            return page;
        }

        var now = time.GetUtcNow();
        var isLinked = await desk.WriteAsync(
            async (write, token) =>
            {
                if (!await LinkableTo(write, Resident).AnyAsync(c => c.Id == contact, token)) return false;
                write.ContactLinks.Add(new ContactLink
                {
                    ContactId = contact,
                    ResidentId = id,
                    Proof = ContactLink.ByStaff,
                    ProvedAt = now,
                });
                desk.Audit(write, "contact_linked", $"contact:{contact}, {Masking.Mask(reason)}", id, Resident.DeskId);
                return true;
            },
            ct);
        if (!isLinked) return NotFound();
        Flash("Chat itu sekarang tertaut ke warga ini.");
        return Redirect($"~/console/warga/{id}");
    }

    public async Task<IActionResult> OnPostUnlinkAsync(Guid id, Guid contact, CancellationToken ct)
    {
        if (await FindAsync(desk.Read, id, ct) is null) return NotFound();
        var isUnlinked = await desk.WriteAsync(
            async (write, token) =>
            {
                if (await FindAsync(write, id, token) is not { } resident) return false;
                if (!await desk.Scope.Contacts(write).AnyAsync(c => c.Id == contact, token)) return false;
                var link = await write.ContactLinks
                    .SingleOrDefaultAsync(l => l.ContactId == contact && l.ResidentId == id, token);
                if (link is null) return false;
                write.ContactLinks.Remove(link);
                desk.Audit(write, "contact_unlinked", $"contact:{contact}", id, resident.DeskId);
                return true;
            },
            ct);
        if (!isUnlinked) return NotFound();
        Flash("Chat itu tidak lagi tertaut. Untuk melihat data, warganya membuktikan diri lagi.");
        return Redirect($"~/console/warga/{id}");
    }

    private IQueryable<Contact> LinkableTo(PuskesosBot.Desk.DeskDb from, Resident resident)
    {
        var since = time.GetUtcNow() - LinkableFor;
        return desk.Scope.Contacts(from).Where(c => c.DeskId == resident.DeskId && !c.IsGroup && c.BlockedAt == null
            && c.LastInboundAt >= since
            && !from.ContactLinks.Any(l => l.ContactId == c.Id && l.ResidentId == resident.Id));
    }

    private Task<bool> WriteAsync(Action<PuskesosBot.Desk.DeskDb, Resident> note, CancellationToken ct) =>
        desk.WriteAsync(
            (write, _) =>
            {
                note(write, Resident);
                return Task.FromResult(true);
            },
            ct);

    private Task<Resident?> FindAsync(PuskesosBot.Desk.DeskDb from, Guid id, CancellationToken ct) =>
        desk.Scope.Residents(from).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);

    private async Task<byte[]?> KkSealedAsync(CancellationToken ct) => Resident.HouseholdId is { } household
        ? await desk.Read.Households.AsNoTracking().Where(h => h.Id == household && h.DeskId == Resident.DeskId)
            .Select(h => h.KkSealed).SingleOrDefaultAsync(ct)
        : null;

    private string Masked(string purpose, byte[]? box) => box is null ? "" : $"••••{vault.Open(purpose, box)[^4..]}";

    private async Task<List<ResidentChat>> ChatsAsync(Guid id, CancellationToken ct)
    {
        var links = await desk.Read.ContactLinks.AsNoTracking().Where(l => l.ResidentId == id)
            .Join(desk.Scope.Contacts(desk.Read), l => l.ContactId, c => c.Id, (Link, Contact) => new { Link, Contact })
            .OrderByDescending(linked => linked.Contact.LastInboundAt).Take(ChatsMax).AsNoTracking().ToListAsync(ct);
        var chats = new List<ResidentChat>();
        foreach (var linked in links)
        {
            var lines = await ConversationLog.ReadAsync(desk.Read, linked.Contact.Id, from: null, before: null, ct);
            chats.Add(new ResidentChat(linked.Contact, linked.Link, [.. lines.TakeLast(LinesMax)]));
        }

        return chats;
    }
}

/// <summary>A chat that proved to act for the resident.</summary>
/// <param name="Lines">The last ones, in the order of time.</param>
internal sealed record ResidentChat(Contact Contact, ContactLink Link, IReadOnlyList<ConversationLine> Lines);
