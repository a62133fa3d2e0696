using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.Media;
using PuskesosBot.Server.WhatsApp;
using PuskesosBot.Tests.Channels.WebChat;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.WhatsApp;

/// <summary>Files of residents: fetched with credentials, checked by their bytes, kept without metadata.</summary>
public sealed class MediaTests
{
    private const string Siti = "+6281200000001";

    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<byte[], string, string> Kept() => new()
    {
        { Pictures.Jpeg, "image/jpeg", ".jpg" },
        { Pictures.Png, "image/jpeg", ".png" },
        { Pdf, "application/pdf", ".pdf" },
        { "OggS\0\u0002"u8.ToArray(), "audio/ogg", ".ogg" },
        { "#!AMR\n"u8.ToArray(), "audio/amr", ".amr" },
    };

    public static TheoryData<byte[], string> Refused() => new()
    {
        { "MZ\u0090\0 This program cannot be run in DOS mode %%EOF"u8.ToArray(), "application/pdf" },
        { "\u007fELF %PDF-1.4 %%EOF"u8.ToArray(), "application/pdf" },
        { "%PDF-1.4 cut off"u8.ToArray(), "application/pdf" },
        { Pdf, "image/png" },
        { Pictures.Png, "application/pdf" },
        { "<svg onload=alert(1)>"u8.ToArray(), "image/svg+xml" },
        { "PK\u0003\u0004"u8.ToArray(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "MZ"u8.ToArray(), "audio/ogg" },
        { [], "image/jpeg" },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task What_is_what_it_claims_is_kept_under_a_name_of_ours(
        byte[] bytes, string contentType, string extension)
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(fake);

        (await fake.SendFileAsync(Siti, bytes, contentType)).Status.ShouldBe(200);
        var here = (await NotedAsync(host)).ShouldBeOfType<KeptMedia.Here>();

        Path.GetExtension(here.Path).ShouldBe(extension);
        Path.GetFileName(here.Path).ShouldBe(here.Id);
        var kept = await File.ReadAllTextAsync(here.Path, System.Text.Encoding.Latin1, Ct);
        kept.ShouldNotContain(Pictures.Secret);
        fake.Leaked.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_something_else_is_refused_and_nothing_of_it_kept(byte[] bytes, string contentType)
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(fake);

        (await fake.SendFileAsync(Siti, bytes, contentType)).Status.ShouldBe(200);
        var refused = (await NotedAsync(host)).ShouldBeOfType<KeptMedia.Refused>();

        refused.Code.ShouldBe(bytes.Length == 0 ? "too_large" : "wrong_type");
        Directory.Exists(Path.Combine(host.Folder, "media", "files")).ShouldBeFalse();
        // The answer is noted before it is logged.
        await Until.TrueAsync(
            () => host.LogLines.Any(line => line.Contains($"refused: {refused.Code}", StringComparison.Ordinal)),
            "the refusal is logged");
    }

    [Fact]
    public async Task What_is_too_large_is_not_read_to_its_end()
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(fake);

        await fake.SendFileAsync(Siti, new byte[TwilioMediaSource.BytesMax + 1], "image/jpeg");

        (await NotedAsync(host)).ShouldBe(new KeptMedia.Refused("too_large"));
    }

    [Fact]
    public async Task A_redirect_to_a_host_that_is_not_listed_is_not_followed()
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(
            fake, InboundVerdict.Committed, ("Twilio:MediaHosts", "media.example"));

        await fake.SendFileAsync(Siti, Pdf, "application/pdf");

        (await NotedAsync(host)).ShouldBe(new KeptMedia.Refused("elsewhere"));
        fake.Calls.ShouldNotContain(call => call.Path.StartsWith("/unsigned", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_file_twice_is_kept_once_and_an_id_makes_no_path()
    {
        using var folder = new TempFolder();
        var files = new FileStore(folder.Path);
        var clean = MediaBytes.Check(Pdf, "application/pdf")!;

        var id = await files.KeepAsync(clean, Ct);

        (await files.KeepAsync(clean, Ct)).ShouldBe(id);
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        files.Find(id)!.Value.ContentType.ShouldBe("application/pdf");
        foreach (var wrong in (string[])["", "x", "../../keys", id + "x", id[..64] + ".exe", "../" + id])
            files.Find(wrong).ShouldBeNull();
    }

    [Fact]
    public async Task While_Twilio_is_away_a_file_is_neither_kept_nor_given_up()
    {
        await using var fake = await FakeTwilio.StartAsync();
        await using var host = await WhatsAppHost.StartAsync(fake);
        var media = new InboundMedia(MediaKind.Photo,
            $"{fake.BaseAddress}2010-04-01/Accounts/{fake.AccountSid}/Messages/MM1/Media/ME1", "image/jpeg");
        await fake.DisposeAsync();

        (await host.Services.GetRequiredService<WhatsAppMedia>().KeepAsync(media, Ct))
            .ShouldBeOfType<KeptMedia.NotYet>();
        host.Services.GetRequiredService<WhatsAppMedia>().Noted(media.Reference).ShouldBeNull();
    }

    private static async Task<KeptMedia> NotedAsync(WhatsAppHost host)
    {
        var reference = host.Heard.ShouldHaveSingleItem().Media!.Reference;
        var media = host.Services.GetRequiredService<WhatsAppMedia>();
        await Until.TrueAsync(() => media.Noted(reference) is not null, "the file was looked at");
        return media.Noted(reference)!;
    }
}
