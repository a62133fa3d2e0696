using QRCoder;

namespace PuskesosBot.Server.BackOffice;

/// <summary>A text as a QR code.</summary>
internal static class QrPicture
{
    private const int DotPixels = 8;

    internal static byte[] Png(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(DotPixels);
    }

    internal static string Base64(string text) => Convert.ToBase64String(Png(text));
}
