using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Commands;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.WhatsApp;

namespace PuskesosBot.Server.Diagnosis;

/// <summary>The files that people of the desk write: desk, programmes, cases, holidays, dialogs, templates.</summary>
internal static class ContentExam
{
    internal static Task Files(Exam exam, DeskOptions desk)
    {
        Try(exam, () => DeskProfileFile.Load(ContentFolders.Config, desk.Code));
        Try(exam, () => ProgrammesFile.Load(ContentFolders.Config));
        Try(exam, () => CasesFile.Load(ContentFolders.Config));
        Try(exam, () => CannedAnswersFile.Load(ContentFolders.Config));
        return Task.CompletedTask;
    }

    internal static Task Dialogs(Exam exam)
    {
        if (Load(exam) is { } load)
        {
            foreach (var issue in load.Issues)
                exam.Problem(issue.ToString(), "edit that line; puskesosbot dialogs check looks again");
            if (load.Set is { } set) exam.Note($"{set.Dialogs.Count} dialogs");
        }

        return Task.CompletedTask;
    }

    internal static Task Templates(Exam exam, Installation here, IServiceProvider parts)
    {
        var state = parts.GetRequiredService<TemplateStateFile>();
        var catalog = Try(exam, () => TemplatesFile.Load(ContentFolders.Config, state.Of));
        if (!here.Twilio.Enabled) exam.Skip("not needed: WhatsApp is off");
        else if (catalog is not null)
        {
            // While the dialogs have problems, what the desk itself sends is still needed.
            var needed = Load(exam: null)?.Set is { } dialogs ? TemplateNeeds.Of(dialogs) : TemplateNames.All;
            Templates(exam, catalog, [.. needed.Distinct().Order(StringComparer.Ordinal)]);
        }

        return Task.CompletedTask;
    }

    private static void Templates(Exam exam, TemplateCatalog catalog, List<string> needed)
    {
        foreach (var missing in TemplateNeeds.Problems(catalog, needed))
            exam.Problem(missing, "add it with its body and variables, as config/templates.yaml says at its top");
        foreach (var name in needed)
        {
            if (catalog.Find(name, TemplateCatalog.DefaultLanguage) is { ContentSid: "" })
                exam.Problem(
                    $"config/templates.yaml: template '{name}' has no content_sid, so what needs it waits",
                    "make it at Twilio, write its content_sid there, then puskesosbot templates sync");
        }

        foreach (var stopped in TwilioLooks.Stopped(catalog))
            exam.Problem(
                $"template {stopped}", "change its words at Twilio, ask for approval, then puskesosbot templates sync");
    }

    // The contracts that dialogs are checked against are made of the desk's files, which have an exam of their own.
    private static DialogLoad? Load(Exam? exam)
    {
        try
        {
            return DialogsCommand.Load();
        }
        catch (ConfigurationProblemsException)
        {
            exam?.Skip("not looked at: the desk files come first");
            return null;
        }
    }

    private static T? Try<T>(Exam exam, Func<T> load)
        where T : class
    {
        try
        {
            return load();
        }
        catch (ConfigurationProblemsException wrong)
        {
            foreach (var problem in wrong.Problems) exam.Problem(problem, "edit that file");
            return null;
        }
    }
}
