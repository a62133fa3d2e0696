using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Server.Media;
using PuskesosBot.Server.WebChat;
using PuskesosBot.Server.WhatsApp;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Where what was attached to cases is, if it is here. No name that a sender gave is ever used.</summary>
internal sealed class CaseFiles(MediaFolder webChat, IServiceProvider services)
{
    internal const string Pattern = "/console/laporan/{receipt}/lampiran/{id:guid}";

    internal CaseFile Look(CaseAttachment attached)
    {
        if (attached.Kind == AttachmentKind.Location) return new CaseFile(attached, null, PlaceOf(attached.Content));
        return new CaseFile(attached, Find(attached.Content)?.ContentType, null);
    }

    /// <summary>Full path and content type; null: it is still with whom it was sent through, or gone.</summary>
    internal (string Path, string ContentType)? Find(string reference)
    {
        if (reference.Split('/') is [var conversation, var name] && conversation.Length > 0
            && conversation.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            && webChat.Find(conversation, name) is { } picture) return picture;
        // Both are there only where WhatsApp is switched on.
        if (services.GetService<FileStore>()?.Find(reference) is { } file) return file;
        return services.GetService<WhatsAppMedia>()?.Noted(reference) is KeptMedia.Here here
            ? (here.Path, here.ContentType)
            : null;
    }

    /// <summary>Sends one to whoever may read its case.</summary>
    internal static async Task<IResult> SendAsync(
        string receipt, Guid id, ConsoleDesk desk, CaseFiles files, CancellationToken ct)
    {
        if (await new CaseList(desk.Scope).FindAsync(desk.Read, receipt, ct) is not { } about)
            return Results.NotFound();
        var caseId = about.Id;
        var attached = await desk.Read.CaseAttachments.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == id && a.CaseId == caseId, ct);
        return attached is { Kind: not AttachmentKind.Location } && files.Find(attached.Content) is var (path, type)
            ? Results.File(path, type)
            : Results.NotFound();
    }

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
/// <param name="ContentType">Null: it is not here.</param>
/// <param name="Place">Only for a location; null also when it is none.</param>
internal sealed record CaseFile(CaseAttachment Attached, string? ContentType, CasePlace? Place)
{
    public bool IsPicture => ContentType?.StartsWith("image/", StringComparison.Ordinal) == true;

    public bool IsSound => ContentType?.StartsWith("audio/", StringComparison.Ordinal) == true;
}

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
