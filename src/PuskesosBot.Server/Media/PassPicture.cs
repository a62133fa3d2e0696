using PuskesosBot.Desk;

namespace PuskesosBot.Server.Media;

/// <summary>
/// The code of a pick-up pass as QR and in letters, drawn from the address alone: it says nothing that whoever asks
/// does not know.
/// </summary>
internal static class PassPicture
{
    /// <summary>As <see cref="PuskesosBot.Desk.Distributions.PickupPass.PictureOf"/> writes it.</summary>
    internal const string Pattern = "/ambil/{code}.png";

    internal static IResult Show(string code)
    {
        if (ShortCode.TryParse(code, out var read) != ShortCodeCheck.Ok || read.Kind != ShortCodeKind.Pass)
            return Results.NotFound();
        return Results.File(Draw(read.ToString()), "image/png");
    }

    internal static byte[] Draw(string code) => CodePicture.Draw(code, code);
}
