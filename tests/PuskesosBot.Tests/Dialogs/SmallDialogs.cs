using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

/// <summary>A small set of dialogs that has one of everything the engine does.</summary>
internal static class SmallDialogs
{
    internal static readonly IReadOnlyList<ActionContract> Actions =
    [
        Action("find_papers", ["programme"], ("found", ["papers", "date", "hour", "note"]), ("none", [])),
        Action("list_programmes", [], ("found", ["programmes"])),
        Action("consent", [], ("given", [])),
        Action("set_language", [], ("changed", [])),
    ];

    internal static readonly IReadOnlyList<string> Facts = ["desk_name", "is_head"];

    internal const string Everywhere = """
        home: main_menu
        first: welcome
        person: to_person
        words:
          menu: { id: [menu, menu utama], su: [menu utami] }
          cancel: { id: [batal], su: [teu jadi] }
          back: { id: [kembali], su: [balik deui] }
          person: { id: ["0", petugas], su: [patugas] }
          language: { id: [bahasa], su: [basa] }
          stop: { id: [berhenti], su: [eureun] }
          start: { id: [mulai], su: [mimitian] }
          skip: { id: [lewati], su: [liwat] }
        enter: { person: to_person, language: choose_language, stop: notices, start: notices }
        """;

    internal const string Menu = """
        dialog: main_menu
        start: greet
        states:
          greet: { say: greeting, next: menu }
          menu:
            say: menu
            choose:
              - { label: papers, next: papers }
              - { label: register, next: register }
              - { label: heads, next: register, when: $is_head }
              - { label: enough, next: $end }
          papers: { enter: papers, on: { done: $end } }
          register: { enter: register, on: { done: $end, stopped: $menu } }
        """;

    internal const string Papers = """
        dialog: papers
        intents: [REQUIREMENTS]
        start: which
        moved: { what: which }
        states:
          which:
            say: which
            choose:
              - { label: pkh, next: sure, set: { programme: PKH } }
              - { label: bpnt, next: sure, set: { programme: BPNT } }
              - { label: other, next: list }
          list:
            do: { action: list_programmes }
            on: { found: pick }
          pick:
            say: pick
            choose: { from: $programmes, label: programme_row, into: programme }
            on: { chosen: sure, empty: none }
          sure:
            ask: { say: sure, expect: yes_no, into: is_sure }
            on: { yes: look_up, no: which, tries_exhausted: $person }
          look_up:
            do: { action: find_papers, with: { programme: $programme } }
            on: { found: tell, none: none }
          tell: { say: papers_found, end: done }
          none: { say: papers_none, end: done }
        """;

    internal const string Register = """
        dialog: register
        start: rw
        states:
          rw:
            ask: { say: ask_rw, expect: rw, into: rw, tries: 3 }
            on: { answered: who, tries_exhausted: $person }
          who: { enter: identify, with: { area: $rw }, on: { known: note, unknown: stop } }
          note:
            ask: { say: ask_note, expect: text, into: note, optional: true }
            on: { answered: thanks, skipped: thanks, tries_exhausted: thanks }
          thanks: { say: thanks, end: done }
          stop: { end: stopped }
        """;

    internal const string Identify = """
        dialog: identify
        start: name
        returns: [name]
        states:
          name:
            ask: { say: ask_name, expect: text, into: name }
            on: { answered: known, tries_exhausted: unknown }
          known: { end: known }
          unknown: { end: unknown }
        """;

    internal const string ToPerson = """
        dialog: to_person
        start: tell
        states:
          tell: { say: person_comes, next: waiting }
          waiting:
            say: person_waits
            wait: { for: staff_answer, gives: [answer] }
            on: { staff_answer: answer }
          answer: { say: staff_said, template: staff_said, end: done }
        """;

    internal const string Welcome = """
        dialog: welcome
        start: hello
        states:
          hello:
            say: [hello, hello_choose]
            choose:
              - { label: agree, next: consent }
              - { label: enough, next: bye }
          consent: { do: { action: consent }, on: { given: $end } }
          bye: { say: bye, end: declined }
        """;

    internal const string ChooseLanguage = """
        dialog: choose_language
        start: which
        states:
          which:
            say: which_language
            choose:
              - { label: indonesian, next: set }
          set: { do: { action: set_language }, on: { changed: changed } }
          changed: { say: language_changed, end: done }
        """;

    internal const string Notices = """
        dialog: notices
        start: tell
        states: { tell: { say: notices_changed, end: done } }
        """;

