using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Transcripts;

/// <summary>
/// Seeded walks that begin in each of the real dialogs and go on with free text, menu words, rubbish, emoji and
/// messages of 10,000 characters, while other people and their cases are in the same desk.
/// </summary>
public sealed class WanderingResidentTests
{
    private const int MessagesPerDialog = 7;

    /// <summary>What nobody but the others may ever read.</summary>
    private const string OtherName = "Zulaikha", OtherStory = "rahasia-tetangga";

    private static readonly string[] Short =
    [
        "1", "2", "3", "4", "5", "6", "7", "0", "menu", "batal", "kembali", "petugas", "bahasa", "lewati", "ya",
        "muhun", "tidak", "henteu", "cukup", "data saya", "hapus data abdi", "berhenti", "mulai", "rw genep", "RW VI",
        "darurat", "17 agustus 65", "17-08-65", "4321", "123456", "resi", "asli atau palsu", "umumkan", "menu ketua",
        "sudah cair",
    ];

    /// <summary>Domain sentences, in both languages and mixed; without question marks, which are counted.</summary>
    private static readonly string[] Free =
    [
        "a, nama saya udah masuk DTKS belum ya", "beras kapan dibagi kang di rw 6", "syaratnya apa aja buat baznas",
        "eh salah, RW 6", "kang tolong usulin ibu saya, udah sepuh ga kerja",
        "a mau komplen, bantuan teh macet lama banget", "punten kang, abdi teh tos kalebet teu acan",
        "iraha pembagian beas kanggo RW 06", "tiasa diwakilan ku pun anak teu",
        "kedah nyandak naon wae pami bade nyandak bantosan",
        "ibu saya udah meninggal tapi namanya masih keluar terus", "pun bapa tos ngantunkeun sasih kamari",
        "tetangga saya udah punya mobil masih dapet, kumaha", "salah kirim, bukan saya",
        "rumah kebanjiran, ga ada makan", "saya takut di rumah, suami mukulin", "ga usah kirim wa lagi ya",
        "hatur nuhun kang", "cek bantuan tetangga saya yang di rw 8 dong", "duh ga ngarti, teu ngartos abdi mah",
        "puskesmas buka jam berapa",
    ];

