using System.Globalization;
using System.Text.Json;
using PuskesosBot.Channels.Telegram;

namespace PuskesosBot.Server.Telegram;

/// <summary>What <c>puskesosbot telegram set-webhook</c> and <c>telegram info</c> do. Exit codes 0, 1, 2.</summary>
internal sealed class TelegramWebhookSetup(
    TelegramApi api, TelegramOptions options, IReadOnlyList<TelegramCommands> commands, TextWriter output)
{
    private const int Done = 0, FoundProblems = 1, BadUse = 2;

    /// <param name="publicBase"><c>Public:BaseAddress</c>: https, or http towards an own Bot API server.</param>
    public async Task<int> SetAsync(Uri? publicBase, CancellationToken ct)
    {
        if (Problem(publicBase) is { } problem)
        {
            await output.WriteLineAsync(problem);
            return BadUse;
        }

        var address = AddressOf(publicBase!);
        var answer = await api.SetWebhookAsync(address, ct);
        await output.WriteLineAsync(answer is TelegramAnswer.Ok ? $"Webhook is set: {address}" : Told(answer));
        if (answer is not TelegramAnswer.Ok) return FoundProblems;
        return await SetCommandsAsync(ct);
    }

    /// <summary>Prints bot and webhook; problems are a missing webhook and a failing delivery.</summary>
    public async Task<int> InfoAsync(CancellationToken ct)
    {
        var me = await api.GetMeAsync(ct);
        if (me is not TelegramAnswer.Ok { Result: var bot })
        {
            await output.WriteLineAsync(Told(me));
            return FoundProblems;
        }

        await output.WriteLineAsync($"Bot: @{TelegramResults.IdentityIn(bot)?.Username}");
        var answer = await api.GetWebhookInfoAsync(ct);
        if (answer is not TelegramAnswer.Ok { Result: var info })
        {
            await output.WriteLineAsync(Told(answer));
            return FoundProblems;
        }

        return await PrintAsync(TelegramResults.WebhookIn(info));
    }

    private async Task<int> SetCommandsAsync(CancellationToken ct)
    {
        var answer = await TelegramCommands.SetAsync(api, commands, ct);
        if (answer is null) return Done;
        var names = string.Join(", ", commands[0].Commands.Select(command => $"/{command.Command}"));
        await output.WriteLineAsync(answer is TelegramAnswer.Ok ? $"Commands are set: {names}" : Told(answer));
        return answer is TelegramAnswer.Ok ? Done : FoundProblems;
    }

    internal static Uri AddressOf(Uri publicBase) =>
        new(publicBase.GetLeftPart(UriPartial.Path).TrimEnd('/') + TelegramWiring.WebhookPath);

    private async Task<int> PrintAsync(TelegramWebhookState state)
    {
        await output.WriteLineAsync($"Webhook: {(state.Address.Length == 0 ? "not set" : state.Address)}");
        await output.WriteLineAsync($"Waiting updates: {state.Waiting}");
        if (state.LastErrorAt is { } at)
        {
            var when = at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            await output.WriteLineAsync($"Last error: {when} {state.LastError}");
        }

        var isMissing = options.Mode == TelegramMode.Webhook && state.Address.Length == 0;
        return isMissing || state.LastErrorAt is not null ? FoundProblems : Done;
    }

    private string? Problem(Uri? publicBase)
    {
        var problems = TelegramOptionsCheck.Problems(options).ToList();
        if (options.Token.Length == 0) problems.Add("Telegram:Token is missing");
        if (options.WebhookSecret.Length == 0) problems.Add("Telegram:WebhookSecret is missing");
        if (publicBase is not { IsAbsoluteUri: true }) problems.Add("Public:BaseAddress is missing (allowed: https)");
        else if (publicBase.Scheme != Uri.UriSchemeHttps && options.BaseAddress.Host == "api.telegram.org")
            problems.Add("Public:BaseAddress is not https, which Telegram asks for");
        return problems.Count == 0 ? null : string.Join(Environment.NewLine, problems);
    }

    internal static string Told(TelegramAnswer answer) => answer switch
    {
        TelegramAnswer.Failed failed => $"Telegram refused: {failed.Code} {failed.Description}",
        TelegramAnswer.Nothing nothing => $"Telegram cannot be reached: {nothing.Reason}",
        TelegramAnswer.Ok => "Telegram agreed",
        _ => throw new System.Diagnostics.UnreachableException(answer.GetType().Name),
    };
}
