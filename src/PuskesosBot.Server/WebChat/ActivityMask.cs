using System.Text.Json.Nodes;

namespace PuskesosBot.Server.WebChat;

/// <summary>Hides what looks like a NIK, KK number, card or one-time code in a text that is to be kept.</summary>
internal delegate string TextMask(string text);

/// <summary>The same for every string of an activity.</summary>
internal sealed class ActivityMask(TextMask mask)
{
    // The client knows its line by this id again; it made it up itself.
    private const string Exempt = "clientActivityID";

    /// <summary>Changes the activity in place.</summary>
    public JsonObject Apply(JsonObject activity)
    {
        foreach (var (name, value) in activity.ToList())
        {
            if (name != Exempt && Masked(value) is { } masked) activity[name] = masked;
        }

        return activity;
    }

    // Depth is bounded by the reader.
    private JsonValue? Masked(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject inner:
                Apply(inner);
                return null;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (Masked(items[i]) is { } masked) items[i] = masked;
                }

                return null;
            case JsonValue value when value.TryGetValue<string>(out var text):
                var hidden = mask(text);
                return hidden == text ? null : JsonValue.Create(hidden);
            case JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number:
                var digits = value.ToJsonString();
                return mask(digits) == digits ? null : JsonValue.Create(mask(digits));
            default:
                return null;
        }
    }
}
