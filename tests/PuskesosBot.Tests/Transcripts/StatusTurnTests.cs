using PuskesosBot.Channels;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>
/// How many messages a resident writes until the status of the aid is told, counted over all transcripts. Counted is
/// every time somebody is asked who he is and answers: not where he first wrote something unreadable, wrong or about
/// another matter, put an answer right, or had no family card and went for a code, because those turns are his own.
/// </summary>
public sealed class StatusTurnTests(StatusTurns turns) : IClassFixture<StatusTurns>
{
    [Fact]
    public void With_a_known_number_it_takes_at_most_two_turns()
    {
        var known = turns.Told.Where(told => told.IsKnown).ToList();

        known.Count.ShouldBeGreaterThanOrEqualTo(10);
        known.Where(told => told.Turns > 2).ShouldBeEmpty();
    }

    [Fact]
    public void Without_one_it_takes_at_most_five()
    {
        var unknown = turns.Told.Where(told => !told.IsKnown).ToList();

        unknown.Count.ShouldBeGreaterThanOrEqualTo(10);
        unknown.Where(told => told.Turns > 5).ShouldBeEmpty();
    }
}

/// <summary>A status that was told.</summary>
/// <param name="IsKnown">The chat was linked, or its channel proved a number before anything was asked.</param>
/// <param name="Turns">Messages of the resident, from the one that asked to the one that was answered.</param>
internal sealed record StatusTold(string File, bool IsKnown, int Turns);

/// <summary>All transcripts, played once and counted.</summary>
public sealed class StatusTurns : IAsyncLifetime
{
    private const string Begins = "begin_identification", Tells = "read_enrolments", ByCode = "match_code",
        ByCard = "match_kk";

    /// <summary>Outcomes with which the desk knows, or nearly knows, who writes.</summary>
    private static readonly string[] Known = ["known", "several", "phone_proved"];

    /// <summary>Outcomes of a proof that did not fit, or could not be read.</summary>
    private static readonly string[] Wrong = ["no_match", "not_proved", "unreadable", "wait", "closed", "not_linked"];

    private readonly List<RecordedOutcome> _ran = [];
    private bool _isKnown;
    private int _turns;

    internal List<StatusTold> Told { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var folder = Repository.Path("tests", "transcripts");
        foreach (var file in Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories))
        {
            var script = await File.ReadAllTextAsync(file);
            if (!script.Contains("given resident", StringComparison.Ordinal)) continue;
            _turns = 0;
            using var desk = await TestDesk.StartAsync(action => new RecordedAction(action, Keep));
            await new Transcript(desk, message => CountAsync(desk, message, Path.GetRelativePath(folder, file)))
                .PlayAsync(script);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Keep(ActionCall call, RecordedOutcome outcome) => _ran.Add(outcome);

    private async Task<IReadOnlyList<OutboundMessage>> CountAsync(
        TranscriptDesk desk, InboundMessage message, string file)
    {
        _ran.Clear();
        var replies = await desk.ReceiveAsync(message);
        if (_ran.FindLast(ran => ran.Action == Begins) is { } begun)
            (_turns, _isKnown) = (1, Known.Contains(begun.Result.Outcome));
        else if (_turns > 0) _turns = IsDetour(message, replies) ? 0 : _turns + 1;

        // Asked about somebody else than the number is of: that one has to be proved.
        if (_ran.Exists(ran => ran.Action == ByCard)) _isKnown = false;
        var isWrong = _ran.Exists(ran => Wrong.Contains(ran.Result.Outcome) || ran.Action == ByCode);
        if (_turns > 0 && !isWrong && _ran.Exists(ran => ran.Action == Tells))
        {
            Told.Add(new StatusTold(file, _isKnown, _turns));
            _turns = 0;
        }

        if (isWrong || !await IsBeingProvedAsync(desk, message.Address)) _turns = 0;
        return replies;
    }

    /// <summary>Went back, to the menu, to another language; or put an earlier answer right.</summary>
    private static bool IsDetour(InboundMessage message, IReadOnlyList<OutboundMessage> replies)
    {
        var dialogs = TestDesk.Content.Dialogs;
        if (dialogs.Everywhere.Find(message.Text) is not (null or Everywhere.Skip)) return true;
        var corrected = dialogs.Languages
            .Select(language => dialogs.Say(language.Key, EngineTexts.Corrected, new Dictionary<string, SlotValue>()));
        return replies.Any(reply => corrected.Contains(reply.Text));
    }

    /// <summary>The question who it is stands open, with no try at it wasted.</summary>
    private static async Task<bool> IsBeingProvedAsync(TranscriptDesk desk, ChatAddress chat)
    {
        await using var db = desk.Database.Open();
        var stored = db.Contacts.Where(c => c.Channel == chat.Channel && c.Address == chat.Id)
            .Join(db.Conversations, c => c.Id, v => v.ContactId, (_, v) => v.Position).SingleOrDefault();
        var frames = DialogPosition.FromJson(stored ?? "").Frames;
        return frames.Any(frame => frame.Dialog == "enrolment_status") && frames.All(frame => frame.Tries == 0);
    }
}
