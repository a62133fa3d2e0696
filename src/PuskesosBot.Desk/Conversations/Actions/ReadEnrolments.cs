using System.Data.Common;
using System.Globalization;
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

    private const string PersonOfContact =
        """
        select r."Name", r."Standing", r."VerifiedOn", r."IsHeld", exists (
          select 1 from contact_links o where o."ContactId" = @p0 and o."ResidentId" <> @p1)
        from contact_links l
        join residents r on r."Id" = l."ResidentId" where l."ContactId" = @p0 and l."ResidentId" = @p1
        """;

    private const string EnrolmentsOfPerson =
        """
        select "Programme", "Status", "Reason", "VerifiedOn" from enrolments where "ResidentId" = @p0
        order by "Programme" limit @p1
        """;

    public ActionContract Contract { get; } = Contracts.Of(
        "read_enrolments", ["resident"],
        ("listed", ["resident_name", "programmes", "acting_for"]),
        ("not_listed", ["resident_name", "verified_on", "reason", "acting_for"]),
        ("needs_person", ["acting_for"]));

    /// <summary>No resident of this chat: nothing is read, and a person looks.</summary>
    private static ActionResult Unread => ActionResult.Of("needs_person", ("acting_for", ""));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.Contact.IsGroup || !Guid.TryParse(call["resident"], out var residentId))
            return Unread;
        if (await FindAsync(call, residentId, ct) is not { } person) return Unread;

        await AuditAsync(call, residentId, ct);
        if (EnrolmentView.NeedsPerson(person.Standing, person.IsHeld))
            return ActionResult.Of("needs_person", ActingFor(person));
        var enrolments = await ListAsync(call, residentId, ct);
        return enrolments.Count == 0 ? NotListed(person) : Listed(person, enrolments);
    }

    private static async Task<Person?> FindAsync(ActionCall call, Guid residentId, CancellationToken ct)
    {
        await using var row = await call.Desk.ReadAsync(PersonOfContact, ct, call.Contact.Id, residentId);
        if (!await row.ReadAsync(ct)) return null;
        return new Person(
            row.GetString(0), Enum.Parse<Standing>(row.GetString(1)), DayOrNull(row, 2), row.GetBoolean(3),
            row.GetBoolean(4));
    }

    private static async Task<List<Listing>> ListAsync(ActionCall call, Guid residentId, CancellationToken ct)
    {
        var listings = new List<Listing>();
        await using var row = await call.Desk.ReadAsync(EnrolmentsOfPerson, ct, residentId, ProgrammesMax);
        while (await row.ReadAsync(ct))
            listings.Add(new Listing(
                row.GetString(0), Enum.Parse<EnrolmentStatus>(row.GetString(1)),
                row.IsDBNull(2) ? null : row.GetString(2), DayOrNull(row, 3)));
        return listings;
    }

    private static ActionResult NotListed(Person person)
    {
        var reason = EnrolmentView.ReasonOf(person.Standing);
        return ActionResult.Of(
            "not_listed",
            ("resident_name", DisplayName.Of(person.Name)),
            ("verified_on", Day(person.VerifiedOn)),
            ("reason", reason == EnrolmentView.Eligible ? "" : reason),
            ActingFor(person));
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
            "listed", ("resident_name", DisplayName.Of(person.Name)), ("programmes", SlotValue.List(rows)),
            ActingFor(person));
    }

    private static (string, SlotValue) ActingFor(Person person) =>
        ("acting_for", person.HasCompany ? DisplayName.Of(person.Name) : "");

    private Task AuditAsync(ActionCall call, Guid residentId, CancellationToken ct) => call.Desk.AuditAsync(
        new AuditEntry
        {
            Id = ids.Next(),
            DeskId = call.Contact.DeskId,
            At = call.Now,
            Who = string.Create(CultureInfo.InvariantCulture, $"contact:{call.Contact.Id}"),
            Did = "status_read",
            ResidentId = residentId,
            Why = "asked in chat",
        },
        ct);

    private static DateOnly? DayOrNull(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <param name="HasCompany">The chat has more people than this one.</param>
    private sealed record Person(string Name, Standing Standing, DateOnly? VerifiedOn, bool IsHeld, bool HasCompany);

    private sealed record Listing(string Programme, EnrolmentStatus Status, string? Reason, DateOnly? VerifiedOn);
}
