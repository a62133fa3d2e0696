using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WebChat;

namespace PuskesosBot.Server.WebChat;

/// <summary>
/// Puts the bot's line into the log and wakes who listens. Nobody listening is fine: the line is there later.
/// </summary>
internal sealed class WebChatSender(WebChatLog log, WebChatSockets sockets, ConversationGates gates) : IChannelSender
{
    public string Channel => ChannelNames.WebChat;

    public ChannelLimits Limits => ChannelLimits.None;

    public Task ShowTypingAsync(ChatAddress to, string answering, CancellationToken ct)
    {
        sockets.ShowTyping(to.Id);
        return Task.CompletedTask;
    }

    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken ct)
    {
        var conversation = message.To.Id;
        try
        {
            if (await log.UserOfAsync(conversation, ct) is not { } user)
            {
                return new SendResult.Refused("unknown_conversation", "the web chat has no such conversation");
            }

            using var passage = await gates.EnterWithinAsync(conversation, WebChatLimits.EchoWaitMax, ct);
            var sequence = await log.AppendAsync(
                conversation, user, externalId: null, place => DirectLineWriter.Said(place, message), ct);
            sockets.Wake(conversation);
            return new SendResult.Accepted(DirectLineWriter.ActivityId(conversation, sequence));
        }
        catch (Exception failed) when (failed is DbException or DbUpdateException)
        {
            return new SendResult.Unreachable(
                $"the log could not be written: {failed.GetType().Name}", MayHaveArrived: false);
        }
    }
}
