using System.CommandLine;
using Microsoft.Extensions.Options;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.WhatsApp;

namespace PuskesosBot.Server.Commands;

/// <summary>For operators: what to enter at Twilio, whether it answers, and what Meta says of the templates.</summary>
internal static class WhatsAppCommand
{
    internal static Command Create()
    {
        var info = new Command("info", "Show the addresses to enter at Twilio, and whether Twilio knows the account.");
        info.SetAction((_, ct) => RunAsync((parts, publicBase) => new WhatsAppInfo(
            parts.GetRequiredService<TwilioApi>(), parts.GetRequiredService<TwilioOptions>(),
            parts.GetRequiredService<TemplateCatalog>(), Console.Out).RunAsync(publicBase, ct)));
        return new Command("whatsapp", "Look at the WhatsApp channel.") { info, Templates() };
    }

    /// <summary><c>templates sync</c>, which is also found at the top.</summary>
    internal static Command Templates()
    {
        var sync = new Command("sync", "Ask Twilio which templates are approved, print and keep the answers.");
        sync.SetAction((_, ct) => RunAsync((parts, _) => new TemplateSync(
            parts.GetRequiredService<TwilioApi>(), parts.GetRequiredService<TemplateCatalog>(),
            parts.GetRequiredService<TemplateStateFile>(), TimeProvider.System, Console.Out).RunAsync(ct)));
        return new Command("templates", "Look after the WhatsApp templates of config/templates.yaml.") { sync };
    }

    private static async Task<int> RunAsync(Func<IServiceProvider, Uri?, Task<int>> run)
    {
        var configuration = new ConfigurationManager();
        PuskesosHost.Configure(configuration);
        await using var parts = new ServiceCollection().AddLogging().AddWhatsAppChannel(configuration)
            .BuildServiceProvider();
        try
        {
            return await run(parts, PublicOptions.BaseOf(configuration));
        }
        catch (OptionsValidationException invalid)
        {
            foreach (var failure in invalid.Failures) await Console.Error.WriteLineAsync(failure);
            return Verbs.BadUse;
        }
        catch (ConfigurationProblemsException wrong)
        {
            foreach (var problem in wrong.Problems) await Console.Error.WriteLineAsync(problem);
            return Verbs.ProblemsFound;
        }
    }
}
