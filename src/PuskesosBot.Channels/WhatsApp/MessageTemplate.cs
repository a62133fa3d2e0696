namespace PuskesosBot.Channels.WhatsApp;

/// <summary>A text that WhatsApp takes outside the 24-hour window, once Meta has approved it.</summary>
/// <param name="Name">What dialogs and announcements call it.</param>
/// <param name="Language">Language code of the text.</param>
/// <param name="Category">What Meta approves it as.</param>
/// <param name="ContentSid"><c>HX</c> and 32 hexadecimal digits; empty until it was made at Twilio.</param>
/// <param name="Variables">Names of what is filled in; the first is {{1}} at Twilio.</param>
/// <param name="Body">The text, with the variables in braces by name.</param>
public sealed record MessageTemplate(
    string Name, string Language, TemplateCategory Category, string ContentSid, IReadOnlyList<string> Variables,
    string Body);

/// <summary>Meta's categories; a notice that somebody asked for is utility.</summary>
public enum TemplateCategory { Utility, Marketing, Authentication }

/// <summary>A content at Twilio that shows a menu of so many options with buttons or as a list.</summary>
/// <remarks>
/// {{1}} is the text, then label and id of each option: {{2}} and {{3}} of the first, {{4}} and {{5}} of the second.
/// Needs no approval, because it is used inside the window only.
/// </remarks>
public sealed record MenuContent(MenuShape Shape, int Options, string ContentSid)
{
    /// <summary>Twilio, quick reply and list picker: the text.</summary>
    internal const int TextCharsMax = 1024;

    /// <summary>Meta's limit for the title of a button.</summary>
    internal const int ButtonCharsMax = 20;

    public const int QuickReplyOptionsMax = 3, ListOptionsMax = 10;

    internal bool Fits(OutboundMessage message) =>
        message.Options.Count == Options && message.Text.Length <= TextCharsMax
        && (Shape == MenuShape.List || message.Options.All(option => option.Label.Length <= ButtonCharsMax));
}

public enum MenuShape { QuickReply, List }

/// <summary>What Meta thought of a template when it was last asked.</summary>
/// <param name="Status">approved, pending, rejected, paused, disabled, received or unsubmitted.</param>
/// <param name="Reason">Why it was rejected; mostly empty.</param>
public sealed record TemplateApproval(string ContentSid, string Status, string Reason, DateTimeOffset CheckedAt)
{
    public bool IsApproved => Status == "approved";
}
