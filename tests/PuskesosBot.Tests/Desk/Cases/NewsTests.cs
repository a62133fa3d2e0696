using System.Text.RegularExpressions;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Cases;

/// <summary>What residents are told: in their language, with the receipt, with nothing promised.</summary>
public sealed partial class NewsTests
{
    private static readonly Dictionary<string, SlotValue> Values = new()
    {
        ["desk_name"] = "Puskesos Lebak Siliwangi",
        ["receipt"] = "LS-2611-00427-K",
        ["partner"] = "Dinsos",
        ["words"] = "Kata petugas.",
        ["until"] = "2026-11-27",
        ["other_receipt"] = "LS-2611-00001-A",
    };

    public static TheoryData<string, string> Notices { get; } =
    [
        .. from language in (string[])["id", "su"]
           from text in CaseTexts.All.Texts
           where text.Slots.Contains("receipt") && text.Id != CaseTexts.Erased
           select (language, text.Id),
    ];

    [Theory]
    [MemberData(nameof(Notices))]
    public void Each_names_the_receipt_and_the_way_to_answer_and_promises_nothing(string language, string text)
    {
        var said = TestDesk.Content.Dialogs.Say(language, text, Values);

        said.ShouldContain("LS-2611-00427-K");
        said.ShouldContain("Ketik RESI");
        Promises().Match(said).Value.ShouldBe("");
        said.ShouldNotContain("{");
    }

    [Theory]
    [InlineData("id", "Jawaban petugas")]
    [InlineData("su", "Waleran patugas")]
    public async Task It_is_told_in_the_language_of_the_chat(string language, string begins)
    {
        await using var room = await CaseRoom.OpenAsync();
        var contact = await room.ContactAsync("5100000002", language);
        var filed = await room.FileAsync(contact: contact);

        await AnswerAsync(room, filed.Id);

        var row = (await room.AllAsync<OutboxMessage>()).ShouldHaveSingleItem();
        row.ToMessage().Text.ShouldStartWith(begins);
        (row.CaseId, row.StaffId, row.State)
            .ShouldBe((filed.Id, room.Staff(StaffRole.FrontOffice).StaffId, OutboxState.Queued));
    }

    [Fact]
    public async Task At_night_it_waits_for_the_morning_unless_the_person_is_there_or_it_is_an_emergency()
    {
        await using var room = await CaseRoom.OpenAsync();
        var (complaint, emergency) = (await room.FileAsync(), await room.FileAsync(CaseKind.Emergency));
        room.SetLocal("2026-11-20 21:00");
        var awake = await room.ContactAsync("5100000002");
        var present = await room.FileAsync(contact: awake);

        foreach (var filed in (Guid[])[complaint.Id, emergency.Id, present.Id]) await AnswerAsync(room, filed);

        (await room.AllAsync<OutboxMessage>()).OrderBy(m => m.Id).Select(m => m.DueAt).ShouldBe([
            CalendarTests.Wib("2026-11-21 07:00"), room.Time.GetUtcNow(), room.Time.GetUtcNow(),
        ]);
    }

    [Fact]
    public async Task Outside_the_window_a_template_goes_and_the_words_wait_for_the_answer()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync();
        room.SetLocal("2026-11-23 10:00");

        await AnswerAsync(room, filed.Id);

        var rows = (await room.AllAsync<OutboxMessage>()).OrderBy(m => m.Id).ToList();
        rows.Select(row => (row.State, row.Passage)).ShouldBe([
            (OutboxState.Queued, Passage.Template), (OutboxState.Waiting, Passage.Waits),
        ]);
        rows[0].ToMessage().Template!.Name.ShouldBe(TemplateNames.StaffReply);
    }

    [Fact]
    public async Task Templates_get_every_value_they_have_a_place_for()
    {
        var catalog = TemplatesFile.Load(Repository.Path("config"), _ => null);
        await using var room = await CaseRoom.OpenAsync();
        var (one, two) = (await room.FileAsync(), await room.FileAsync());

        await room.DoAsync(
            one.Id, StaffRole.FrontOffice, (call, ct) => room.Work.MoveAsync(call, CaseState.Checked, "", ct));
        await AnswerAsync(room, two.Id);

        foreach (var row in await room.AllAsync<OutboxMessage>())
        {
            var use = row.ToMessage().Template!;
            var preview = TemplateCatalog.Preview(catalog.Find(use.Name, "id")!, use.Values);
            preview.ShouldNotContain("{");
            preview.ShouldContain("Puskesos Lebak Siliwangi");
            preview.ShouldNotContain("Puskesos Puskesos");
        }
    }

    [Fact]
    public void A_missing_text_or_term_or_a_strange_slot_is_found_by_the_checks()
    {
        var texts = new HostTexts(
            [new HostText("no_such_text", []), new HostText("case_notice_checked", ["receipt"])],
            [new HostTerm("case_notice", ["checked", "vanished"])]);
        var contracts = TestDesk.Actions(
            new PuskesosBot.Desk.Privacy.IdentifierVault(
                new byte[PuskesosBot.Desk.Privacy.IdentifierVault.KeyBytes]),
            new PuskesosBot.Desk.IdSource(TimeProvider.System)).Select(action => action.Contract);

        var issues = DialogLoader.Load(Repository.Path("dialogs"), [.. contracts], DeskFacts.Names, texts).Issues;

        issues.Count(issue => issue.ToString().Contains("no_such_text")).ShouldBe(2, "once a language");
        issues.Count(issue => issue.ToString().Contains("vanished")).ShouldBe(2);
        issues.Count(issue => issue.ToString().Contains("desk_name")).ShouldBe(2);
    }

    [Fact]
    public async Task A_chat_that_was_silent_for_half_a_year_hears_that_there_is_news_and_nothing_of_it()
    {
        await using var room = await CaseRoom.OpenAsync();
        var filed = await room.FileAsync();
        room.Time.Advance(TimeSpan.FromDays(181));
        var round = new SilentChats(room.Database, new ChatHolder(room.Ids, room.Cases), new RetentionPeriods());
        await round.RunAsync(room.Time.GetUtcNow(), TestContext.Current.CancellationToken);

        await AnswerAsync(room, filed.Id);

        var row = (await room.AllAsync<OutboxMessage>()).ShouldHaveSingleItem();
        var told = row.ToMessage();
        told.Text.ShouldContain(filed.Receipt);
        told.Text.ShouldNotContain("gudang");
        told.Template!.Name.ShouldBe(TemplateNames.StaffReply);
    }

    private static Task<CaseOutcome> AnswerAsync(CaseRoom room, Guid id) => room.DoAsync(
        id, StaffRole.FrontOffice, (call, ct) => room.Work.AnswerAsync(call, "Berasnya masih di gudang.", ct));

    // "akan", "segera", "pasti", "nanti", "usahakan", "dijamin", "janji", "besok"; the same in Sundanese.
    [GeneratedRegex(@"\b(akan|segera|secepatnya|pasti|tentu|nanti|\w*usaha\w*|\w*jamin\w*|\w*janji\w*|besok|bade|enggal"
        + @"|tangtos|engke|enjing)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Promises();
}
