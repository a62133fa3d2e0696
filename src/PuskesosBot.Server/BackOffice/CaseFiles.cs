using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Photos, voice notes and documents attached to cases, for who may read the case.</summary>
internal sealed class CaseFiles(ResidentMedia media)
{
    internal const string Pattern = "/console/laporan/{receipt}/lampiran/{id:guid}";

    private const string FromContact = "contact:";

    /// <returns>In the order given, as the page shows them.</returns>
    internal async Task<IReadOnlyList<CaseFile>> LookAsync(
        DeskDb desk, IReadOnlyList<CaseAttachment> attached, CancellationToken ct)
    {
        var senders = attached.Select(SenderOf).OfType<Guid>().Distinct().ToList();
        var channels = await desk.Contacts.AsNoTracking().Where(c => senders.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.Channel, ct);
        return
        [
            .. attached.Select(one => one.Kind == AttachmentKind.Location
                ? new CaseFile(one, IsHere: false, PlaceOf(one.Content))
                : new CaseFile(one, IsHere(one, channels), Place: null)),
        ];
    }

    /// <summary>Sends one to whoever may read its case, from the channel it came by if need be.</summary>
    internal static async Task<IResult> SendAsync(
        string receipt, Guid id, ConsoleDesk desk, CaseFiles files, CancellationToken ct)
    {
        if (await new CaseList(desk.Scope).FindAsync(desk.Read, receipt, ct) is not { } about)
            return Results.NotFound();
        var caseId = about.Id;
        var attached = await desk.Read.CaseAttachments.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == id && a.CaseId == caseId, ct);
        return attached is { Kind: not AttachmentKind.Location }
            && await files.FindAsync(desk.Read, attached, ct) is var (path, type)
            ? Results.File(path, type, enableRangeProcessing: true)
            : Results.NotFound();
    }

    private async Task<(string Path, string ContentType)?> FindAsync(
        DeskDb desk, CaseAttachment attached, CancellationToken ct)
    {
        if (media.Kept(attached.Content) is { } kept) return kept;
        if (SenderOf(attached) is not { } sender) return null;
        var channel = await desk.Contacts.Where(c => c.Id == sender).Select(c => c.Channel).SingleOrDefaultAsync(ct);
        return channel is null
            ? null
            : await media.FindAsync(channel, ResidentMedia.KindOf(attached.Kind), attached.Content, ct);
    }

    private bool IsHere(CaseAttachment attached, Dictionary<Guid, string> channels) =>
        media.Kept(attached.Content) is not null
        || (SenderOf(attached) is { } sender && channels.TryGetValue(sender, out var channel)
            && media.MayFetch(channel));

    private static Guid? SenderOf(CaseAttachment attached) =>
        attached.Who.StartsWith(FromContact, StringComparison.Ordinal)
            && Guid.TryParse(attached.Who.AsSpan(FromContact.Length), out var id)
            ? id
            : null;

    private static CasePlace? PlaceOf(string content)
    {
        if (content.Split(',') is not [var north, var east]) return null;
        return double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180
            ? new CasePlace(latitude, longitude)
            : null;
    }
}

/// <summary>Something attached, as the page shows it.</summary>
/// <param name="IsHere">It is kept here, or may be fetched; not so of a location.</param>
/// <param name="Place">Only for a location; null also when it is none.</param>
internal sealed record CaseFile(CaseAttachment Attached, bool IsHere, CasePlace? Place);

/// <summary>In degrees, WGS 84.</summary>
internal sealed record CasePlace(double Latitude, double Longitude)
{
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.######},{Longitude:0.######}");

    /// <summary>RFC 5870.</summary>
    public string Geo => $"geo:{Text}";

    /// <summary>OpenStreetMap, with a marker.</summary>
    public string Map => string.Create(
        CultureInfo.InvariantCulture,
        $"https://www.openstreetmap.org/?mlat={Latitude:0.######}&mlon={Longitude:0.######}"
        + $"#map=18/{Latitude:0.######}/{Longitude:0.######}");
}
