using System.Globalization;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Server.Telegram;

/// <summary>What Telegram says of token and webhook, against what the configuration wants.</summary>
/// <param name="publicBase"><c>Public:BaseAddress</c>; null: any address is taken as ours.</param>
internal sealed class TelegramLook(TelegramOptions options, Uri? publicBase, TimeProvider time)
{
    /// <summary>Updates that wait while Telegram tries; fewer are on their way.</summary>
    internal const long WaitingMax = 100;

    // Telegram names the last failure for ever, so only a fresh one says something about now.
    private static readonly TimeSpan ErrorCounts = TimeSpan.FromMinutes(15);

    internal static ChannelAlarmCode[] Codes { get; } =
        [ChannelAlarmCode.TokenRefused, ChannelAlarmCode.WebhookElsewhere, ChannelAlarmCode.WebhookErrors];

    internal ChannelLook With(TelegramApi api) => new(
        ChannelNames.Telegram, Codes, WatchLimits.AskProviderEvery,
        async ct => Judge(await api.GetWebhookInfoAsync(ct)));

    /// <summary>Null when there was no answer to judge.</summary>
    /// <param name="answer">Of getWebhookInfo.</param>
    internal IReadOnlyList<ChannelTrouble>? Judge(TelegramAnswer answer) => answer switch
    {
        TelegramAnswer.Ok ok => [.. Judge(TelegramResults.WebhookIn(ok.Result))],
        TelegramAnswer.Failed { Code: 401 or 404 } failed =>
            [new ChannelTrouble(ChannelAlarmCode.TokenRefused, $"{failed.Code} {failed.Description}")],
        _ => null,
    };

    private IEnumerable<ChannelTrouble> Judge(TelegramWebhookState state)
    {
        if (Elsewhere(state) is { } elsewhere)
            yield return new ChannelTrouble(ChannelAlarmCode.WebhookElsewhere, elsewhere);
        if (options.Mode != TelegramMode.Webhook) yield break;
        var isFailing = state.LastErrorAt > time.GetUtcNow() - ErrorCounts && state.Waiting > 0;
        if (isFailing || state.Waiting >= WaitingMax)
        {
            var detail = string.Create(CultureInfo.InvariantCulture, $"{state.Waiting} updates wait");
            yield return new ChannelTrouble(
                ChannelAlarmCode.WebhookErrors, isFailing ? $"{detail}; {state.LastError}" : detail);
        }
    }

    private string? Elsewhere(TelegramWebhookState state)
    {
        if (options.Mode == TelegramMode.Polling)
            return state.Address.Length == 0 ? null : $"a webhook is set ({HostOf(state)}), and the mode is Polling";
        if (state.Address.Length == 0) return "no webhook is set";
        return publicBase is null || state.Address == TelegramWebhookSetup.AddressOf(publicBase).AbsoluteUri
            ? null
            : $"the webhook points to another address, on {HostOf(state)}";
    }

    // Never the path: whoever set it may have put a secret there.
    private static string HostOf(TelegramWebhookState state) =>
        Uri.TryCreate(state.Address, UriKind.Absolute, out var address) ? address.Host : "an unreadable address";
}
