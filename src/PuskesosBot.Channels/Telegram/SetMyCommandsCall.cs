namespace PuskesosBot.Channels.Telegram;

internal sealed record SetMyCommandsCall(
    IReadOnlyList<TelegramBotCommand> Commands, CommandScope Scope, string? LanguageCode);

internal sealed record CommandScope(string Type);

/// <summary>One line of the menu beside the input field.</summary>
/// <param name="Command">1 to 32 of a-z 0-9 _.</param>
/// <param name="Description">1 to 256 characters.</param>
public sealed record TelegramBotCommand(string Command, string Description);
