using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>
/// What the lists say about the resident a contact is linked to. Every reading leaves a row in the audit.
/// </summary>
internal sealed class ReadEnrolments(ProgrammeCatalog programmes, IdSource ids) : IDialogAction
{
    /// <summary>Programmes told in one message.</summary>
    private const int ProgrammesMax = 6;

    public ActionContract Contract { get; } = Contracts.Of(
        "read_enrolments", ["resident"],
        ("listed", ["resident_name", "programmes"]), ("not_listed", ["resident_name", "verified_on", "reason"]),
        ("needs_person", []), ("not_linked", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup || !Guid.TryParse(call["resident"], out var residentId))
            return ActionResult.Of("not_linked");
        if (await FindAsync(call, residentId, ct) is not { } person) return ActionResult.Of("not_linked");

        Audit(call, residentId);
        if (EnrolmentView.NeedsPerson(person.Standing, person.IsHeld)) return ActionResult.Of("needs_person");
        var enrolments = await call.Desk.Enrolments.AsNoTracking()
            .Where(e => e.ResidentId == residentId)
            .OrderBy(e => e.Programme)
            .Select(e => new Listing(e.Programme, e.Status, e.Reason, e.VerifiedOn))
            .Take(ProgrammesMax)
            .ToListAsync(ct);
        return enrolments.Count == 0 ? NotListed(person) : Listed(person, enrolments);
    }

    private static Task<Person?> FindAsync(ActionCall call, Guid residentId, CancellationToken ct)
    {
        var contactId = call.Contact.Id;
        return call.Desk.ContactLinks.AsNoTracking()
            .Where(l => l.ContactId == contactId && l.ResidentId == residentId)
            .Join(call.Desk.Residents, l => l.ResidentId, r => r.Id,
                (_, r) => new Person(r.Name, r.Standing, r.VerifiedOn, r.IsHeld))
            .SingleOrDefaultAsync(ct)!;
    }

    private static ActionResult NotListed(Person person)
    {
        var reason = EnrolmentView.ReasonOf(person.Standing);
        return ActionResult.Of(
            "not_listed",
            ("resident_name", DisplayName.Of(person.Name)),
            ("verified_on", Day(person.VerifiedOn)),
            ("reason", reason == EnrolmentView.Eligible ? "" : reason));
    }

    private ActionResult Listed(Person person, List<Listing> listings)
    {
        var rows = listings.Select(listing =>
        {
            var view = EnrolmentView.Of(person.Standing, listing.Status, listing.Reason);
            return new Dictionary<string, string>
            {
                ["id"] = listing.Programme,
                ["status"] = view.Status,
                ["reason"] = view.Reason,
                ["verified_on"] = Day(listing.VerifiedOn ?? person.VerifiedOn),
                ["per_family"] = programmes.Find(listing.Programme)?.Unit == ProgrammeUnit.Family ? "yes" : "",
            };
        });
        return ActionResult.Of(
            "listed", ("resident_name", DisplayName.Of(person.Name)), ("programmes", SlotValue.List(rows)));
    }

    private void Audit(ActionCall call, Guid residentId) => call.Desk.Audit.Add(new AuditEntry
    {
        Id = ids.Next(),
        DeskId = call.Contact.DeskId,
        At = call.Now,
        Who = string.Create(CultureInfo.InvariantCulture, $"contact:{call.Contact.Id}"),
        Did = "status_read",
        ResidentId = residentId,
        Why = "asked in chat",
    });

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private sealed record Person(string Name, Standing Standing, DateOnly? VerifiedOn, bool IsHeld);

    private sealed record Listing(string Programme, EnrolmentStatus Status, string? Reason, DateOnly? VerifiedOn);
}
