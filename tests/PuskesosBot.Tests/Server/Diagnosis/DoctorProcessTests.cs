using System.Text.RegularExpressions;
using PuskesosBot.Data.Sqlite;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.Telegram;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Diagnosis;

/// <summary>What <c>puskesosbot doctor</c> prints and exits with, as the real program.</summary>
public sealed partial class DoctorProcessTests : IDisposable
{
    private const string TelegramSecret = "contoh-secret_0001", WrongToken = "token-salah-token-salah-1",
        WebChatSecret = "terlalu-pendek";

    private static readonly Uri Public = new("https://bot.puskesos.example/");

    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sound_installation_has_no_problems()
    {
        await using var telegram = await FakeBotApi.StartAsync();
        await using var twilio = await FakeTwilio.StartAsync();
        CopyContent();
        var templates = _folder.File("config/templates.yaml");
        var made = 0;
        await File.WriteAllTextAsync(templates, EmptySid().Replace(
            await File.ReadAllTextAsync(templates, Ct), _ => $"content_sid: HX{++made:x32}"), Ct);
        await PostWebhookAsync(telegram, TelegramWebhookSetup.AddressOf(Public));
        IdentifierVault.OpenOrCreate(_folder.File("data/keys")).Dispose();
        using (var database = new SqliteDatabase(_folder.File("data/puskesos.db"))) await database.MigrateAsync(Ct);

        var run = await DoctorAsync(Settings(telegram, twilio));

        run.Output.ShouldEndWith("no problems\n");
        run.Output.ShouldContain($"ok       telegram: @{telegram.Username}");
        run.Output.ShouldContain("ok       clock: as 127.0.0.1 has it");
        run.Output.ShouldContain("ok       database: the schema is up to date");
        (run.ExitCode, run.Errors).ShouldBe((0, ""));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_with_the_way_to_mend_it()
    {
        await using var telegram = await FakeBotApi.StartAsync();
        await using var twilio = await FakeTwilio.StartAsync();
        CopyContent();
        await File.AppendAllTextAsync(_folder.File("dialogs/papers.yaml"), "\nkata: salah\n", Ct);
        Directory.CreateDirectory(_folder.File("data/keys"));
        await File.WriteAllTextAsync(_folder.File("data/keys/identifiers.key"), "pendek", Ct);
        await File.WriteAllTextAsync(_folder.File("data/puskesos.db"), new string('x', 4096), Ct);
        var settings = Settings(telegram, twilio);
        settings["Twilio__AuthToken"] = WrongToken;
        settings["WebChat__ResumeFor"] = "lama";
        settings["WebChat__Colour"] = "biru";
        settings["WebChat__Secret"] = WebChatSecret;

        var run = await DoctorAsync(settings);

        run.ExitCode.ShouldBe(1);
        foreach (var problem in (string[])[
            "configuration: WebChat:ResumeFor cannot be read", "configuration: WebChat:Colour is no option",
            "configuration: WebChat:Secret is not 24 to 256", "data folder: ", "database: cannot be opened: ",
            "dialogs: ", "templates: config/templates.yaml: template 'case_update' has no content_sid",
            "telegram: no webhook is set", "whatsapp: Twilio refuses the account or its secret."])
            run.Output.ShouldContain($"problem  {problem}");
        var problems = Regex.Count(run.Output, "^problem  ", RegexOptions.Multiline);
        Regex.Count(run.Output, "^         mend: .+", RegexOptions.Multiline).ShouldBe(problems);
        run.Output.ShouldEndWith($"{problems} problems\n");
        ShouldKeepSecrets(run, telegram);
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_used_at_all_is_told_without_a_stack_trace()
    {
        await File.WriteAllTextAsync(_folder.File("berkas"), "", Ct);
        await using var telegram = await FakeBotApi.StartAsync();
        var run = await DoctorAsync(new Dictionary<string, string>
        {
            ["Data__Folder"] = _folder.File("berkas"),
            ["Data__Database"] = "Oracle",
            ["Desk__Code"] = "tidak-ada",
            ["Public__BaseAddress"] = "bukan alamat",
            ["Telegram__Enabled"] = "true",
            ["Telegram__Token"] = telegram.Token.Replace(':', '-'),
            ["Telegram__WebhookSecret"] = "pendek",
            ["Twilio__Enabled"] = "mungkin",
            ["Twilio__SendTimeout"] = "2.00:00:00",
        });
        CopyContent();
        await File.WriteAllTextAsync(_folder.File("config/appsettings.json"), "{", Ct);
        var broken = await DoctorAsync(new Dictionary<string, string>());

        foreach (var problem in (string[])[
            "Data:Database cannot be read", "Public:BaseAddress is no address",
            "Telegram:Token is missing or malformed", "Telegram:WebhookSecret is missing or malformed",
            "Twilio:Enabled cannot be read",
            "Twilio:SendTimeout is out of range", "cannot be written", "desk files: "])
            run.Output.ShouldContain(problem);
        run.Output.ShouldContain("mend: set Data__Database to Sqlite or Postgres");
        ShouldKeepSecrets(run, telegram);
        (broken.ExitCode, broken.Errors).ShouldBe((1, ""));
        broken.Output.ShouldEndWith("1 problem\n");
    }

    private static void ShouldKeepSecrets(FinishedProcess run, FakeBotApi telegram)
    {
        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldBe("");
        run.Output.ShouldNotContain("   at PuskesosBot");
        foreach (var secret in (string[])[TelegramSecret, WrongToken, WebChatSecret, telegram.Token.Split(':')[1]])
            run.Output.ShouldNotContain(secret);
    }

    private Dictionary<string, string> Settings(FakeBotApi telegram, FakeTwilio twilio) =>
        new(twilio.Environment(Public))
        {
            ["Telegram__Enabled"] = "true",
            ["Telegram__Token"] = telegram.Token,
            ["Telegram__WebhookSecret"] = TelegramSecret,
            ["Telegram__BaseAddress"] = telegram.BaseAddress.AbsoluteUri,
            ["Data__Folder"] = _folder.File("data"),
        };

    private Task<FinishedProcess> DoctorAsync(IReadOnlyDictionary<string, string> settings) =>
        FinishedProcess.RunAsync(_folder.Path, settings, "doctor");

    private void CopyContent()
    {
        foreach (var root in (string[])["config", "dialogs"])
        {
            foreach (var file in Directory.EnumerateFiles(Repository.Path(root), "*", SearchOption.AllDirectories))
            {
                var copy = _folder.File(Path.GetRelativePath(Repository.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    private static async Task PostWebhookAsync(FakeBotApi telegram, Uri address)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var body = new StringContent($$"""{"url":"{{address}}"}""");
        using var answer = await http.PostAsync(
            new Uri(telegram.BaseAddress, $"/bot{telegram.Token}/setWebhook"), body, Ct);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("content_sid: \"\"")]
    private static partial Regex EmptySid();
}
