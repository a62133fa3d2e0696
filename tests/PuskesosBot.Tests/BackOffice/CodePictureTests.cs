using System.Buffers.Binary;
using PuskesosBot.Server.Media;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>Pictures with a code that is read by a scanner and by people.</summary>
public sealed class CodePictureTests
{
    [Fact]
    public void Words_stand_below_the_code_and_the_picture_is_a_sound_one()
    {
        var plain = CodePicture.Draw("LS-2611-00427-K");
        var slip = CodePicture.Draw(
            "LS-2611-00427-K", "Puskesos Lebak Siliwangi", "LS-2611-00427-K", "21 Nov 2026 10.00");

        ImageBytes.Clean(slip).ShouldNotBeNull();
        SizeOf(slip).Width.ShouldBeGreaterThanOrEqualTo(SizeOf(plain).Width);
        SizeOf(slip).Height.ShouldBeGreaterThan(SizeOf(plain).Height + 60);
    }

    [Theory]
    [InlineData('A', "01110 10001 10001 11111 10001 10001 10001")]
    [InlineData('a', "01110 10001 10001 11111 10001 10001 10001")]
    [InlineData('-', "00000 00000 00000 11111 00000 00000 00000")]
    [InlineData('\u00e9', "01110 10001 00001 00010 00100 00000 00100")]
    public void A_letter_is_drawn_as_it_looks(char sign, string rows) =>
        string.Join(' ', Enumerable.Range(0, PictureFont.Height).Select(y => string.Concat(
            Enumerable.Range(0, PictureFont.Width).Select(x => PictureFont.IsDot(sign, x, y) ? '1' : '0'))))
            .ShouldBe(rows);

    [Fact]
    public void A_line_without_end_is_cut() => SizeOf(CodePicture.Draw("x", new string('W', 10_000))).Width
        .ShouldBeLessThan(1_000);

    /// <summary>Of the header, which every reader looks at first.</summary>
    private static (int Width, int Height) SizeOf(byte[] png) => (
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
}
