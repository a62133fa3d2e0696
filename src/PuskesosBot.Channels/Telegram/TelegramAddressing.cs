namespace PuskesosBot.Channels.Telegram;

internal enum Addressee
{
    Us,
    Nobody,
    AnotherBot,
    NotYetKnown,
}

/// <summary>Whom a message in a group is meant for. In a group we speak only when spoken to.</summary>
internal static class TelegramAddressing
{
    public static Addressee Judge(TelegramMessage message, BotIdentity bot)
    {
        if (IsReplyTo(message.ReplyToMessage, bot)) return Addressee.Us;

        var (text, entities) = TelegramContent.WordsOf(message);
        if (entities.Any(e => e is { Type: "text_mention", User: { } user } && user.Id == bot.Id)) return Addressee.Us;
        if (CommandIn(text, entities) is { } command)
        {
            if (command.BotName.Length == 0 || bot.IsNamed(command.BotName)) return Addressee.Us;
            return bot.Username.Length == 0 ? Addressee.NotYetKnown : Addressee.AnotherBot;
        }

        if (!entities.Any(e => e.Type == "mention")) return Addressee.Nobody;
        if (bot.Username.Length == 0) return Addressee.NotYetKnown;
        return entities.Any(e => IsMention(text, e, bot)) ? Addressee.Us : Addressee.Nobody;
    }

    /// <summary>The command a text begins with; null when it begins with none.</summary>
    public static TelegramCommand? CommandIn(string text, IEnumerable<TelegramEntity> entities)
    {
        var entity = entities.FirstOrDefault(e => e is { Type: "bot_command", Offset: 0, Length: > 1 });
        if (entity is null || entity.Length > text.Length || text[0] != '/') return null;

        var command = text[..entity.Length];
        var at = command.IndexOf('@');
        return at < 0
            ? new TelegramCommand(command, "", text[entity.Length..].Trim())
            : new TelegramCommand(command[..at], command[(at + 1)..], text[entity.Length..].Trim());
    }

    public static bool IsMention(string text, TelegramEntity entity, BotIdentity bot) =>
        entity is { Type: "mention", Offset: >= 0, Length: > 1 }
        && entity.Offset <= text.Length - entity.Length
        && bot.IsNamed(text.AsSpan(entity.Offset + 1, entity.Length - 1));

    // Every message of a topic counts as a reply to the service message that opened it, which may be ours.
    private static bool IsReplyTo(TelegramMessage? original, BotIdentity bot) =>
        original is { From: { } author, ForumTopicCreated: null } && author.Id == bot.Id;
}

/// <param name="Name">With its slash, without the bot's name.</param>
/// <param name="BotName">What followed <c>@</c>; empty when the command named no bot.</param>
/// <param name="Arguments">The rest of the text, trimmed.</param>
internal sealed record TelegramCommand(string Name, string BotName, string Arguments);
