using System.Text;
using PuskesosBot.Channels.Telegram;

namespace PuskesosBot.Tests.Channels.Telegram;

public sealed class MalformedUpdateFuzzTests
{
    private const int Mutations = 20_000, Seed = 20261101;

    private static readonly string[] Fragments =
    [
        "null", "-1", "1e999", "9223372036854775808", "\"\\ud800\"", "[[", "}", "{\"id\":{}}", "true", "\u0000", "\"\"",
        "[null]",
    ];

    [Fact]
    public void Twenty_thousand_damaged_updates_never_throw()
    {
        var random = new Random(Seed);
        var us = new TelegramBot(new BotIdentity(7000000001, "PuskesosContohBot"));
        var reader = new TelegramReader(us, TimeProvider.System);
        var originals = TelegramPayloads.UpdateNames().Select(TelegramPayloads.Update)
            .Where(body => body.Length < 3000).ToArray();
        var tally = new Dictionary<Type, int>();

        for (var i = 0; i < Mutations; i++)
        {
            var body = Damage(originals[random.Next(originals.Length)], random);
            var reading = Should.NotThrow(() => reader.Read(body), $"seed {Seed}, mutation {i}");
            tally[reading.GetType()] = tally.GetValueOrDefault(reading.GetType()) + 1;
        }

        // All three kinds must occur, or the damage is too light or too heavy to prove anything.
        tally.Keys.ShouldBe(
            [typeof(TelegramReading.Message), typeof(TelegramReading.Ignored), typeof(TelegramReading.Malformed)],
            ignoreOrder: true);
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var body = original.ToList();
        for (var damages = random.Next(1, 4); damages > 0; damages--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(5))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body.RemoveRange(at, Math.Min(random.Next(1, 40), body.Count - at));
                    break;
                case 2:
                    body.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
                case 3:
                    ReplaceAValue(body, at, random);
                    break;
                default:
                    body.InsertRange(at, body.GetRange(0, Math.Min(body.Count, random.Next(1, 200))));
                    break;
            }

            if (body.Count == 0) body.Add((byte)'{');
        }

        return [.. body];
    }

    private static void ReplaceAValue(List<byte> body, int from, Random random)
    {
        var colon = body.IndexOf((byte)':', from);
        if (colon < 0) return;
        var end = body.FindIndex(colon, b => b is (byte)',' or (byte)'}' or (byte)']');
        if (end < 0) return;
        body.RemoveRange(colon + 1, end - colon - 1);
        body.InsertRange(colon + 1, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
    }
}
