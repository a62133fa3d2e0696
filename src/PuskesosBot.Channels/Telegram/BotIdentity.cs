namespace PuskesosBot.Channels.Telegram;

/// <summary>Who we are on Telegram.</summary>
/// <param name="Id">First half of the token, so known before Telegram is asked.</param>
/// <param name="Username">From getMe, without <c>@</c>; empty until it has answered.</param>
public sealed record BotIdentity(long Id, string Username)
{
    /// <summary>What the token tells by itself; Telegram Bot API: the part before the colon is the bot's id.</summary>
    public static BotIdentity OfToken(string token) =>
        new(long.TryParse(token.AsSpan(0, Math.Max(0, token.IndexOf(':'))), out var id) ? id : 0, "");

    public bool IsNamed(ReadOnlySpan<char> username) =>
        Username.Length > 0 && username.Equals(Username, StringComparison.OrdinalIgnoreCase);
}
