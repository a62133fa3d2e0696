using System.CommandLine;
using Microsoft.Extensions.Options;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.Workers;

namespace PuskesosBot.Server.Commands;

/// <summary>Runs the service.</summary>
internal static class ServeCommand
{
    internal static Command Create()
    {
        var command = new Command("serve", "Run the service (the default).");
        command.SetAction((_, ct) => RunAsync(ct));
        return command;
    }

    internal static Task<int> RunAsync(CancellationToken ct) => RefusingAsync(async () =>
    {
        await using var app = await PuskesosHost.BuildAsync(InItsOwnProcess, ct);
        await app.RunAsync(ct);
    });

    /// <summary>Nobody else needs the process's memory.</summary>
    internal static void InItsOwnProcess(WebApplicationBuilder builder) =>
        builder.Services.AddHostedService<IdleMemory>();

    /// <summary>Says on the error stream why the process does not start, without a stack trace.</summary>
    internal static async Task<int> RefusingAsync(Func<Task> work)
    {
        try
        {
            await work();
            return Verbs.Done;
        }
        catch (Exception refusal)
            when (refusal is StartRefusedException or ConfigurationProblemsException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return Verbs.ProblemsFound;
        }
    }
}
