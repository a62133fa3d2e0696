using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>What a head may announce: the hand-outs of his RW, and his own words.</summary>
internal sealed class ListAnnounceable : IDialogAction
{
    public ActionContract Contract { get; } = Contracts.Of(
        "list_announceable", [],
        ("found", ["choices", "rw", "text"]), ("only_words", ["rw", "distribution"]), ("not_head", []));

    public async Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (await HeadAnnouncing.AuthorAsync(call, ct) is not { } author) return ActionResult.Of("not_head");
        var open = await HeadAnnouncing.OpenAsync(call, author, ct);
        if (open.Count == 0)
            return ActionResult.Of("only_words", ("rw", author.Rw!), ("distribution", ""));
        var language = call.Contact.Language;
        var words = HeadAnnouncing.Desk(call).Words;
        var rows = open.Take(HeadAnnouncing.OfferedMax).Select(d => new Dictionary<string, string>
        {
            ["id"] = d.Code,
            ["label"] = Short(words.Programme(language, d.Programme), d.Date),
            ["title"] = d.Title,
            ["date"] = d.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        }).ToList();
        var own = new Dictionary<string, string> { ["id"] = "", ["own"] = "yes" };
        return ActionResult.Of(
            "found", ("rw", author.Rw!), ("choices", SlotValue.List([.. rows, own])), ("text", ""));
    }

    /// <summary>Fits on a button: "Sembako (BPNT) 28/11".</summary>
    private static string Short(string programme, DateOnly? day)
    {
        var tail = day is { } some ? some.ToString(" d/M", System.Globalization.CultureInfo.InvariantCulture) : "";
        var room = DialogLimits.QuickReplyLabelCharsMax - tail.Length;
        return (programme.Length > room ? programme[..room].TrimEnd() : programme) + tail;
    }
}
