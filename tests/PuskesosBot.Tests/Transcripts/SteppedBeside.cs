using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>
/// Steps the engine a second time beside each turn, with what the turn had: the engine is pure, so it goes the same
/// ways, and says which.
/// </summary>
internal sealed class SteppedBeside : IDisposable
{
    private readonly DialogEngine _engine = new();
    private readonly List<(DialogInput Outcome, DialogContext After)> _outcomes = [];

    public TranscriptDesk Desk { get; private set; } = null!;

    /// <summary>Where the targets gone to are written.</summary>
    public HashSet<SourcePlace> Passed { get; } = [];

    /// <summary>"action: outcome" of everything that ran.</summary>
    public HashSet<string> Outcomes { get; } = [];

    public static async Task<SteppedBeside> StartAsync()
    {
        var beside = new SteppedBeside();
        beside.Desk = await TestDesk.StartAsync(action => new RecordedAction(action, beside.Keep));
        return beside;
    }

    public async Task<IReadOnlyList<OutboundMessage>> ReceiveAsync(InboundMessage message)
    {
        if (await IsHeldAsync(message.Address)) return await Desk.ReceiveAsync(message); // The engine has no say.
        var (contact, position) = await StandsAsync(message.Address);
        _outcomes.Clear();

        var replies = await Desk.ReceiveAsync(message);

        var stepped = StepAgain(message, contact, position);
        (await StandsAsync(message.Address)).Position.ToJson().ShouldBe(stepped.ToJson(), "the engine is pure");
        return replies;
    }

    public void Dispose() => Desk.Dispose();

    private void Keep(ActionCall call, RecordedOutcome outcome)
    {
        Outcomes.Add($"{outcome.Action}: {outcome.Result.Outcome}");
        var input = new DialogInput.Outcome(outcome.Result.Outcome, outcome.Result.Values);
        _outcomes.Add((input, Desk.Home.ContextOf(call.Contact, call.Now)));
    }

    private DialogPosition StepAgain(InboundMessage message, Contact contact, DialogPosition position)
    {
        var dialogs = TestDesk.Content.Dialogs;
        var context = Desk.Home.ContextOf(contact, Desk.Time.GetUtcNow());
        if (TurnScript.EntryOf(message, contact, position, dialogs) is { } entry)
            position = _engine.Step(dialogs, position, entry, context).Position;
        var step = _engine.Step(dialogs, position, Inputs.Of(message, Desk.Home), context);
        Passed.UnionWith(step.Passed.Select(target => target.Place));
        foreach (var (outcome, after) in _outcomes)
        {
            step = _engine.Step(dialogs, step.Position, outcome, after);
            Passed.UnionWith(step.Passed.Select(target => target.Place));
        }

        return step.Position;
    }

    private async Task<bool> IsHeldAsync(ChatAddress chat)
    {
        await using var db = Desk.Database.Open();
        return await db.Contacts.Where(c => c.Channel == chat.Channel && c.Address == chat.Id)
            .AnyAsync(c => db.Conversations.Any(v => v.ContactId == c.Id && v.HeldBy != null));
    }

    /// <summary>The contact and where its conversation stands; a new chat has neither yet.</summary>
    private async Task<(Contact Contact, DialogPosition Position)> StandsAsync(ChatAddress chat)
    {
        await using var db = Desk.Database.Open();
        var contact = await db.Contacts.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Channel == chat.Channel && c.Address == chat.Id);
        var stored = contact is null
            ? null
            : await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.ContactId == contact.Id);
        return (contact ?? NewContact(chat), DialogPosition.FromJson(stored?.Position ?? ""));
    }

    private Contact NewContact(ChatAddress chat) => new()
    {
        Id = Guid.Empty,
        DeskId = Desk.Desk.Id,
        Channel = chat.Channel,
        Address = chat.Id,
        IsGroup = chat.IsGroup,
        Language = Desk.Home.Language,
        CreatedAt = Desk.Time.GetUtcNow(),
    };
}
