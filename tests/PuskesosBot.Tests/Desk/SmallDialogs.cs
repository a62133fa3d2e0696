using PuskesosBot.Desk.Conversations;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Desk;

/// <summary>The smallest dialogs that show a turn: one question whose answers are noted, and one that throws.</summary>
internal static class SmallDialogs
{
    public static IReadOnlyList<IDialogAction> Actions { get; } = [new NoteAction(), new BreakAction()];

    public static DialogSet Load()
    {
        var load = DialogLoader.Load(Files, [.. Actions.Select(action => action.Contract)], []);
        return load.Set ?? throw new InvalidOperationException(string.Join('\n', load.Issues));
    }

    private static readonly Dictionary<string, string> Files = new()
    {
        ["_everywhere.yaml"] = """
            home: listen
            first: greet
            person: broken
            words:
              menu: { id: [menu] }
              cancel: { id: [batal] }
              back: { id: [kembali] }
              person: { id: [rusak] }
              language: { id: [bahasa] }
              stop: { id: [berhenti] }
              start: { id: [mulai] }
              skip: { id: [lewati] }
            enter: { person: broken, language: broken, stop: broken, start: broken }
            """,
        ["greet.yaml"] = """
            dialog: greet
            start: agree
            states:
              agree:
                do: { action: note, with: { what: halo } }
                on: { noted: done }
              done: { say: hello, end: done }
            """,
        ["listen.yaml"] = """
            dialog: listen
            start: hub
            states:
              hub:
                say: hub
                choose:
                  - { label: write, next: ask }
                  - { label: rest, next: $end }
              ask:
                ask: { say: ask, expect: text, into: what }
                on: { answered: note, tries_exhausted: $menu }
              note:
                do: { action: note, with: { what: $what } }
                on: { noted: ask_more }
              ask_more:
                ask: { say: noted, again: ask_again, expect: text, into: what }
                on: { answered: note, tries_exhausted: $menu }
            """,
        ["broken.yaml"] = """
            dialog: broken
            start: break
            states:
              break:
                do: { action: break }
                on: { never: $end }
            """,
        ["texts/id.yaml"] = Texts,
    };

    private const string Texts = """
        language: id
        name: Bahasa Indonesia
        texts:
          hello: Halo.
          hub: Mau apa?
          hub_again: Ketik 1.
          ask: Apa yang dicatat?
          ask_again: Tulis satu kata.
          noted: "Tercatat: {what}."
          fault: "Maaf. Resi: {receipt}."
          cancelled: Batal.
          nothing_to_go_back: Tidak ada.
          moved_on: Pindah.
          after_end: Ketik menu.
          old_button: Tombol lama.
          not_understood: Belum mengerti.
          unreadable: Tidak terbaca.
          choose_hint: Pilih nomor.
          too_long: Terlalu panjang.
        labels: { write: Catat, rest: Sudah }
        terms:
          weekday: { "1": Senin, "2": Selasa, "3": Rabu, "4": Kamis, "5": Jumat, "6": Sabtu, "7": Minggu }
          month:
            { "1": Jan, "2": Feb, "3": Mar, "4": Apr, "5": Mei, "6": Jun,
              "7": Jul, "8": Agu, "9": Sep, "10": Okt, "11": Nov, "12": Des }
          clock: { at: jam }
        """;

    /// <summary>Writes one audit row an answer, which a test counts: an effect that must not happen twice.</summary>
    private sealed class NoteAction : IDialogAction
    {
        private static readonly PuskesosBot.Desk.IdSource Ids = new(TimeProvider.System);

        public ActionContract Contract { get; } = new(
            "note", ["what"], new Dictionary<string, IReadOnlyList<string>> { ["noted"] = ["what"] });

        public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct)
        {
            call.Contact.Consent("test", call.Now);
            call.Desk.Audit.Add(new PuskesosBot.Desk.Privacy.AuditEntry
            {
                Id = Ids.Next(),
                DeskId = call.Contact.DeskId,
                At = call.Now,
                Who = $"contact:{call.Contact.Address}",
                Did = "note",
                Why = call["what"],
            });
            return Task.FromResult(ActionResult.Of("noted", ("what", call["what"])));
        }
    }

    private sealed class BreakAction : IDialogAction
    {
        public ActionContract Contract { get; } = new(
            "break", [], new Dictionary<string, IReadOnlyList<string>> { ["never"] = [] });

        public Task<ActionResult> RunAsync(ActionCall call, CancellationToken ct) =>
            throw new InvalidOperationException("a fault of ours");
    }
}