    private static readonly string[] Rubbish =
    [
        "asdf qwer", "...", "   ", "\u0000", "👍", "🙏🙏😭", "😀\uD83D", "<b>halo</b>", "{resident_name}", "$end",
        "{?x}", "3273024107850000", "'; drop table cases; --", "\u202Eterbalik",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    /// <summary>Dialogs that only make sense with what another hands them, and words that lead into them.</summary>
    private static readonly Dictionary<string, string[]> Ways = new()
    {
        ["confirm_case"] =
            ["lapor", "beras belum datang sudah sebulan lamanya", "beras", "lewati", "lewati", "1", "6"],
        ["clarify"] = ["tolong hapus nama saya"],
        ["also_asked"] =
        [
            "kang rumah saya kebakaran tolong! terus syarat buat ngambil beras apa aja kang", "bukan darurat",
        ],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task In_every_dialog_anything_is_answered_with_one_question_and_about_nobody_else(int seed)
    {
        var random = new Random(seed);
        using var desk = await TestDesk.StartAsync();
        var walk = await Walk.StartAsync(desk);
        foreach (var dialog in TestDesk.Content.Dialogs.Dialogs.Select(d => d.Name).Order(StringComparer.Ordinal))
        {
            await walk.EnterAsync(dialog, random.Next(2) == 0 ? "id" : "su");
            for (var n = 0; n < MessagesPerDialog; n++)
            {
                var at = $"seed {seed}, {dialog}, message {n}";
                Check(await walk.SayAsync(Next(random, walk.OtherReceipt)), walk.Said, at);
            }

            // Never stuck: from wherever it is, the menu is one word away, or the welcome of who withdrew consent.
            Check(await walk.SayAsync("menu"), walk.Said, $"seed {seed}, {dialog}, menu");
            (await walk.StandsAsync()).Frames.ShouldHaveSingleItem().Dialog
                .ShouldBeOneOf("main_menu", "welcome");
        }

        walk.Entered.Order().ShouldBe(TestDesk.Content.Dialogs.Dialogs.Select(d => d.Name).Order());
        await using var db = desk.Database.Open();
        (await db.Parked.AnyAsync(Ct)).ShouldBeFalse($"seed {seed}");
    }

    private static string Next(Random random, string otherReceipt) => random.Next(20) switch
    {
        0 => new string('a', 10_000),
        1 => string.Concat(Enumerable.Repeat("beras kapan dibagi kang ", 420)),
        2 => otherReceipt,
        < 7 => Rubbish[random.Next(Rubbish.Length)],
        < 13 => Free[random.Next(Free.Length)],
        _ => Short[random.Next(Short.Length)],
    };

    private static void Check(IReadOnlyList<OutboundMessage> replies, IReadOnlyCollection<string> said, string at)
    {
        replies.Count.ShouldBeInRange(1, DialogLimits.HopsPerStepMax, at);
        replies.ShouldAllBe(reply => reply.Text.Length > 0, at);
        replies.SkipLast(1).ShouldAllBe(reply => reply.Options.Count == 0, $"{at}: options are open twice");
        var text = string.Join('\n', replies.Select(reply => reply.Text));
        text.ShouldNotContain(OtherName, Shouldly.Case.Insensitive, at);
        text.ShouldNotContain(OtherStory, Shouldly.Case.Insensitive, at);
        // What is read back of the resident's own words asks nothing.
        foreach (var own in said.OrderByDescending(words => words.Length)) text = text.Replace(own, "");
        Questions(text).ShouldBeLessThanOrEqualTo(1, $"{at}:\n{text}");
    }

    /// <summary>"??" is one.</summary>
    private static int Questions(string text) => text.Index().Count(letter =>
        letter.Item == '?' && (letter.Index == 0 || text[letter.Index - 1] != '?'));

    /// <summary>One chat that is dropped into dialogs.</summary>
    private sealed class Walk(TranscriptDesk desk, Guid contactId)
    {
        private static readonly ChatAddress Chat = new(ChannelNames.Telegram, "5100000001");

        private readonly DialogEngine _engine = new();
        private int _sent;

        public string OtherReceipt { get; private init; } = "";

        public HashSet<string> Entered { get; } = [];

        public List<string> Said { get; } = [];

        public static async Task<Walk> StartAsync(TranscriptDesk desk)
        {
            foreach (var given in (string[])[
                "resident name=\"SITI AMINAH\" rw=05 born=1968-04-17 kk4=4321 phone=+6281200001001 programmes=BPNT,CBP",
                "resident name=\"ZULAIKHA SANGAT RAHASIA\" rw=08 born=1970-02-03 kk4=9876 programmes=PKH",
                "chat residents=\"SITI AMINAH\"",
                "chat address=telegram:5100000002 residents=\"ZULAIKHA SANGAT RAHASIA\""])
                await TranscriptScene.GivenAsync(desk, given);
            await using var db = desk.Database.Open();
            var other = await db.Contacts.SingleAsync(c => c.Address == "5100000002", Ct);
            var own = await db.Contacts.SingleAsync(c => c.Address == Chat.Id, Ct);
            var filed = await desk.Database.WriteAsync(
                (write, ct) => new CaseDesk(desk.Ids, TestDesk.Content.Deadlines).OpenAsync(
                    write,
                    new NewCase(desk.Desk.Id, CaseKind.Complaint, OtherStory, "bot", desk.Time.GetUtcNow())
                    {
                        ContactId = other.Id,
                    },
                    ct),
                Ct);
            return new Walk(desk, own.Id) { OtherReceipt = filed.Receipt };
        }

        /// <summary>By the words that lead there, or put there as the desk puts a chat into a dialog.</summary>
        public async Task EnterAsync(string dialog, string language)
        {
            await PutAsync(DialogPosition.Idle, language);
            Said.Clear();
            if (Ways.TryGetValue(dialog, out var words))
            {
                foreach (var said in words) await SayAsync(said);
            }
            else
            {
                var context = desk.Home.ContextOf(await ContactAsync(), desk.Time.GetUtcNow());
                var begun = _engine.Step(
                    TestDesk.Content.Dialogs, DialogPosition.Idle, new DialogInput.Begin(dialog), context);
                await PutAsync(begun.Position, language);
            }

            var stands = await StandsAsync();
            if (stands.Frames.Any(frame => frame.Dialog == dialog)) Entered.Add(dialog);
            // What only says something is over before it can be stood in.
            else if (!TestDesk.Content.Dialogs.Find(dialog)!.States.Any(state => state.Waits)) Entered.Add(dialog);
        }

        public Task<IReadOnlyList<OutboundMessage>> SayAsync(string words)
        {
            _sent++;
            if (words.Trim().Length > 0) Said.Add(words);
            var key = new MessageKey(Chat.Channel, _sent.ToString(CultureInfo.InvariantCulture));
            return desk.ReceiveAsync(new InboundMessage(key, Chat, desk.Time.GetUtcNow()) { Text = words });
        }

        public async Task<DialogPosition> StandsAsync()
        {
            await using var db = desk.Database.Open();
            return DialogPosition.FromJson(
                (await db.Conversations.AsNoTracking().SingleAsync(c => c.ContactId == contactId, Ct)).Position);
        }

        private async Task<Contact> ContactAsync()
        {
            await using var db = desk.Database.Open();
            return await db.Contacts.AsNoTracking().SingleAsync(c => c.Id == contactId, Ct);
        }

        private Task<int> PutAsync(DialogPosition position, string language) => desk.Database.WriteAsync(
            async (db, ct) =>
            {
                DateTimeOffset? now = desk.Time.GetUtcNow();
                await db.Contacts.Where(c => c.Id == contactId).ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.ConsentAt, now).SetProperty(c => c.ConsentVersion, "2026-11")
                        .SetProperty(c => c.Language, language),
                    ct);
                return await db.Conversations.Where(c => c.ContactId == contactId).ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.Position, position.ToJson()), ct);
            },
            Ct);
    }
}
