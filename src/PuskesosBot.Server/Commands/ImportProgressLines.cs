using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Server.Commands;

/// <summary>Progress where no bar can be drawn: a line for every tenth of the file.</summary>
internal sealed class ImportProgressLines(TextWriter output) : IProgress<ImportProgress>
{
    private int _tenths;

    public void Report(ImportProgress value)
    {
        var tenths = value.BytesTotal == 0 ? 0 : (int)(value.BytesDone * 10 / value.BytesTotal);
        if (tenths <= _tenths) return;
        _tenths = tenths;
        output.WriteLine($"Mengimpor: {value.Rows} baris, {tenths * 10}% berkas terbaca");
    }
}
