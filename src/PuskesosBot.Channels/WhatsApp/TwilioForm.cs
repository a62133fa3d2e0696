using System.Buffers;
using System.Globalization;
using System.Text;

namespace PuskesosBot.Channels.WhatsApp;

/// <summary>The fields of a webhook, known and unknown, in the order they came: all of them are signed.</summary>
public sealed class TwilioForm
{
    /// <summary>Largest body we read; 4096 characters take 49 kB at worst, the other fields a few.</summary>
    public const int BodyBytesMax = 256 * 1024;

    /// <summary>Twilio sends up to 30 and adds new ones without notice.</summary>
    private const int FieldsMax = 300;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private TwilioForm(List<KeyValuePair<string, string>> fields) => Fields = fields;

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>The first value of this name, not trimmed; empty when there is none.</summary>
    public string this[string name]
    {
        get
        {
            foreach (var field in Fields)
                if (field.Key == name) return field.Value;
            return "";
        }
    }

    /// <summary>Null when the body is no form of this size.</summary>
    public static TwilioForm? Parse(ReadOnlySpan<byte> body)
    {
        if (body.Length > BodyBytesMax) return null;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty) continue;
            if (fields.Count == FieldsMax) return null;
            var equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
            if (name is null || value is null) return null;
            fields.Add(new KeyValuePair<string, string>(name, value));
        }

        return new TwilioForm(fields);
    }

    private static string? Decode(ReadOnlySpan<byte> text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            var length = 0;
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] != '%')
                {
                    buffer[length++] = text[i] == '+' ? (byte)' ' : text[i];
                    continue;
                }

                if (i + 2 >= text.Length || !byte.TryParse(
                    text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                    out buffer[length++])) return null;
                i += 2;
            }

            return Utf8.GetString(buffer, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true); // It held a resident's words.
        }
    }
}
