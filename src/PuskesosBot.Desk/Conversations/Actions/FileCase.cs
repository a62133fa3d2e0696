using System.Globalization;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>
/// Opens the case that was told and confirmed. The same filing confirmed again gives the same receipt.
/// </summary>
internal sealed class FileCase(
    CaseDesk cases, ProgrammeCatalog programmes, HandoverQueue handovers) : IDialogAction
{
    /// <summary>Characters of the story, so that what stands behind it is not cut off.</summary>
    private const int StoryMax = 850;

    /// <remarks><c>kind</c> and <c>change</c> are those of the case in snake_case; <c>for_whom</c> is <c>self</c> or
    /// <c>other</c>; <c>resident</c> whom of the chat's people it is for; <c>relation</c> and <c>consent</c>
    /// (<c>yes</c> or <c>no</c>) are what a helper says of the person he writes for.</remarks>
    public ActionContract Contract { get; } = Contracts.Of(
        "file_case",
        [
            "filing", "kind", "change", "for_whom", "resident", "relation", "consent", "programme", "rw", "what",
            "since", "photo", "location",
        ],
        ("filed", ["receipt"]));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        var isOther = call["for_whom"] == "other";
        var isPrivate = AtRisk.IsTold(call["what"]);
        var who = await TypedByAsync(call, isOther, ct);
        var what = new NewCase(call.Contact.DeskId, KindOf(call), Summary(call, isPrivate), who, call.Now)
        {
            ContactId = call.Contact.Id,
            // What is told in private goes to this chat only, never to another of the same resident.
            ResidentId = isOther || isPrivate ? null : await ForResidentAsync(call, ct),
            Change = Read<DataChange>(call["change"]),
            Programme = programmes.Find(call["programme"])?.Id,
            Rw = !isPrivate && call["rw"] is { Length: > 0 } rw ? rw : null,
            IsOnBehalf = isOther,
            Relation = isOther ? Read<FilerRelation>(call["relation"]) : null,
            HasConsent = isOther && call["consent"] is { Length: > 0 } consent ? consent == "yes" : null,
            FilingKey = $"{OwnCases.Who(call)}:{call["filing"]}",
            Attachments = [.. Attachments(call)],
        };
        var filed = await cases.OpenAsync(call.Desk, what, ct);
        if (isPrivate)
            await handovers.OpenAboutAsync(call.Desk, call.Contact, filed, HandoverReason.Emergency, call.Now, ct);
        return ActionResult.Of("filed", ("receipt", filed.Receipt));
    }

    private static CaseKind KindOf(ActionCall call) =>
        Read<CaseKind>(call["kind"]) ?? throw new DialogContractException("a case is filed without a kind");

    private static string Summary(ActionCall call, bool isPrivate)
    {
        var mark = isPrivate ? AtRisk.Mark : "";
        var story = call["what"].Length > StoryMax ? call["what"][..StoryMax] : call["what"];
        return call["since"].Length > 0 ? $"{mark}{story}\nWaktunya: {call["since"]}" : mark + story;
    }

    private static IEnumerable<(AttachmentKind Kind, string Content)> Attachments(ActionCall call)
    {
        if (call["photo"].Length > 0) yield return (AttachmentKind.Photo, call["photo"]);
        if (call["location"].Length > 0) yield return (AttachmentKind.Location, call["location"]);
    }

    /// <summary>The chat; for another person the head of the neighbourhood, when it is his.</summary>
    private static async Task<string> TypedByAsync(ActionCall call, bool isOther, CancellationToken ct) =>
        isOther && await HeadDesk.OfAsync(call.Desk, call.Contact.Id, ct) is { } head
            ? string.Create(CultureInfo.InvariantCulture, $"head:{head.Id}")
            : OwnCases.Who(call);

    /// <summary>Only one of the chat's own people; where nobody said which of several, staff ask.</summary>
    private static async Task<Guid?> ForResidentAsync(ActionCall call, CancellationToken ct)
    {
        var profiles = await Profiles.OfAsync(call.Desk, call.Contact, ct);
        var said = Guid.TryParse(call["resident"], out var id) ? profiles.Find(id) : null;
        return (said ?? (profiles.AreSeveral ? null : profiles.Current))?.ResidentId;
    }

    private static T? Read<T>(string word)
        where T : struct, Enum =>
        word.Length == 0 ? null : Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
