using System.Text.RegularExpressions;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.Telegram;

/// <summary>The menu beside Telegram's input field: what people of one app language see there.</summary>
/// <param name="Language">Two letters; null for everybody without a list of their own.</param>
internal sealed partial record TelegramCommands(string? Language, IReadOnlyList<TelegramBotCommand> Commands)
{
    private const string Term = "command";

    /// <summary>Telegram Bot API 10.1, BotCommand.</summary>
    private const int DescriptionCharsMax = 256;

    /// <summary>
    /// One list for each language of the files: the words of <c>_everywhere.yaml</c> that begin with a stroke, each
    /// group with its own first, described by the term <c>command</c>.
    /// </summary>
    internal static IReadOnlyList<TelegramCommands> Of(DialogSet dialogs) =>
    [
        .. dialogs.Languages.OrderBy(language => language != dialogs.DefaultLanguage).Select(language =>
            new TelegramCommands(language == dialogs.DefaultLanguage ? null : language.Key, In(dialogs, language))),
    ];

    /// <summary>Tells Telegram; stops at the first refusal.</summary>
    internal static async Task<TelegramAnswer?> SetAsync(
        TelegramApi api, IReadOnlyList<TelegramCommands> lists, CancellationToken ct)
    {
        TelegramAnswer? answer = null;
        foreach (var list in lists)
        {
            answer = await api.SetMyCommandsAsync(list.Commands, list.Language, ct);
            if (answer is not TelegramAnswer.Ok) break;
        }

        return answer;
    }

    private static List<TelegramBotCommand> In(DialogSet dialogs, DialogLanguage language)
    {
        var commands = new List<TelegramBotCommand>();
        if (!language.Terms.TryGetValue(Term, out var descriptions)) return commands;
        foreach (var (word, description) in descriptions.Words)
        {
            var phrase = dialogs.Everywhere.Phrases
                .Where(phrase => phrase.Word == word && Command().IsMatch(phrase.Text))
                .OrderBy(phrase => phrase.Language != language.Key).FirstOrDefault();
            if (phrase is null) continue;
            commands.Add(new TelegramBotCommand(
                phrase.Text[1..], description[..Math.Min(description.Length, DescriptionCharsMax)]));
        }

        return commands;
    }

    [GeneratedRegex("^/[a-z0-9_]{1,32}$")]
    private static partial Regex Command();
}
