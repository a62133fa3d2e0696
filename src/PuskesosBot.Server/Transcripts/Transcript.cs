using System.Globalization;
using System.Text;
using PuskesosBot.Channels;

namespace PuskesosBot.Server.Transcripts;

/// <summary>
/// A conversation as text, played through the whole turn; gives the same text with the actual replies.
/// </summary>
/// <remarks>
/// <c>&gt; words</c> says, <c>&gt; [2]</c> presses the second button of the last reply, <c>&gt; (stiker)</c> and
/// <c>&gt; (foto)</c> (also with words behind it), <c>&gt; (suara)</c>, <c>&gt; (lokasi)</c> and
/// <c>&gt; (lokasi jauh)</c> (in no RW of the desk) send those, <c>&lt;</c> is a line of the
/// reply and <c>&lt; ---</c> stands between two messages.
/// <c>given</c>, <c>at</c>, <c>as</c> and <c>contact</c> set the scene. <c>staff takes</c>, <c>staff says words</c>,
/// <c>staff hands back</c> and <c>staff waits 20</c> (minutes) are what the desk does with the chat.
/// </remarks>
/// <param name="desk">Where it happens.</param>
/// <param name="receive">One turn; gives what the resident gets.</param>
internal sealed class Transcript(
    TranscriptDesk desk, Func<InboundMessage, Task<IReadOnlyList<OutboundMessage>>> receive)
{
    private ChatAddress _chat = new(ChannelNames.Telegram, "5100000001");
    private IReadOnlyList<ChatOption> _buttons = [];
    private int _sent;

    /// <exception cref="TranscriptLineException">A line that means nothing, or cannot be done.</exception>
    internal async Task<string> PlayAsync(string script)
    {
        var actual = new StringBuilder();
        foreach (var (at, raw) in script.Split('\n').Index())
        {
            var line = raw.TrimEnd();
            if (line.StartsWith('<')) continue; // Expected replies are compared as a whole by the caller.
            actual.Append(line).Append('\n');
            try
            {
                await PlayLineAsync(line, actual);
            }
            catch (Exception fault) when (fault is FormatException or InvalidOperationException)
            {
                throw new TranscriptLineException(at + 1, fault.Message);
            }
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
                _chat = TranscriptGiven.Address(rest);
                break;
            case "contact":
                Write(await receive(Message("") with { OwnPhone = rest }), actual);
                break;
            case "staff":
                Write(await desk.StaffAsync(rest, _chat), actual);
                break;
            case ">":
                Write(await receive(Said(rest)), actual);
                break;
            default:
                throw new FormatException(
                    $"'{verb}' means nothing here (allowed: given, at, as, contact, staff, >, <, #)");
        }
    }

    private InboundMessage Said(string words) => words switch
    {
        "(stiker)" => Message("") with { Media = new InboundMedia(MediaKind.Sticker, "sticker-1") },
        "(foto)" => Message("") with { Media = new InboundMedia(MediaKind.Photo, "photo-1") },
        ['(', 'f', 'o', 't', 'o', ')', ' ', .. var caption] =>
            Message(caption) with { Media = new InboundMedia(MediaKind.Photo, "photo-1") },
        "(suara)" => Message("") with { Media = new InboundMedia(MediaKind.Voice, "voice-1") },
        "(lokasi jauh)" => Message("") with { Location = new GeoPoint(-6.2, 106.8) },
        "(lokasi)" => Message("") with { Location = new GeoPoint(-6.887, 107.609) },
        ['[', .. var number, ']'] => Message("") with { Pressed = Button(number).Payload },
        _ => Message(words.Replace("\\n", "\n", StringComparison.Ordinal)),
    };

    private ChatOption Button(string number) =>
        int.TryParse(number, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= _buttons.Count
            ? _buttons[n - 1]
            : throw new FormatException($"there is no button [{number}]; the last reply has {_buttons.Count}");

    private InboundMessage Message(string text)
    {
        _sent++;
        var key = new MessageKey(_chat.Channel, string.Create(CultureInfo.InvariantCulture, $"{_chat.Id}-{_sent}"));
        return new InboundMessage(key, _chat, desk.Time.GetUtcNow())
        {
            Text = text,
            // WhatsApp proves the number of who writes with each message.
            OwnPhone = _chat is { Channel: ChannelNames.WhatsApp, IsGroup: false } ? _chat.Id : null,
        };
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
}

/// <summary>A line of a transcript that cannot be played.</summary>
internal sealed class TranscriptLineException(int line, string message) : Exception(message)
{
    /// <summary>Counts from 1.</summary>
    internal int Line => line;
}
