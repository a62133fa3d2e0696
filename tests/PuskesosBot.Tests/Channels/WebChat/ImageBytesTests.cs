using System.Text;
using PuskesosBot.Server.Media;

namespace PuskesosBot.Tests.Channels.WebChat;

public sealed class ImageBytesTests
{
    [Fact]
    public void What_a_phone_tells_about_its_owner_is_taken_out()
    {
        foreach (var picture in new[] { Pictures.Png, Pictures.Jpeg, Pictures.Webp })
        {
            var clean = ImageBytes.Clean(picture).ShouldNotBeNull();

            Encoding.Latin1.GetString(clean.Bytes).ShouldNotContain(Pictures.Secret);
            // Clean already, so cleaning again changes nothing.
            ImageBytes.Clean(clean.Bytes)!.Bytes.ShouldBe(clean.Bytes);
        }
    }

    [Fact]
    public void Which_way_is_up_is_kept_and_the_picture_itself_unchanged()
    {
        var text = Encoding.Latin1.GetString(ImageBytes.Clean(Pictures.Jpeg)!.Bytes);

        text.ShouldContain("\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006");
        text.ShouldEndWith("\u0011\u00ff\0\u0022\u00ff\u00d0\u0033\u00ff\u00d9");
    }

    [Fact]
    public void The_header_of_a_WebP_no_longer_promises_metadata()
    {
        var clean = ImageBytes.Clean(Pictures.Webp)!.Bytes;

        clean[20].ShouldBe((byte)0);
        BitConverter.ToInt32(clean, 4).ShouldBe(clean.Length - 8);
    }

    [Fact]
    public void Cut_or_changed_pictures_are_refused_or_cleaned_but_never_a_fault()
    {
        var random = new Random(20261102);
        foreach (var picture in new[] { Pictures.Png, Pictures.Jpeg, Pictures.Webp })
        {
            for (var length = 0; length < picture.Length; length++) ImageBytes.Clean(picture[..length]);
            for (var round = 0; round < 3_000; round++)
            {
                var changed = (byte[])picture.Clone();
                for (var i = random.Next(1, 6); i > 0; i--)
                {
                    changed[random.Next(changed.Length)] = (byte)random.Next(256);
                }

                ImageBytes.Clean(changed);
            }
        }
    }
}
