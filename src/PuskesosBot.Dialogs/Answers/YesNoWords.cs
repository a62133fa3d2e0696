namespace PuskesosBot.Dialogs;

/// <summary>What one word of an answer to a yes-or-no question says.</summary>
internal enum YesNoSense
{
    Unknown,

    /// <summary>Says neither, and may stand beside either.</summary>
    Company,

    Yes,

    /// <summary>Turned round by a "not": "tidak boleh".</summary>
    YesUnlessNegated,

    /// <summary>A yes when nothing else is said: "nya kang".</summary>
    YesAlone,

    No,

    /// <summary>"Salah": a no, but "tidak salah" is a yes to some and a no to others.</summary>
    Wrong,
}

/// <summary>Words and signs for yes and no, Indonesian and Sundanese, as they are typed.</summary>
internal static class YesNoWords
{
    /// <summary>A missing, added or swapped letter is forgiven in words of this length.</summary>
    private const int ForgivenLettersMin = 5;

    private static readonly Dictionary<string, YesNoSense> Known = Build();

    private static readonly List<string> Forgiven =
        [.. Known.Where(known => known.Key.Length >= ForgivenLettersMin && known.Value is not YesNoSense.Company)
            .Select(known => known.Key)];

    private static readonly Dictionary<string, bool> Signs = new()
    {
        ["👍"] = true,
        ["👌"] = true,
        ["✅"] = true,
        ["☑"] = true,
        ["✔"] = true,
        ["🆗"] = true,
        ["🙆"] = true,
        ["💯"] = true,
        ["👎"] = false,
        ["❌"] = false,
        ["🙅"] = false,
        ["✖"] = false,
        ["🚫"] = false,
    };

    internal static IEnumerable<bool> InSigns(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || rune.Value > 0x2000)
            {
                if (Signs.TryGetValue(rune.ToString(), out var meaning)) yield return meaning;
            }
        }
    }

    internal static YesNoSense SenseOf(Word word)
    {
        var said = Words.Unstretched(word.Text);
        if (Known.TryGetValue(said, out var sense)) return sense;
        if (Words.IsParticle(word.Text) || Words.IsParticle(said)) return YesNoSense.Company;
        // "ya2" is a yes said twice.
        if (word is { Text: "2", Before: '\0' }) return YesNoSense.Company;
        return Known.GetValueOrDefault(Forgiven.Find(known => IsSlip(said, known)) ?? "");
    }

    /// <summary>Another letter instead makes another word ("tangga" is no "mangga").</summary>
    private static bool IsSlip(string said, string meant) =>
        said.Length >= ForgivenLettersMin - 1 && SpellingDistance.Between(said, meant, limit: 1) <= 1
        && (said.Length != meant.Length || said.Order().SequenceEqual(meant.Order()));

    private static Dictionary<string, YesNoSense> Build()
    {
        var known = new Dictionary<string, YesNoSense>(StringComparer.Ordinal);
        Add(YesNoSense.Yes, "y ya iya ia iy iyh iyah iyak iyes iyap iye iyo iyoi yoa yes yas yap yaps yup yups"
            + " yoi muhun mhn"
            + " mhun muhn sumuhun smuhun uhun enya heueuh heuh heu euh heeh hooh hoh ho ok oke okey okay okeh"
            + " okai okelah sip"
            + " siap siip mangga mangganing mongo silakan silahkan sok gas gaskeun gaskan tentu pasti jelas"
            + " monggo iyalah"
            + " iyadong yalah yadong acc hayu hayuk ayo yuk yo");
        Add(YesNoSense.YesUnlessNegated, "boleh betul bener benar leres lrs btul bnr mau hoyong hayang bade bisa"
            + " tiasa cocok"
            + " setuju satuju stuju setujuh lanjut lanjutkan lanjutken teruskan yakin kersa kenging sae pas"
            + " bersedia ikhlas"
            + " sapuk rujuk sesuai sesuwai cocog sepakat klop");
        Add(YesNoSense.YesAlone, "nya nyak");
        Add(YesNoSense.No, "t g n no nope tidak tdk tdak tida ngga nggak nggk ngk ngg enggak engga engg enggk ga"
            + " gak gk gx kaga"
            + " kagak ndak nda gada bukan bkn jangan jgn belum belom blm blum lom henteu hente hteu heunteu hnteu"
            + " ente teu"
            + " tacan acanan sanes moal ulah tong ntong alim embung gamau gakmau gmau gaboleh gakboleh gabisa"
            + " gausah gakusah"
            + " gasetuju emoh ogah engak enda");
        Add(YesNoSense.Wrong, "salah keliru lepat");

        // "acan" is the second half of "teu acan"; "sudah" alone may mean "done" as well as "yes".
        Add(YesNoSense.Company, "saya sy abdi aku kami sekali sama pernah banget pisan dulu heula acan sudah udah"
            + " udh tos atos"
            + " parantos punya nomor data he hehe wk deui lagi usah perlu kedah peryogi pokoknya pokona dok kalo"
            + " ges geus"
            + " lahh itu gitu kitu begitu dlu dl masih waka wakca sekarang ayeuna");
        return known;

        void Add(YesNoSense sense, string words)
        {
            foreach (var word in words.Split(' ')) known[Words.Unstretched(word)] = sense;
        }
    }
}
