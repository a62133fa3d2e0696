using PuskesosBot.Channels;

namespace PuskesosBot.Desk.Delivery;

/// <summary>
/// Decides before sending what a channel with a window for free text would refuse only afterwards: free text within so
/// many hours after the person wrote (WhatsApp: 24), else an approved template, else wait.
/// </summary>
internal static class WindowGate
{
    /// <param name="window">Of the channel; null when it has none.</param>
    /// <param name="before">What was decided last; a refusal by the provider is not tried again as free text.</param>
    internal static Passage Judge(
        OutboundMessage message, TimeSpan? window, DateTimeOffset lastInboundAt, Passage before, DateTimeOffset now)
    {
        if (window is not { } length) return before == Passage.OtherChannel ? before : Passage.FreeText;
        var isOpen = now < lastInboundAt + length - DeliveryLimits.WindowMargin;
        if (isOpen && before != Passage.RefusedAsLate)
            return before == Passage.OtherChannel ? before : Passage.FreeText;
        return message.Template is null ? Passage.Waits : Passage.Template;
    }

    /// <summary>The message as it is let through: a template only where it must be one.</summary>
    internal static OutboundMessage Through(OutboundMessage message, Passage passage) =>
        passage == Passage.Template ? message : message with { Template = null };
}
