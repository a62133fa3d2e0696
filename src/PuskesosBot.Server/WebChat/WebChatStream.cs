using System.Net.WebSockets;
using System.Text;
using PuskesosBot.Channels.WebChat;
using PuskesosBot.Desk;

namespace PuskesosBot.Server.WebChat;

/// <summary>
/// Sends a conversation down a WebSocket: first what was missed, then what comes, empty frames in between.
/// </summary>
internal sealed class WebChatStream(
    WebChatLog log, WebChatAddresses addresses, DeskDatabase database,
    IHostApplicationLifetime lifetime, TimeProvider time)
{
    private readonly TimeSpan _lookEvery = !database.HasOneWriter ? WebChatLimits.SweepEvery : WebChatLimits.KeepAlive;

    public async Task RunAsync(
        WebSocket socket, WebChatSockets.Seat seat, WebChatGrant ticket, string baseAddress, CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        var hearing = HearAsync(socket, end);
        await using var broken = aborted.Register(socket.Abort);
        try
        {
            await TellAsync(socket, seat, ticket, baseAddress, end.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // The listener left or we are stopping; the log keeps what was not sent for the next socket.
        }

        await CloseAsync(socket, hearing);
    }

    private async Task TellAsync(
        WebSocket socket, WebChatSockets.Seat seat, WebChatGrant ticket, string baseAddress, CancellationToken ct)
    {
        var after = ticket.After;
        var lastSent = time.GetUtcNow();
        while (true)
        {
            var page = await log.ReadAsync(ticket.ConversationId, after, ct);
            if (page.Activities.Count > 0)
            {
                after = page.Watermark;
                await SendAsync(socket, addresses.Set(page, ticket, baseAddress), ct);
                lastSent = time.GetUtcNow();
                continue;
            }

            if (seat.TakeTyping())
            {
                var typing = new ActivityPage([DirectLineWriter.Typing(ticket.ConversationId)], after);
                await SendAsync(socket, addresses.Set(typing, ticket, baseAddress), ct);
            }

            if (await IsWokenAsync(seat, ct) || time.GetUtcNow() - lastSent < WebChatLimits.KeepAlive) continue;
            await SendAsync(socket, "", ct);
            lastSent = time.GetUtcNow();
        }
    }

    private async Task<bool> IsWokenAsync(WebChatSockets.Seat seat, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(_lookEvery, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            await seat.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    // Clients say nothing but keep-alives; they are read so that a close or a broken connection is noticed. Without a
    // token, because a receive that is cancelled breaks the connection instead of closing it.
    private static async Task HearAsync(WebSocket socket, CancellationTokenSource end)
    {
        var buffer = new byte[1024];
        try
        {
            for (var heard = 0; heard <= WebChatLimits.SocketBytesMax;)
            {
                var frame = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (frame.MessageType == WebSocketMessageType.Close) break;
                heard += frame.Count;
            }
        }
        catch (WebSocketException)
        {
            // The connection broke; ending is what follows anyway.
        }

        await end.CancelAsync();
    }

    private static Task SendAsync(WebSocket socket, string text, CancellationToken ct) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, ct);

    private async Task CloseAsync(WebSocket socket, Task hearing)
    {
        using var patience = new CancellationTokenSource(WebChatLimits.CloseWaitMax, time);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            }

            // It ends with the client's own close.
            await hearing.WaitAsync(patience.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
            await hearing;
        }
    }
}
