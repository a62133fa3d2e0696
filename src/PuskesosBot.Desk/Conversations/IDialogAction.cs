using PuskesosBot.Channels;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations;

/// <summary>One thing a dialog can have done at the desk; answers with one of the outcomes of its contract.</summary>
/// <remarks>Runs inside the turn's transaction: no network, no file, no waiting, and no knowledge of who asked or what
/// is said.</remarks>
public interface IDialogAction
{
    ActionContract Contract { get; }

    Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct);
}

/// <summary>What an action works on.</summary>
/// <param name="Desk">Inside the turn's transaction; the turn saves what the action adds or changes.</param>
/// <param name="Contact">Who writes. Not tracked by <paramref name="Desk"/>: the turn writes its changes back.</param>
/// <param name="Arguments">As promised by the contract.</param>
/// <param name="Now">The instant of the turn.</param>
/// <param name="Today">The date of the turn where the desk is.</param>
/// <param name="Cause">The delivery that led here; the same again gives the same effect, once.</param>
public sealed record ActionCall(
    DeskDb Desk,
    Contact Contact,
    IReadOnlyDictionary<string, SlotValue> Arguments,
    DateTimeOffset Now,
    DateOnly Today,
    MessageKey Cause)
{
    /// <summary>
    /// Phone number that the channel proved with this very message; E.164 or as the channel gives it.
    /// </summary>
    public string? OwnPhone { get; init; }

    /// <summary>Reference of the media store to a voice note that came with this very message.</summary>
    public string? Voice { get; init; }

    /// <summary>Where residents reach this installation; null: nothing may link to it.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>It was asked for because an answer was not understood too often.</summary>
    public bool IsNotUnderstood { get; init; }

    /// <summary>It was asked for because the resident is angry.</summary>
    public bool IsAngry { get; init; }

    /// <summary>Writes to somebody who did not ask; the turn's own way of doing that. Does nothing without a
    /// turn.</summary>
    public TellOther Tell { get; init; } = (_, _, _, _) => Task.CompletedTask;

    /// <summary>Takes on what somebody announces. Null without a turn.</summary>
    public AnnouncementDesk? Announcements { get; init; }

    public string this[string argument] => Arguments.TryGetValue(argument, out var value) ? value.Text : "";
}

/// <summary>Says a text of the language files to a contact, in its language, as a notice of the same
/// transaction.</summary>
public delegate Task TellOther(
    Contact to, string textId, IReadOnlyDictionary<string, SlotValue> values, CancellationToken ct);

/// <summary>An outcome of the contract, with the slots it fills.</summary>
public sealed record ActionResult(string Outcome, IReadOnlyDictionary<string, SlotValue> Values)
{
    public static ActionResult Of(string outcome, params ReadOnlySpan<(string Name, SlotValue Value)> values)
    {
        var filled = new Dictionary<string, SlotValue>(values.Length);
        foreach (var (name, value) in values) filled[name] = value;
        return new ActionResult(outcome, filled);
    }
}
