namespace PuskesosBot.Dialogs;

/// <summary>Every word must be known: "boleh tanya dulu" is no yes. A wrong yes is worse than none.</summary>
internal static class YesNoAnswer
{
    private const int WordsMax = 8;

    private enum Sense { Unknown, Company, Yes, YesUnlessNegated, No, Wrong }

    private static readonly Dictionary<string, Sense> Known = Build();

    private static readonly Dictionary<string, bool> Signs = new()
    {
        ["👍"] = true,
        ["👌"] = true,
        ["✅"] = true,
        ["☑"] = true,
        ["✔"] = true,
        ["🆗"] = true,
        ["🙆"] = true,
        ["👎"] = false,
        ["❌"] = false,
        ["🙅"] = false,
        ["✖"] = false,
        ["🚫"] = false,
    };

    internal static Answer Read(string text) => Meaning(text) switch
    {
        true => Answer.Of("yes"),
        false => Answer.Of("no"),
        null => Answer.Unread,
    };

    /// <summary>Null: neither, both, or a question.</summary>
    internal static bool? Meaning(string text)
    {
        if (text.Length > DialogLimits.MessageCharsMax || text.Contains('?')) return null;
        var words = Words.Split(text);
        if (words.Count > WordsMax) return null;

        List<bool> said = [.. InSigns(text)];
        if (words.Count > 0)
        {
            if (InWords(words) is not { } meaning) return null;
            said.Add(meaning);
        }

        return said.Count > 0 && said.TrueForAll(one => one == said[0]) ? said[0] : null;
    }

    private static IEnumerable<bool> InSigns(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || rune.Value > 0x2000)
            {
                if (Signs.TryGetValue(rune.ToString(), out var meaning)) yield return meaning;
            }
        }
    }

    private static bool? InWords(List<Word> words)
    {
        var senses = words.ConvertAll(SenseOf);
        if (senses.Contains(Sense.Unknown)) return null;

        var firstNo = senses.FindIndex(sense => sense is Sense.No or Sense.Wrong);
        var wrongs = senses.Count(sense => sense is Sense.Wrong);
        if (firstNo < 0) return senses.Exists(sense => sense is Sense.Yes or Sense.YesUnlessNegated) ? true : null;

        // "tidak salah" means yes to some and no to others.
        if (wrongs > 0 && senses.Contains(Sense.No)) return null;
        for (var at = 0; at < senses.Count; at++)
        {
            // "ngga ya kang": behind a no, "ya" only asks for agreement.
            if (senses[at] is Sense.Yes && !(at > firstNo && words[at].Text is "ya")) return null;
            if (senses[at] is Sense.YesUnlessNegated && at < firstNo) return null;
        }

        return false;
    }

    private static Sense SenseOf(Word word)
    {
        if (Known.TryGetValue(Words.Unstretched(word.Text), out var sense)) return sense;
        return Words.IsParticle(word.Text) ? Sense.Company : Sense.Unknown;
    }

    private static Dictionary<string, Sense> Build()
    {
        var known = new Dictionary<string, Sense>(StringComparer.Ordinal);
        Add(Sense.Yes, "y ya iya ia iy iyh iyah yes yap yup yoi muhun sumuhun uhun enya heueuh heuh heeh hooh"
            + " ok oke okey okay okeh sip siap mangga silakan silahkan sok setuju lanjut yakin tentu pasti");
        Add(Sense.YesUnlessNegated, "boleh betul bener benar leres mau hoyong bade bisa tiasa cocok");
        Add(Sense.No, "t g n no nope tidak tdk tida ngga nggak enggak engga ga gak gk kaga kagak ndak bukan jangan"
            + " belum belom blm blum henteu hente hteu heunteu teu tacan sanes moal ulah");
        Add(Sense.Wrong, "salah keliru lepat");

        // "acan" is the second half of "teu acan"; "sudah" alone may mean "done" as well as "yes".
        Add(Sense.Company, "saya abdi sekali banget pisan dulu heula acan sudah udah tos atos parantos punya nomor"
            + " data he hehe wk deui lagi");
        return known;

        void Add(Sense sense, string words)
        {
            foreach (var word in words.Split(' ')) known[Words.Unstretched(word)] = sense;
        }
    }
}
