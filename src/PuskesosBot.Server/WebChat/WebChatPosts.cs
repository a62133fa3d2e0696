using System.Text.Json.Nodes;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WebChat;

namespace PuskesosBot.Server.WebChat;

/// <summary>Takes an activity to the bot and, once its turn is committed, into the log.</summary>
/// <remarks>
/// In that order: a line that is echoed was accepted for good. Were the echo written first, a crash or a full queue
/// would leave a line that looks sent and is never answered. The gate keeps the bot's reply behind the echo all the
/// same.
/// </remarks>
internal sealed class WebChatPosts(
    InboundHandler handle, WebChatLog log, WebChatSockets sockets, ConversationGates gates, ActivityMask mask,
    TypingNews typing, TimeProvider time)
{
    public async Task<PostOutcome> PostAsync(
        Visitor visitor, ReadOnlyMemory<byte> body, StoredMedia? media, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var serverId = Guid.CreateVersion7(now).ToString("N");
        var post = new DirectLinePost(visitor.ConversationId, visitor.UserId, serverId, now) { Media = media?.Inbound };
        var reading = DirectLineReader.Read(body, post);
        if (media is not null && reading is not (DirectLineReading.Taken or DirectLineReading.Malformed))
        {
            return new PostOutcome(null, DirectLineError.BadUpload); // Only a message can carry a picture.
        }

        switch (reading)
        {
            case DirectLineReading.Malformed malformed:
                return new PostOutcome(null, malformed.Error);
            case DirectLineReading.Typing:
                await typing.TellAsync(ChannelNames.WebChat, visitor.ConversationId, ct);
                return new PostOutcome($"{visitor.ConversationId}|{serverId}", null);
            case DirectLineReading.Ignored:
                return new PostOutcome($"{visitor.ConversationId}|{serverId}", null);
            case DirectLineReading.Noted noted:
                return await KeepAsync(visitor, noted.Key, mask.Apply(noted.Activity), message: null, ct);
            case DirectLineReading.Taken taken:
                mask.Apply(taken.Activity);
                if (media is not null) taken.Activity["attachments"] = new JsonArray(media.Attachment());
                return await KeepAsync(visitor, taken.Message.Key, taken.Activity, taken.Message, ct);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<PostOutcome> KeepAsync(
        Visitor visitor, MessageKey key, JsonObject activity, InboundMessage? message, CancellationToken ct)
    {
        using var passage = await gates.EnterAsync(visitor.ConversationId, ct);
        if (await log.EchoOfAsync(visitor.ConversationId, key.ExternalId, ct) is { } before)
        {
            return Done(visitor, before) with { IsRepeat = true };
        }

        if (message is not null && await RefusalOfAsync(message) is { } refusal) return new PostOutcome(null, refusal);

        // From here on nobody may give up: the turn is committed, and its line must follow.
        var sequence = await log.AppendAsync(
            visitor.ConversationId, visitor.UserId, key.ExternalId, place => DirectLineWriter.Echo(place, activity),
            CancellationToken.None);
        sockets.Wake(visitor.ConversationId);
        return Done(visitor, sequence);
    }

    /// <remarks>Not bound to the request: a client that hangs up must not leave a committed turn without its
    /// line.</remarks>
    private async Task<DirectLineError?> RefusalOfAsync(InboundMessage message)
    {
        using var patience = new CancellationTokenSource(WebChatLimits.TurnWaitMax, time);
        try
        {
            return await handle(message, patience.Token) switch
            {
                InboundVerdict.Committed => null,
                InboundVerdict.QueueFull => DirectLineError.Busy,
                InboundVerdict.Failed => DirectLineError.Rejected,
                var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
            };
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return DirectLineError.Busy;
        }
    }

    private static PostOutcome Done(Visitor visitor, long sequence) =>
        new(DirectLineWriter.ActivityId(visitor.ConversationId, sequence), null);
}

/// <summary>One of both: the id the activity got, or why it was refused.</summary>
/// <param name="Id">The activity's.</param>
/// <param name="Error">The refusal.</param>
/// <param name="IsRepeat">It was there already; nothing of this post was kept.</param>
internal readonly record struct PostOutcome(string? Id, DirectLineError? Error, bool IsRepeat = false);

/// <summary>Who may speak in which conversation, as the server knows it.</summary>
internal sealed record Visitor(string ConversationId, string UserId);
