using System.Globalization;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations;

/// <summary>One turn: the only place where engine, actions and database meet.</summary>
public sealed class TurnScript(
    DeskHome home, Func<DialogSet> dialogs, DialogActions actions, Outbox outbox, CaseDesk cases,
    IdSource ids, TimeProvider time, AnnouncementDesk? announcements = null, RetentionPeriods? periods = null)
{
    /// <summary>Its first question is what somebody got.</summary>
    private const string NoticeDialog = "check_notice";

    private readonly DialogEngine _engine = new();
    private readonly RecentPositions _positions = new();
    private readonly ChatHolder _holder = new(ids, cases);
    private readonly TimeSpan _silenceMax = (periods ?? new RetentionPeriods()).Links;

    internal async Task RunAsync(TurnRoom room, InboundMessage message, List<OutboxItem> replies, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var (contact, stood, version, heldBy) = await ContactOfAsync(room, message, now, ct);
        if (!await RememberAsync(room, message, contact, now, ct)) return; // Its turn is committed already.

        if (message.Kind == InboundKind.Said)
        {
            var position = _positions.Read(contact.Id, stood);
            if (now - contact.LastInboundAt > _silenceMax)
            {
                // Whoever writes now has asked nothing yet, and must prove anew whom it is about. Questions go on
                // being numbered, so that buttons of before stay old ones.
                position = position with { Frames = [] };
                await _holder.IsUnsureAsync(room.Desk, contact, now, ct);
            }

            contact.BlockedAt = null;
            contact.LastInboundAt = now;
            room.Desk.News.Add(Topics.Conversation(contact.Id));
            var stands = heldBy is null
                ? await ConverseAsync(room, message, contact, position, replies, ct)
                : await HearWhileHeldAsync(room, message, contact, replies, ct);
            var isSaved = await room.Statements.SavePositionAsync(
                room.Transaction, contact.Id, version, _positions.Write(contact.Id, stands), now, ct);
            if (!isSaved) throw new OvertakenException();
            if (outbox.MayHaveWaiting(contact.Channel))
                await room.Statements.ReleaseWaitingAsync(room.Transaction, contact.Id, now, ct);
        }
        else
        {
            await NoteAsync(room, message, contact, now, ct);
        }

        await room.Statements.SaveContactAsync(room.Transaction, contact, ct);
    }

    /// <summary>
    /// After the turn threw: keep the message for staff, tell the resident, open a case. Never loses it.
    /// </summary>
    internal async Task ParkAsync(
        TurnRoom room, InboundMessage message, Exception fault, List<OutboxItem> replies, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var contact = (await ContactOfAsync(room, message, now, ct)).Contact;
        if (!await RememberAsync(room, message, contact, now, ct)) return;
        var opened = await cases.OpenFaultAsync(room.Desk, contact, now, ct);
        room.Desk.Parked.Add(new ParkedMessage
        {
            Id = ids.Next(),
            ContactId = contact.Id,
            Channel = message.Key.Channel,
            ExternalId = message.Key.ExternalId,
            At = now,
            Text = Kept(message),
            Error = FaultName.Of(fault),
            CaseId = opened.Id,
        });
        await room.Desk.SaveChangesAsync(ct);
        var sorry = dialogs().Say(
            contact.Language, EngineTexts.Fault, new Dictionary<string, SlotValue> { ["receipt"] = opened.Receipt });
        replies.Add(await outbox.ReplyAsync(room, contact, message, new Said(sorry, []), now, ct));
    }

    // A person answers: the bot is silent but for the words understood everywhere. MENU and BAHASA lead back to it.
    private async Task<DialogPosition> HearWhileHeldAsync(
        TurnRoom room, InboundMessage message, Contact contact, List<OutboxItem> replies, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        switch (message.Pressed is null ? dialogs().Everywhere.Find(message.Text) : null)
        {
            case Everywhere.Menu or Everywhere.Language:
                await HandoverQueue.LeaveAsync(room.Desk, contact.Id, now, ct);
                await room.Desk.SaveChangesAsync(ct);
                return await ConverseAsync(room, message, contact, DialogPosition.Idle, replies, ct);
            case Everywhere.Stop or Everywhere.Start:
                return await ConverseAsync(room, message, contact, DialogPosition.Idle, replies, ct);
            case Everywhere.Person:
                var held = dialogs().Say(contact.Language, HandoverTexts.Held, new Dictionary<string, SlotValue>());
                replies.Add(await outbox.ReplyAsync(room, contact, message, new Said(held, []), now, ct));
                return DialogPosition.Idle;
            default:
                if (message.PressId is not null)
                    replies.Add(await outbox.AcknowledgeAsync(room, contact, message, now, ct));
                return DialogPosition.Idle;
        }
    }

    private async Task<DialogPosition> ConverseAsync(
        TurnRoom room, InboundMessage message, Contact contact, DialogPosition position, List<OutboxItem> replies,
        CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var set = dialogs();
        (message, position) = Scanned(message, position);
        DialogInput input = Inputs.Of(message, home);
        if (EntryOf(message, contact, position, set) is { } entry)
            position = _engine.Step(set, position, entry, home.ContextOf(contact, now)).Position;
        var unanswered = message;
        for (var ran = 0; ran <= TurnLimits.ActionsPerTurnMax; ran++)
        {
            var step = _engine.Step(set, position, input, home.ContextOf(contact, now));
            position = step.Position;
            foreach (var said in step.Says)
            {
                replies.Add(await outbox.ReplyAsync(room, contact, unanswered, said, now, ct));
                unanswered = unanswered with { PressId = null }; // A press is acknowledged once.
            }

            if (step.Action is not { } request)
            {
                // Nothing said to a press (a double tap): the button must still stop spinning.
                if (unanswered.PressId is not null)
                    replies.Add(await outbox.AcknowledgeAsync(room, contact, unanswered, now, ct));
                return position;
            }

            var call = Call(room, message, contact, request, now) with
            {
                IsNotUnderstood = step.IsNotUnderstood,
                IsAngry = step.IsAngry,
            };
            input = await actions.RunAsync(request, call, ct);
            if (room.Desk.ChangeTracker.HasChanges()) await room.Desk.SaveChangesAsync(ct);
        }

        throw new DialogContractException($"more than {TurnLimits.ActionsPerTurnMax} actions in one turn");
    }

    /// <summary>
    /// One of our codes, alone or in a forwarded text, when nothing is asked: it answers the question of the dialog
    /// that checks it, which need not be asked first.
    /// </summary>
    internal static DialogInput.Begin? EntryOf(
        InboundMessage message, Contact contact, DialogPosition position, DialogSet set) =>
        IsNoticeToCheck(message, contact, position, set) ? new DialogInput.Begin(NoticeDialog) : null;

    // From a poster: the code is what is meant, whatever was being talked about.
    private static (InboundMessage Message, DialogPosition Position) Scanned(
        InboundMessage message, DialogPosition position) =>
        message.StartParameter is { } code && NoticeCheck.HasCode(code)
            ? (message with { Text = code }, DialogPosition.Idle)
            : (message, position);

    private static bool IsNoticeToCheck(
        InboundMessage message, Contact contact, DialogPosition position, DialogSet set) =>
        message.Pressed is null && contact.ConsentAt is not null && set.Find(NoticeDialog) is not null
        && (position.Frames.Count == 0
            || (position.Frames.Count == 1 && position.Frames[0].Dialog == set.Everywhere.Home.Text))
        && NoticeCheck.HasCode(message.Text);

    private ActionCall Call(
        TurnRoom room, InboundMessage message, Contact contact, ActionRequest request, DateTimeOffset now) =>
        new(room.Desk, contact, request.Arguments, now, home.TodayAt(now), message.Key)
        {
            OwnPhone = message.OwnPhone,
            Voice = message.Media is { Kind: MediaKind.Voice } voice ? voice.Reference : null,
            Announcements = announcements,
            PublicAddress = home.PublicAddress,
            Tell = (to, textId, values, ct) => TellAsync(room, to, textId, values, now, ct),
        };

    private async Task TellAsync(
        TurnRoom room, Contact to, string textId, IReadOnlyDictionary<string, SlotValue> values, DateTimeOffset now,
        CancellationToken ct)
    {
        var words = Masking.Mask(dialogs().Say(to.Language, textId, values));
        var notice = new OutboundMessage(to.ToAddress(), words) { Language = to.Language };
        await outbox.Notices.AddAsync(room.Desk, to, about: null, notice, now, ct);
    }

    private async Task<FoundConversation> ContactOfAsync(
        TurnRoom room, InboundMessage message, DateTimeOffset now, CancellationToken ct)
    {
        if (await room.Statements.FindAsync(room.Transaction, message.Address, ct) is { } found) return found;
        var contact = new Contact
        {
            Id = ids.Next(),
            DeskId = home.Desk.Id,
            Channel = message.Address.Channel,
            Address = message.Address.Id,
            IsGroup = message.Address.IsGroup,
            Language = LanguageOf(message.LanguageHint),
            LastInboundAt = now,
            CreatedAt = now,
        };
        await room.Statements.AddAsync(room.Transaction, contact, ct);

        // Read again: another process may have added it between, and its row is the one to lock.
        return await room.Statements.FindAsync(room.Transaction, message.Address, ct) ?? throw new OvertakenException();
    }

    // A hint of the app such as "su-ID" counts only when the files speak that language.
    private string LanguageOf(string? hint) =>
        dialogs().Languages.FirstOrDefault(l => l.Key == hint?.Split('-')[0])?.Key ?? home.Language;

    private static Task<bool> RememberAsync(
        TurnRoom room, InboundMessage message, Contact contact, DateTimeOffset now, CancellationToken ct) =>
        room.Statements.RememberAsync(
            room.Transaction, message.Key, contact.Id, now, Kept(message), MediaOf(message), ct);

    // Masked before it is cut: half a NIK at the cut would no longer look like one.
    private static string Kept(InboundMessage message)
    {
        var masked = Masking.Mask(message.Text);
        return masked.Length > TurnLimits.KeptTextCharsMax ? masked[..TurnLimits.KeptTextCharsMax] : masked;
    }

    private static string? MediaOf(InboundMessage message) => message switch
    {
        { Media: { Reference.Length: > 0 } media } => $"{media.Kind.ToString().ToLowerInvariant()}:{media.Reference}",
        { Location: { } at } => string.Create(
            CultureInfo.InvariantCulture, $"location:{at.Latitude},{at.Longitude}"),
        _ => null,
    };

    private static async Task NoteAsync(
        TurnRoom room, InboundMessage message, Contact contact, DateTimeOffset now, CancellationToken ct)
    {
        switch (message.Kind)
        {
            case InboundKind.Blocked:
                contact.BlockedAt = now;
                await room.Statements.CancelQueuedAsync(room.Transaction, contact.Id, ct);
                break;
            case InboundKind.Unblocked:
                contact.BlockedAt = null;
                break;
            case InboundKind.Moved:
                contact.Address = message.Text;
                break;
            case InboundKind.Edited:
                break; // A finished step is not run again; the record of the delivery is enough.
            default:
                throw new System.Diagnostics.UnreachableException(message.Kind.ToString());
        }
    }
}
