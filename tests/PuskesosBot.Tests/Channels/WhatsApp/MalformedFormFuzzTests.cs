using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Tests.Channels.WhatsApp;

public sealed class MalformedFormFuzzTests
{
    private const int RoundsEach = 200, Seed = 20261121;

    [Fact]
    public void A_damaged_webhook_never_throws_and_never_passes_with_its_old_signature()
    {
        var random = new Random(Seed);
        var reader = new WhatsAppReader(new TwilioOptions { AccountSid = TwilioPayloads.Account }, TimeProvider.System);
        var signature = new TwilioSignature(TwilioPayloads.Token);
        foreach (var request in TwilioPayloads.Signatures.GetProperty("requests").EnumerateArray())
        {
            var body = TwilioPayloads.Bytes(request.GetProperty("file").GetString()!);
            var url = request.GetProperty("url").GetString()!;
            var header = request.GetProperty("signature").GetString();
            var said = Said(TwilioForm.Parse(body)!);
            for (var round = 0; round < RoundsEach; round++)
            {
                if (TwilioForm.Parse(Damaged(body, random)) is not { } form) continue;
                reader.ReadInbound(form).ShouldNotBeNull();
                reader.ReadStatus(form, null).ShouldNotBeNull();
                // Damage may leave the words as they were: a hexadecimal digit in the other case, a doubled pair.
                if (Said(form) != said) signature.Matches(url, form, header).ShouldBeFalse();
            }
        }
    }

    private static byte[] Damaged(byte[] body, Random random)
    {
        var damaged = body.ToList();
        for (var cuts = random.Next(1, 6); cuts > 0 && damaged.Count > 1; cuts--)
        {
            var at = random.Next(damaged.Count);
            if (random.Next(3) == 0) damaged.RemoveRange(at, random.Next(1, Math.Min(20, damaged.Count - at) + 1));
            else damaged[at] = (byte)random.Next(256);
        }

        return [.. damaged];
    }

    // As it is signed: names and values run together, so moving the border between them changes nothing.
    private static string Said(TwilioForm form) => string.Concat(
        form.Fields.Distinct().OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value));
}
