using Microsoft.Extensions.Options;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>Without a public address no webhook can be checked and no callback be asked for.</summary>
internal sealed class TwilioPublicCheck(IConfiguration configuration) : IValidateOptions<TwilioOptions>
{
    public ValidateOptionsResult Validate(string? name, TwilioOptions options)
    {
        if (!options.Enabled) return ValidateOptionsResult.Success;
        return TwilioAddresses.Problem(PublicOptions.BaseOf(configuration), options) is { } problem
            ? ValidateOptionsResult.Fail(problem)
            : ValidateOptionsResult.Success;
    }
}
