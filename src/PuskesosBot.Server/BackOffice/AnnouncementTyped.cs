using System.Security.Cryptography;
using System.Text;
using PuskesosBot.Desk.Announcements;

namespace PuskesosBot.Server.BackOffice;

/// <summary>What was typed of a new announcement; it travels from the form to the preview and back.</summary>
internal sealed record AnnouncementTyped
{
    /// <summary>Drawn with the form: confirmed twice, it is still one announcement.</summary>
    public string? Code { get; init; }

    /// <summary>Null: own words.</summary>
    public Guid? Distribution { get; init; }

    public string? Words { get; init; }

    public NoticeKind? Kind { get; init; }

    public string? Programme { get; init; }

    public List<string> Rws { get; init; } = [];

    /// <summary>The announcement that own words put right.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>Not at once, but at <see cref="Day"/> and <see cref="Hour"/>.</summary>
    public bool Later { get; init; }

    public DateOnly? Day { get; init; }

    public TimeOnly? Hour { get; init; }

    /// <summary>Also in the quiet hours.</summary>
    public bool Urgent { get; init; }

    public string? Why { get; init; }

    /// <summary>Mark of the preview that was looked at.</summary>
    public string? Seen { get; init; }

    /// <summary>Line ends as they count everywhere else.</summary>
    internal string Text => (Words ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    /// <summary>What is wrong before the desk is asked.</summary>
    internal IEnumerable<string> Problems()
    {
        if (Distribution is not null && Text.Length > 0)
            yield return "Pilih salah satu: penyaluran, atau tulisan sendiri.";
        if (Distribution is null && Rws.Count == 0) yield return "Pilih RW-nya dulu.";
        if (Later && (Day is null || Hour is null)) yield return "Isi tanggal dan jam kirimnya.";
    }

    internal AnnouncementDraft Draft(Guid deskId, DeskClock clock)
    {
        var isWords = Distribution is null;
        return new AnnouncementDraft(deskId, Code ?? "")
        {
            DistributionId = Distribution,
            Words = isWords ? Text : null,
            Kind = isWords ? Kind : null,
            Programme = isWords && !string.IsNullOrEmpty(Programme) ? Programme : null,
            Rws = [.. Rws.Select(rw => CaseAsked.TwoDigits(rw) ?? rw)],
            ReplacesId = isWords ? Replaces : null,
            SendAt = Later && Day is { } day && Hour is { } hour ? clock.At(day, hour) : null,
            UrgentReason = Urgent ? Why?.Trim() ?? "" : null,
        };
    }

    /// <summary>Another one when the words became others meanwhile.</summary>
    internal static string MarkOf(AnnouncementPreview preview)
    {
        var said = string.Join('\0', preview.Texts.Select(text => text.Text));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..16];
    }
}
