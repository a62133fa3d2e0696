namespace PuskesosBot.Dialogs;

/// <summary>Finds in a message the answers to questions that would only come later.</summary>
internal static class TakenSlots
{
    internal const string Rw = "rw", Rt = "rt", Receipt = "receipt", Since = "since";

    /// <summary>Found without a list of words.</summary>
    internal static readonly IReadOnlyList<string> Own = [Rw, Rt, Receipt, Since];

    private const int AreaWordsMax = 6, SinceWordsMax = 4;

    private static readonly HashSet<string> AreaMarks = ["rw", "rt", "erwe", "erte"];

    private static readonly HashSet<string> SinceMarks = ["sejak", "ti", "dari", "semenjak", "saprak"];

    private static readonly HashSet<string> Times =
    [
        "bulan", "bln", "sasih", "minggu", "minggon", "tahun", "taun", "hari", "dinten", "poe", "kemarin", "kemaren",
        "kamari", "lebaran", "puasa", "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus",
        "september", "oktober", "november", "desember",
    ];

    internal static Dictionary<string, SlotValue> Of(string message, IntentSet intents)
    {
        var taken = new Dictionary<string, SlotValue>();
        var words = Words.Split(message);
        AddArea(words, taken);
        if (ReceiptAnswer.Read(message).Value is { } receipt) taken[Receipt] = receipt;
        if (SinceIn(words) is { } since) taken[Since] = since;
        var said = $" {string.Join(' ', words.Select(word => Words.Unstretched(word.Text)))} ";
        foreach (var slot in intents.Slots.GroupBy(word => word.Slot))
        {
            var values = slot.Where(value => value.Phrases.Any(phrase => said.Contains(Framed(phrase), Ordinal)))
                .Select(value => value.Value).Distinct().ToList();
            // Two answers to one question are none.
            if (values.Count == 1) taken[slot.Key] = values[0];
        }

        return taken;
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static string Framed(string phrase) =>
        $" {string.Join(' ', Words.Split(phrase).Select(word => Words.Unstretched(word.Text)))} ";

    /// <summary>Only what is called an RW: a bare number in a sentence may be anything.</summary>
    private static void AddArea(List<Word> words, Dictionary<string, SlotValue> taken)
    {
        var at = words.FindIndex(word => AreaMarks.Contains(word.Text));
        if (at < 0) return;
        var others = words.FindLastIndex(word => AreaMarks.Contains(word.Text)) - at;
        var part = words.Skip(at).Take(Math.Max(AreaWordsMax, others + 2));
        var area = AreaWords.Read(Shorten(part), bareIsRw: false);
        if (area.Rw is { } rw) taken[Rw] = rw;
        if (area.Rt is { } rt) taken[Rt] = rt;
    }

    private static string Shorten(IEnumerable<Word> words) =>
        string.Concat(words.TakeWhile(word => !Words.IsNegation(word.Text))
            .Select(word => (word.Before is '/' or '-' ? word.Before : ' ') + word.Text));

    /// <summary>"dari bulan juni", "sejak lebaran": in the resident's own words.</summary>
    private static string? SinceIn(List<Word> words)
    {
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (!SinceMarks.Contains(words[at].Text)) continue;
            var last = words.FindLastIndex(Math.Min(words.Count - 1, at + SinceWordsMax - 1),
                Math.Min(words.Count - 1 - at, SinceWordsMax - 1), word => Times.Contains(word.Text));
            if (last < 0) continue;
            var follows = last + 1 < words.Count && (words[last + 1].IsNumber
                || words[last + 1].Text is "lalu" or "kemarin" or "kemaren" or "kamari" or "tadi");
            return string.Join(' ', words.GetRange(at, last - at + (follows ? 2 : 1)).Select(word => word.Text));
        }

        return null;
    }
}
