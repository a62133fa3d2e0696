using System.Collections.Concurrent;
using System.Globalization;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>
/// Says one thing to one person. A template goes alone; a menu goes with buttons where a content for it is configured,
/// and as numbered text otherwise; a text over the limit goes as several messages, of which a later failure repeats the
/// first at the next try (<see cref="SendResult.Throttled.PartlySent"/>,
/// <see cref="SendResult.Unreachable.MayHaveArrived"/>). Knows nothing of the 24-hour window: without a template it
/// says the text, and Twilio refuses that outside the window, mostly later and by a report.
/// </summary>
public sealed class WhatsAppSender(
    TwilioApi api, TwilioOptions options, TwilioAddresses addresses, TemplateCatalog templates, TimeProvider time)
    : IChannelSender
{
    /// <summary>Twilio, Messages resource, Body (error 21617).</summary>
    internal const int TextCharsMax = 1600;

    /// <summary>A turn may say several things at once; how many WhatsApp bears, is not documented.</summary>
    private const int ChatBurst = 10, RepliesPerChatPerSecond = 5;

    /// <summary>WhatsApp's customer service window (Twilio, error 63016).</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    // A content that Twilio refused once is refused every time; the numbers work meanwhile.
    private readonly ConcurrentDictionary<string, byte> _refused = [];

    public string Channel => ChannelNames.WhatsApp;

    public ChannelLimits Limits { get; } = new(
        options.MessagesPerSecond, RepliesPerChatPerSecond, ChatBurst, PerGroupPerMinute: 1, options.ConnectionsMax)
    {
        BulkPerChatPerSecond = 1 / options.PersonPause.TotalSeconds,
        FreeTextWindow = Window,
    };

    /// <summary>Twilio counts by sender; an account may have several.</summary>
    public string? Account { get; } = $"{options.AccountSid} {options.MessagingServiceSid}{options.Sender}";

    public bool ReportsDelivery => true;

    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken ct)
    {
        if (message.To.IsGroup || !WhatsAppAddress.IsId(message.To.Id))
            return new SendResult.Refused("bad_address", "not an address of WhatsApp");
        if (message.Template is { } use) return await SendTemplateAsync(message, use, ct);
        if (string.IsNullOrWhiteSpace(message.Text) && message.Media is null)
            return new SendResult.Refused("empty_text", "nothing to say");
        if (templates.MenuFor(message) is { } menu && message.Media is null && !_refused.ContainsKey(menu.ContentSid))
            return await SendMenuAsync(message, menu, ct);
        return await SendTextAsync(message, ct);
    }

    public Task ShowTypingAsync(ChatAddress to, string answering, CancellationToken ct) =>
        answering.Length > 0 ? api.SendTypingAsync(answering, ct) : Task.CompletedTask;

    private async Task<SendResult> SendTemplateAsync(OutboundMessage message, TemplateUse use, CancellationToken ct)
    {
        if (templates.Usable(use.Name, message.Language) is not { } template)
            return new SendResult.Refused("no_template", "the template is not listed, not made or not approved");
        if (TemplateCatalog.VariablesOf(template, use.Values) is not { } variables)
            return new SendResult.Refused("template_value", "a value of the template is missing");
        var call = Call(message) with { ContentSid = template.ContentSid, ContentVariables = variables };
        return Result(await api.SendMessageAsync(call, ct));
    }

    private async Task<SendResult> SendMenuAsync(OutboundMessage message, MenuContent menu, CancellationToken ct)
    {
        var call = Call(message) with
        {
            ContentSid = menu.ContentSid,
            ContentVariables = TemplateCatalog.VariablesOf(message),
        };
        var result = Result(await api.SendMessageAsync(call, ct));
        if (result is not SendResult.Refused { Code: var code } || !IsOf(code, TwilioErrors.IsContent)) return result;
        _refused[menu.ContentSid] = 0;
        WhatsAppMetrics.CountFallback("menu", code);
        return await SendTextAsync(message, ct);
    }

    private async Task<SendResult> SendTextAsync(OutboundMessage message, CancellationToken ct)
    {
        var parts = TextSplitter.Split(message.Text, TextCharsMax);
        if (parts.Count == 0) return Result(await api.SendMessageAsync(WithMedia(message), ct));
        SendResult result = new SendResult.Accepted("");
        for (var i = 0; i < parts.Count; i++)
        {
            // A report on an earlier part must not pass for one on the whole: only the last carries the key.
            var part = i == parts.Count - 1 ? message : message with { Key = null };
            var call = (i == 0 ? WithMedia(part) : Call(part)) with { Body = parts[i] };
            result = Result(await api.SendMessageAsync(call, ct));
            if (call.MediaUrl is not null && result is SendResult.Refused { Code: var code }
                && IsOf(code, TwilioErrors.IsMedia))
            {
                // The words are worth more than the picture.
                WhatsAppMetrics.CountFallback("media", code);
                result = Result(await api.SendMessageAsync(call with { MediaUrl = null }, ct));
            }

            if (result is not SendResult.Accepted) return i == 0 ? result : AfterFirstPart(result);
        }

        return result;
    }

    private SendMessageCall Call(OutboundMessage message) =>
        new(message.To.Id, addresses.StatusFor(message.Key));

    private SendMessageCall WithMedia(OutboundMessage message) => Call(message) with { MediaUrl = message.Media };

    private SendResult Result(TwilioAnswer answer) => WhatsAppSendResults.Of(answer, time.GetUtcNow());

    private static bool IsOf(string code, Func<int, bool> family) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && family(number);

    private static SendResult AfterFirstPart(SendResult result) => result switch
    {
        SendResult.Throttled throttled => throttled with { PartlySent = true },
        SendResult.Unreachable unreachable => unreachable with { MayHaveArrived = true },
        _ => result,
    };
}
