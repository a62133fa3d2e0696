using System.Globalization;

namespace PuskesosBot.Dialogs;

/// <summary>Words made comparable: no politeness, numbers as digits, "syaratnya" as "syarat".</summary>
/// <param name="Joined">The words with one blank between.</param>
/// <param name="Digits">All digits in it; they are never forgiven as a slip.</param>
internal sealed record ChoicePhrase(List<string> Terms, string Joined, string Digits, bool IsNegated)
{
    /// <summary>Cutting "-nya" from a shorter word would leave too little.</summary>
    private const int StemLettersMin = 4;

    internal static ChoicePhrase Of(string text) => Of(Words.Split(text));

    internal static ChoicePhrase Of(List<Word> raw)
    {
        // A label may be nothing but a small word ("Ya", "Saja").
        var kept = Words.WithoutParticles(raw);
        var spelled = NumberWords.Spell(kept.Count > 0 ? kept : raw);
        var words = new List<string>(spelled.Count);
        for (var at = 0; at < spelled.Count;)
        {
            if (NumberWords.TryRead(spelled, at, out var value, out var next))
            {
                words.Add(value.ToString(CultureInfo.InvariantCulture));
                at = next;
            }
            else
            {
                words.Add(Stem(spelled[at].Text));
                at++;
            }
        }

        var digits = string.Concat(words.Where(word => char.IsAsciiDigit(word[0])));
        // "Sanes" behind another word means "other": "alesan sanes".
        var isNegated = spelled.Index().Any(at =>
            Words.IsNegation(at.Item.Text) && (at.Index == 0 || at.Item.Text is not "sanes"));
        return new ChoicePhrase(words, string.Join(' ', words), digits, isNegated);
    }

    /// <summary>Short forms and Sundanese words for what labels say.</summary>
    private static readonly Dictionary<string, string> Same = new(StringComparer.Ordinal)
    {
        ["ga"] = "tidak",
        ["gak"] = "tidak",
        ["tdk"] = "tidak",
        ["nggak"] = "tidak",
        ["ngga"] = "tidak",
        ["engga"] = "tidak",
        ["enggak"] = "tidak",
        ["teu"] = "tidak",
        ["henteu"] = "tidak",
        ["gk"] = "tidak",
        ["tau"] = "tahu",
        ["terang"] = "tahu",
        ["beas"] = "beras",
        ["bantosan"] = "bantuan",
        ["iraha"] = "kapan",
        ["serat"] = "surat",
        ["nyandak"] = "ambil",
        ["ngambil"] = "ambil",
        ["patugas"] = "petugas",
        ["yg"] = "yang",
        ["nu"] = "yang",
        ["bkn"] = "bukan",
        ["kaluhan"] = "keluhan",
        ["leres"] = "betul",
        ["bener"] = "benar",
        ["kanggo"] = "untuk",
        ["buat"] = "untuk",
        ["jalmi"] = "orang",
        ["nyalira"] = "sendiri",
    };

    private static string Stem(string said)
    {
        var word = Same.GetValueOrDefault(said, said);
        foreach (var ending in (ReadOnlySpan<string>)["nya", "na"])
        {
            if (word.Length >= StemLettersMin + ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }

        return word;
    }
}
