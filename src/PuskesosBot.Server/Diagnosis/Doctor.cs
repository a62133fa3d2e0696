using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.Diagnosis;

/// <summary>What <c>puskesosbot doctor</c> does: all exams, whatever the others found. Changes nothing.</summary>
internal sealed class Doctor(TextWriter output, TimeProvider time)
{
    private int _problems;

    /// <returns>How many problems there are.</returns>
    internal async Task<int> RunAsync(CancellationToken ct)
    {
        Installation? found = null;
        await ExamineAsync("configuration", exam =>
        {
            found = OptionsExam.Read(exam);
            return Task.CompletedTask;
        });
        if (found is { } here) await ExamineAsync(here, ct);
        await output.WriteLineAsync(_problems switch
        {
            0 => "no problems",
            1 => "1 problem",
            _ => $"{_problems} problems",
        });
        return _problems;
    }

    private async Task ExamineAsync(Installation here, CancellationToken ct)
    {
        await ExamineAsync("data folder", exam => MachineExam.FolderAsync(exam, here.Data));
        if (here.Data.Database == DatabaseKind.Sqlite) await ExamineAsync("sqlite library", MachineExam.Library);
        await ExamineAsync("database", exam => DatabaseExam.RunAsync(exam, here, ct));
        await ExamineAsync("desk files", exam => ContentExam.Files(exam, here.Desk));
        await ExamineAsync("dialogs", ContentExam.Dialogs);
        await using var parts = ProviderExam.Parts(here);
        await ExamineAsync("templates", exam => ContentExam.Templates(exam, here, parts));
        await ExamineAsync("telegram", exam => ProviderExam.TelegramAsync(exam, here, parts, time, ct));
        await ExamineAsync("whatsapp", exam => ProviderExam.WhatsAppAsync(exam, here, parts, ct));
        await ExamineAsync("clock", exam => ProviderExam.ClockAsync(exam, here, parts, time, ct));
    }

    private async Task ExamineAsync(string name, Func<Exam, Task> examine)
    {
        var exam = new Exam(name);
        try
        {
            await examine(exam);
        }
#pragma warning disable CA1031 // The doctor is asked when things are broken; a fault of its own must not hide the rest.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            exam.Problem($"could not be examined ({fault.GetType().Name})", "mend the problems above, then ask again");
        }

        _problems += exam.Problems;
        await exam.PrintAsync(output);
    }
}
