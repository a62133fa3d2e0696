using System.Globalization;
using System.Text;
using PuskesosBot.Channels;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>
/// A conversation as text, played through the whole turn; gives the same text with the actual replies.
/// </summary>
/// <remarks>
/// <c>&gt; words</c> says, <c>&gt; [2]</c> presses the second button of the last reply, <c>&gt; (stiker)</c> and
/// <c>&gt; (foto)</c> send those, <c>&lt;</c> is a line of the reply and <c>&lt; ---</c> stands between two messages.
/// <c>given</c>, <c>at</c>, <c>as</c> and <c>contact</c> set the scene.
/// </remarks>
internal sealed class Transcript(TestDesk desk)
{
    private ChatAddress _chat = new(ChannelNames.Telegram, "5100000001");
    private IReadOnlyList<ChatOption> _buttons = [];
    private int _sent;

    public async Task<string> PlayAsync(string script)
    {
        var actual = new StringBuilder();
        foreach (var raw in script.Split('\n'))
        {
            var line = raw.TrimEnd();
            if (line.StartsWith('<')) continue; // Expected replies are compared as a whole by the caller.
            actual.Append(line).Append('\n');
            await PlayLineAsync(line, actual);
        }

        return actual.ToString().TrimEnd('\n') + "\n";
    }

    private async Task PlayLineAsync(string line, StringBuilder actual)
    {
        if (line.Length == 0 || line.StartsWith('#')) return;
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var (verb, rest) = space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);
        switch (verb)
        {
            case "given":
                await TranscriptScene.GivenAsync(desk, rest);
                break;
            case "at":
                desk.SetLocalTime(DateTime.ParseExact(rest, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
                break;
            case "as":
                _chat = Address(rest);
                break;
            case "contact":
                Write(await desk.ReceiveAsync(Message("") with { OwnPhone = rest }), actual);
                break;
            case ">":
                Write(await desk.ReceiveAsync(Said(rest)), actual);
                break;
            default:
                throw new FormatException($"a transcript has no '{verb}'");
        }
    }

    private InboundMessage Said(string words) => words switch
    {
        "(stiker)" => Message("") with { Media = new InboundMedia(MediaKind.Sticker, "sticker-1") },
        "(foto)" => Message("") with { Media = new InboundMedia(MediaKind.Photo, "photo-1") },
        ['[', .. var number, ']'] => Message("") with { Pressed = Button(number).Payload },
        _ => Message(words.Replace("\\n", "\n", StringComparison.Ordinal)),
    };

    private ChatOption Button(string number) => _buttons[int.Parse(number, CultureInfo.InvariantCulture) - 1];

    private InboundMessage Message(string text)
    {
        _sent++;
        var key = new MessageKey(_chat.Channel, string.Create(CultureInfo.InvariantCulture, $"{_chat.Id}-{_sent}"));
        return new InboundMessage(key, _chat, desk.Time.GetUtcNow()) { Text = text };
    }

    private void Write(IReadOnlyList<OutboundMessage> replies, StringBuilder actual)
    {
        if (replies.Count > 0) _buttons = replies[^1].Options;
        for (var i = 0; i < replies.Count; i++)
        {
            if (i > 0) actual.Append("< ---\n");
            foreach (var line in replies[i].Text.TrimEnd('\n').Split('\n'))
            {
                actual.Append(line.Length > 0 ? $"< {line}" : "<").Append('\n');
            }
        }
    }

    private static ChatAddress Address(string text)
    {
        var parts = text.Split(':', 2);
        var isGroup = parts[1].StartsWith('-');
        return new ChatAddress(parts[0], parts[1], isGroup);
    }
}
