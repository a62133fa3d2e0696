using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.WhatsApp;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.WhatsApp;

public sealed class TemplateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_shipped_file_has_every_template_the_desk_sends_with_its_variables()
    {
        var catalog = TemplatesFile.Load(Repository.Path("config"), _ => null);

        catalog.Missing(TemplateNames.All).ShouldBeEmpty();
        catalog.Missing([.. TemplateNames.All, "b", "a", "b"]).ShouldBe(["a", "b"]);
        catalog.Templates.ShouldAllBe(t => !catalog.IsUsable(t));
    }

    [Fact]
    public void A_template_that_is_asked_for_and_not_listed_is_told_before_the_start()
    {
        var dialogs = TestDesk.Content.Dialogs;
        var shipped = TemplatesFile.Load(Repository.Path("config"), _ => null);

        TemplateNeeds.Problems(shipped, dialogs).ShouldBeEmpty();
        TemplateNeeds.Problems(TemplateCatalog.Empty, dialogs).Count()
            .ShouldBe(TemplateNeeds.Of(dialogs).Distinct().Count());
    }

    [Fact]
    public void Every_problem_of_the_file_is_told_at_once()
    {
        const string text = """
            templates:
              - { name: Besar, language: indonesia, category: promo, content_sid: HX1, body: "{a} {b} halo {c}." }
              - { name: dua, language: id, category: utility, variables: [x, x], body: "Halo." }
              - { name: dua, language: id, category: utility, body: "Halo." }
              - { language: id, category: utility }
            menus:
              - { shape: carousel, options: 11 }
              - { shape: quick_reply, options: 4 }
            """;

        var wrong = Should.Throw<ConfigurationProblemsException>(() => TemplatesFile.Of(
            "templates.yaml", ConfigurationFile.Parse<TemplatesFile.TemplatesYaml>("templates.yaml", text), _ => null));

        wrong.Problems.Count.ShouldBe(17);
        wrong.Problems.ShouldAllBe(p => p.StartsWith("templates.yaml: ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_own_language_comes_first_and_the_default_where_it_cannot_be_sent()
    {
        var paused = Template("su", "HX2");
        var catalog = new TemplateCatalog([Template("id", "HX1"), paused], [],
            sid => sid == "HX2" ? new TemplateApproval(sid, "paused", "", DateTimeOffset.UnixEpoch) : null);

        catalog.Find("kabar", "su").ShouldBe(paused);
        catalog.Usable("kabar", "su")!.Language.ShouldBe("id");
        catalog.Usable("kabar", "jv")!.Language.ShouldBe("id");
        catalog.Usable("lain", "id").ShouldBeNull();
    }

    [Fact]
    public void A_preview_shows_what_the_person_reads() =>
        TemplateCatalog.Preview(Template("id", ""), new Dictionary<string, string> { ["a"] = "satu" })
            .ShouldBe("Halo satu dan {b} ya");

    [Fact]
    public async Task A_sync_prints_every_state_and_a_running_server_sees_them()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();
        using var folder = new TempFolder();
        var file = new TemplateStateFile(folder.File("templates.json"));
        var catalog = new TemplateCatalog(WhatsAppFixture.Templates, [], new TemplateStateFile(
            folder.File("templates.json")).Of);
        var output = new StringWriter();
        var sync = new TemplateSync(whatsApp.Api, catalog, file, TimeProvider.System, output);

        (await sync.RunAsync(Ct)).ShouldBe(1);
        catalog.ApprovalOf(WhatsAppFixture.Templates[0])!.Status.ShouldBe("approved");
        whatsApp.Fake.AddContent(WhatsAppFixture.TemplateSid, "rejected");
        File.SetLastWriteTimeUtc(folder.File("templates.json"), DateTime.UnixEpoch);
        await sync.RunAsync(Ct);

        catalog.Usable("case_update", "id").ShouldBeNull();
        var told = output.ToString();
        told.ShouldContain("case_update  id        utility   HX00000000000000000000000000000001  rejected");
        told.ShouldContain("not_made     id        utility   -                                   not made");
    }

    [Fact]
    public async Task A_sync_that_reaches_nobody_keeps_what_was_known()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();
        using var folder = new TempFolder();
        var file = new TemplateStateFile(folder.File("templates.json"));
        var catalog = new TemplateCatalog([WhatsAppFixture.Templates[0]], [], file.Of);
        var sync = new TemplateSync(whatsApp.Api, catalog, file, TimeProvider.System, TextWriter.Null);

        (await sync.RunAsync(Ct)).ShouldBe(0);
        await whatsApp.Fake.DisposeAsync();
        (await sync.RunAsync(Ct)).ShouldBe(0);

        catalog.ApprovalOf(WhatsAppFixture.Templates[0])!.IsApproved.ShouldBeTrue();
    }

    [Fact]
    public async Task Info_tells_what_to_enter_at_Twilio_and_whether_it_knows_the_account()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();
        var output = new StringWriter();
        var info = new WhatsAppInfo(whatsApp.Api, whatsApp.Options, TemplateCatalog.Empty, output);

        (await info.RunAsync(new Uri("https://bot.example/"), Ct)).ShouldBe(0);
        (await info.RunAsync(null, Ct)).ShouldBe(2);
        await whatsApp.Fake.DisposeAsync();
        (await info.RunAsync(new Uri("https://bot.example/"), Ct)).ShouldBe(1);

        output.ToString().ShouldContain("https://bot.example/webhooks/twilio/whatsapp");
        output.ToString().ShouldContain("Twilio cannot be reached");
        output.ToString().ShouldNotContain(whatsApp.Options.AuthToken);
    }

    private static MessageTemplate Template(string language, string sid) =>
        new("kabar", language, TemplateCategory.Utility, sid, ["a", "b"], "Halo {a} dan {b} ya");
}