    internal const string Indonesian = """
        language: id
        name: Bahasa Indonesia
        texts:
          cancelled: Baik, dibatalkan.
          nothing_to_go_back: Ini pertanyaan pertama.
          moved_on: Maaf, bagian itu sudah berubah.
          after_end: Ketik menu kapan saja.
          old_button: Tombol itu sudah lewat.
          not_understood: Maaf, belum mengerti.
          unreadable: Maaf, kami hanya bisa membaca tulisan.
          choose_hint: Balas dengan angka saja.
          too_long: Pesannya panjang, kami baca awalnya saja.
          greeting: Selamat datang di {desk_name}.
          menu: Ada yang bisa dibantu?
          which: Program yang mana?
          pick: Pilih programnya.
          programme_row: "{name}"
          sure: Yakin?
          sure_again: Balas ya atau tidak.
          papers_found: |
            Surat {programme@programme}, {date:date} {hour:time}:
            {papers|paper_row}

            {?note}Catatan: {note}{/note}
          paper_row: "- {name}"
          papers_none: Belum ada daftarnya.
          ask_rw: RW berapa?
          ask_rw_again: "Tulis angkanya saja. Contoh: 6"
          ask_name: Namanya siapa?
          ask_name_again: Tulis nama saja.
          ask_note: Ada catatan?
          ask_note_again: Tulis catatan atau lewati.
          thanks: Terima kasih {name}, RW {rw}.{?note} Catatan {note}.{/note}
          person_comes: Petugas akan menjawab.
          person_waits: Mohon tunggu petugas.
          staff_said: "Jawaban petugas: {answer}"
          hello: Halo, ini {desk_name}.
          hello_choose: Boleh kami simpan nomor ini?
          bye: Baik, tidak disimpan.
          which_language: Bahasa apa?
          language_changed: Bahasa diganti.
          notices_changed: Baik, dicatat.
        labels:
          papers: { text: Surat yang dibawa, also: [syarat, berkas] }
          register: Daftar
          heads: Untuk ketua RW
          enough: Cukup
          pkh: PKH
          bpnt: BPNT
          other: Yang lain
          agree: Boleh
          indonesian: Bahasa Indonesia
        terms:
          weekday: { "1": Senin, "2": Selasa, "3": Rabu, "4": Kamis, "5": Jumat, "6": Sabtu, "7": Minggu }
          month: { "1": Januari, "2": Februari, "3": Maret, "4": April, "5": Mei, "6": Juni, "7": Juli, "8": Agustus,
            "9": September, "10": Oktober, "11": November, "12": Desember }
          clock: { at: jam }
          programme: { PKH: Program Keluarga Harapan, BPNT: Sembako }
        """;

    /// <summary>All files by their path; a copy to change.</summary>
    internal static Dictionary<string, string> Files() => new()
    {
        ["_everywhere.yaml"] = Everywhere,
        ["main_menu.yaml"] = Menu,
        ["papers.yaml"] = Papers,
        ["register.yaml"] = Register,
        ["identify.yaml"] = Identify,
        ["to_person.yaml"] = ToPerson,
        ["welcome.yaml"] = Welcome,
        ["choose_language.yaml"] = ChooseLanguage,
        ["notices.yaml"] = Notices,
        ["texts/id.yaml"] = Indonesian,
        ["texts/su.yaml"] = Indonesian.Replace("language: id", "language: su", StringComparison.Ordinal)
            .Replace("RW berapa?", "RW sabaraha?", StringComparison.Ordinal),
    };

    internal static DialogSet Load(Action<Dictionary<string, string>>? change = null)
    {
        var files = Files();
        change?.Invoke(files);
        var load = DialogLoader.Load(files, Actions, Facts);
        load.Issues.Select(issue => issue.ToString()).ShouldBeEmpty();
        return load.Set!;
    }

    internal static void InEachLanguage(Dictionary<string, string> files, string from, string to)
    {
        foreach (var path in files.Keys.Where(path => path.StartsWith("texts/", StringComparison.Ordinal)).ToList())
            files[path] = files[path].Replace(from, to, StringComparison.Ordinal);
    }

    internal static ActionContract Action(
        string name, string[] arguments, params (string Outcome, string[] Slots)[] outcomes) =>
        new(name, arguments, outcomes.ToDictionary(o => o.Outcome, o => (IReadOnlyList<string>)o.Slots));
}
