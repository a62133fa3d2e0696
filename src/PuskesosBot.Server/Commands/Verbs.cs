using System.CommandLine;

namespace PuskesosBot.Server.Commands;

/// <summary>What the program can do: exit code 0 done, 1 problems found, 2 bad use.</summary>
internal static class Verbs
{
    internal const int Done = 0, ProblemsFound = 1, BadUse = 2;

    internal static RootCommand Root()
    {
        var root = new RootCommand("PuskesosBot: the chat front door of a Puskesos")
        {
            ServeCommand.Create(), DemoCommand.Create(), ChatCommand.Create(), ImportCommand.Create(),
            DialogsCommand.Create(), TelegramCommand.Create(), WhatsAppCommand.Create(), WhatsAppCommand.Templates(),
            OutboxCommand.Create(), RelayCommand.Create(), StaffCommand.Create(), DoctorCommand.Create(),
            AnswersCommand.Create(), BackupCommand.Create(),
        };
        root.SetAction((_, ct) => ServeCommand.RunAsync(ct));
        return root;
    }
}
