using System.CommandLine;
using PuskesosBot.Server.Diagnosis;

namespace PuskesosBot.Server.Commands;

/// <summary>For operators: everything that is wrong with an installation, at once.</summary>
internal static class DoctorCommand
{
    internal static Command Create()
    {
        var command = new Command("doctor",
            "Look at configuration, secrets, database, dialogs, templates, webhooks and clock; list every problem.");
        command.SetAction(async (_, ct) =>
            await new Doctor(Console.Out, TimeProvider.System).RunAsync(ct) == 0 ? Verbs.Done : Verbs.ProblemsFound);
        return command;
    }
}
