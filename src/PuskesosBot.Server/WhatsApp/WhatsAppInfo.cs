using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>What <c>puskesosbot whatsapp info</c> does. Exit codes 0, 1, 2.</summary>
internal sealed class WhatsAppInfo(TwilioApi api, TwilioOptions options, TemplateCatalog catalog, TextWriter output)
{
    private const int Done = 0, FoundProblems = 1, BadUse = 2;

    /// <param name="publicBase"><c>Public:BaseAddress</c>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<int> RunAsync(Uri? publicBase, CancellationToken ct)
    {
        var problems = TwilioOptionsCheck.Problems(options).ToList();
        if (options.AccountSid.Length == 0) problems.Add("Twilio:AccountSid is missing");
        if (options.AuthToken.Length == 0) problems.Add("Twilio:AuthToken is missing");
        if (TwilioAddresses.Problem(publicBase, options) is { } unreachable) problems.Add(unreachable);
        foreach (var problem in problems) await output.WriteLineAsync(problem);
        if (problems.Count > 0) return BadUse;

        var addresses = TwilioAddresses.Of(publicBase!);
        await output.WriteLineAsync($"Account: {options.AccountSid}");
        var sender = options.From.Length > 0 ? options.From : options.MessagingServiceSid;
        await output.WriteLineAsync($"Sender: {sender}");
        await output.WriteLineAsync($"Enter at Twilio as webhook for incoming messages (POST): {addresses.Inbound}");
        await output.WriteLineAsync($"Status callbacks, given with every message: {addresses.Status}");
        await output.WriteLineAsync(
            $"Templates: {catalog.Templates.Count(catalog.IsUsable)} of {catalog.Templates.Count} can be sent");
        var answer = await api.PeekAsync(ct);
        await output.WriteLineAsync(Told(answer));
        return answer is TwilioAnswer.Ok ? Done : FoundProblems;
    }

    internal static string Told(TwilioAnswer answer) => answer switch
    {
        TwilioAnswer.Ok => "Twilio accepts the account and its secret.",
        TwilioAnswer.Failed { Status: 401 } => "Twilio refuses the account or its secret.",
        TwilioAnswer.Failed failed => $"Twilio refused: {failed.Code} {failed.Message}",
        TwilioAnswer.Nothing nothing => $"Twilio cannot be reached: {nothing.Reason}",
        _ => throw new System.Diagnostics.UnreachableException(answer.GetType().Name),
    };
}
