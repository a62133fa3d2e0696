using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PuskesosBot.Dialogs;

/// <summary>
/// Written by hand: short names and no defaults keep the row that every message rewrites small, and the format does
/// not change when a property is renamed. <c>{"q":5,"f":[{"d":"menu","s":"ask","t":1,"v":{"rw":"6"},"a":["x"]}]}</c>.
/// </summary>
internal static class DialogPositionJson
{
    private const int BufferBytes = 2048;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Every message writes one.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    internal static string Write(DialogPosition position)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(BufferBytes);
        buffer.ResetWrittenCount();
        var json = _writer ??= new Utf8JsonWriter(buffer, Options);
        json.Reset();
        json.WriteStartObject();
        if (position.Question != 0) json.WriteNumber("q", position.Question);
        if (position.Frames.Count > 0)
        {
            json.WriteStartArray("f");
            foreach (var frame in position.Frames) WriteFrame(json, frame);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static DialogPosition Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return ReadPosition(document.RootElement);
        }
        catch (JsonException)
        {
            return DialogPosition.Idle;
        }
        catch (InvalidOperationException)
        {
            // JSON of another shape: a number where a text was expected.
            return DialogPosition.Idle;
        }
        catch (FormatException)
        {
            return DialogPosition.Idle;
        }
    }

    private static void WriteFrame(Utf8JsonWriter json, DialogFrame frame)
    {
        json.WriteStartObject();
        json.WriteString("d", frame.Dialog);
        json.WriteString("s", frame.State);
        if (frame.Tries != 0) json.WriteNumber("t", frame.Tries);
        if (frame.Slots.Count > 0) WriteSlots(json, "v", frame.Slots);
        if (frame.Subject is { } subject) WriteSubject(json, subject);
        if (frame.Answered.Count > 0) WriteTexts(json, "a", frame.Answered);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string property, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(property);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteSubject(Utf8JsonWriter json, Subject subject)
    {
        json.WriteStartObject("i");
        json.WriteString("n", subject.Intent);
        if (subject.Taken.Count > 0) WriteSlots(json, "v", subject.Taken);
        if (subject.Heard.Length > 0) json.WriteString("h", subject.Heard);
        if (subject.Also.Length > 0) json.WriteString("o", subject.Also);
        if (subject.Used.Count > 0) WriteTexts(json, "u", subject.Used);
        json.WriteEndObject();
    }

    private static void WriteSlots(
        Utf8JsonWriter json, string property, IReadOnlyDictionary<string, SlotValue> slots)
    {
        json.WriteStartObject(property);
        var names = slots.Keys.ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        foreach (var name in names) WriteSlot(json, name, slots[name]);
        json.WriteEndObject();
    }

    private static void WriteSlot(Utf8JsonWriter json, string name, SlotValue value)
    {
        if (value.Rows is not { } rows)
        {
            json.WriteString(name, value.Text);
            return;
        }

        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var (field, text) in row) json.WriteString(field, text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static DialogPosition ReadPosition(JsonElement root) => new()
    {
        Question = root.TryGetProperty("q", out var question) ? question.GetInt32() : 0,
        Frames = root.TryGetProperty("f", out var frames) ? [.. frames.EnumerateArray().Select(ReadFrame)] : [],
    };

    private static DialogFrame ReadFrame(JsonElement json) => new(Text(json, "d"), Text(json, "s"))
    {
        Tries = json.TryGetProperty("t", out var tries) ? tries.GetInt32() : 0,
        Slots = json.TryGetProperty("v", out var slots) ? ReadSlots(slots) : FrameStack.NoSlots,
        Subject = json.TryGetProperty("i", out var subject) ? ReadSubject(subject) : null,
        Answered = Texts(json, "a"),
    };

    private static IReadOnlyList<string> Texts(JsonElement json, string property) =>
        json.TryGetProperty(property, out var texts)
            ? [.. texts.EnumerateArray().Select(text => text.GetString() ?? "")]
            : [];

    private static Subject ReadSubject(JsonElement json) => new(Text(json, "n"))
    {
        Taken = json.TryGetProperty("v", out var taken) ? ReadSlots(taken) : FrameStack.NoSlots,
        Heard = Text(json, "h"),
        Also = Text(json, "o"),
        Used = Texts(json, "u"),
    };

    private static Dictionary<string, SlotValue> ReadSlots(JsonElement json)
    {
        var slots = new Dictionary<string, SlotValue>();
        foreach (var slot in json.EnumerateObject())
            slots[slot.Name] = slot.Value.ValueKind == JsonValueKind.Array
                ? SlotValue.List(slot.Value.EnumerateArray().Select(ReadRow))
                : slot.Value.GetString() ?? "";
        return slots;
    }

    private static Dictionary<string, string> ReadRow(JsonElement json)
    {
        var row = new Dictionary<string, string>();
        foreach (var field in json.EnumerateObject()) row[field.Name] = field.Value.GetString() ?? "";
        return row;
    }

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
}
