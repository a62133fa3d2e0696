using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>A seeded walk of anything a resident may type through the real dialogs, on a real database.</summary>
public sealed class ImpatientResidentTests
{
    private const int Messages = 80;

    private static readonly string[] Words =
    [
        "1", "2", "3", "4", "5", "6", "7", "menu", "batal", "kembali", "petugas", "bahasa", "lewati", "ya", "muhun",
        "henteu", "rw genep", "RW VI", "17 agustus 65", "17-08-65", "4321", "123456", "cek bantuan", "jadwal", "beras",
        "iraha pembagian beas kanggo RW 06?", "punten kang", "👍", "🙏🙏", "...", "?", "   ", "asdf qwer", "/start",
        "3273024107850000", "nu kadua", "nomer dua", "\u0000", "<b>halo</b>", "{resident_name}", "berhenti", "mulai",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_is_typed_gets_an_answer_and_nothing_breaks(int seed)
    {
        var random = new Random(seed);
        var chat = new ChatAddress(ChannelNames.Telegram, "5100000009");
        using var desk = await TestDesk.StartAsync();

        for (var n = 0; n < Messages; n++)
        {
            var words = random.Next(20) == 0 ? new string('a', 10_000) : Words[random.Next(Words.Length)];
            var key = new MessageKey(chat.Channel, n.ToString(CultureInfo.InvariantCulture));
            var message = new InboundMessage(key, chat, desk.Time.GetUtcNow()) { Text = words };
            var replies = await desk.ReceiveAsync(message);
            replies.Count.ShouldBeInRange(1, 4, $"seed {seed}, message {n}");
            replies.ShouldAllBe(reply => reply.Text.Length > 0);
        }

        await using var db = desk.Database.Open();
        (await db.Parked.AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }
}
