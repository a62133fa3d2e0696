using System.Text.Json;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Tests.Desk.Delivery;

/// <summary>What the outbox keeps of a message is all that is sent.</summary>
public sealed class OutboxBodyTests
{
    public static TheoryData<string> Messages { get; } =
    [
        """{"To":{"Channel":"telegram","Id":"5100000001"},"Text":"Beras sudah ada."}""",
        """
        {"To":{"Channel":"telegram","Id":"-100200","IsGroup":true,"Thread":"7"},"Text":"Halo \"Ibu\"\n\\ 🙏",
        "Options":[{"Label":"Ya","Payload":"ya"},{"Label":"Tidak","Payload":"tidak"}],"PhoneButton":"Kirim nomor",
        "PressId":"77","Language":"su","Template":{"Name":"ambil","Values":{"rw":"05","jam":"09.00"}},
        "Media":"https://contoh.test/surat.pdf?a=1"}
        """,
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void All_of_a_message_comes_back_from_the_outbox(string json)
    {
        var message = JsonSerializer.Deserialize<OutboundMessage>(json)!;
        var kept = OutboxBody.Read(OutboxBody.Write(message));
        JsonSerializer.Serialize(kept).ShouldBe(JsonSerializer.Serialize(message));
    }

    /// <summary>The key is the row's own, given at each call.</summary>
    [Fact]
    public void No_field_of_a_message_is_forgotten_but_its_key() =>
        typeof(OutboundMessage).GetProperties().Select(p => p.Name)
            .ShouldBe([.. Kept(), nameof(OutboundMessage.Key)], ignoreOrder: true);

    private static IEnumerable<string> Kept()
    {
        string[] address = [nameof(OutboxBody.Channel), nameof(OutboxBody.Chat), nameof(OutboxBody.IsGroup),
            nameof(OutboxBody.Thread)];
        return [nameof(OutboundMessage.To), .. typeof(OutboxBody).GetProperties().Select(p => p.Name).Except(address)];
    }
}
