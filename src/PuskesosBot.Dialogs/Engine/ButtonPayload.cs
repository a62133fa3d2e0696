using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>What a button sends back: <c>q12:3</c>, the third option of the twelfth question.</summary>
internal readonly record struct ButtonPayload(int Question, int Option)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"q{Question}:{Option}");

    /// <summary>Null for anything a chat could not have got from us; payloads are untrusted.</summary>
    internal static ButtonPayload? Read(string payload)
    {
        if (payload.Length > 24 || !payload.StartsWith('q')) return null;
        var colon = payload.IndexOf(':');
        return colon > 0 && Digits(payload.AsSpan(1, colon - 1)) is { } question
            && Digits(payload.AsSpan(colon + 1)) is { } option
            ? new ButtonPayload(question, option)
            : null;
    }

    private static int? Digits(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
