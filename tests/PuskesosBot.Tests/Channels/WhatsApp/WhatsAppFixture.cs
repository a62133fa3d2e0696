using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.WhatsApp;

/// <summary>The channel's parts wired to a fake Twilio over a real connection.</summary>
internal sealed class WhatsAppFixture : IAsyncDisposable
{
    public const string Siti = "+6281200000001";
    public const string TemplateSid = "HX00000000000000000000000000000001";
    public const string MenuSid = "HX00000000000000000000000000000002";

    /// <summary>A clock that stands, so that no token comes back however slow the machine is.</summary>
    public static TimeProvider Standing => new ManualTime(new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.Zero));

    private static readonly Uri Public = new("https://bot.puskesos.example/");

    private readonly HttpClient _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });

    private WhatsAppFixture(FakeTwilio fake, TwilioOptions options)
    {
        Fake = fake;
        Options = options;
        Api = new TwilioApi(_http, options);
        Sender = SenderWith(new TemplateCatalog(Templates, Menus, _ => null));
        fake.AddContent(TemplateSid);
        fake.OpenWindow(Siti);
        // Nobody listens to callbacks here.
        fake.Callbacks = FakeTwilioCallbacks.None;
    }

    public static IReadOnlyList<MessageTemplate> Templates { get; } =
    [
        new("case_update", "id", TemplateCategory.Utility, TemplateSid, ["receipt", "state"],
            "Laporan {receipt} sekarang {state}."),
        new("not_made", "id", TemplateCategory.Utility, "", [], "Halo."),
    ];

    public static IReadOnlyList<MenuContent> Menus { get; } = [new(MenuShape.QuickReply, 2, MenuSid)];

    public FakeTwilio Fake { get; }

    public TwilioOptions Options { get; }

    public TwilioApi Api { get; }

    public WhatsAppSender Sender { get; }

    public static async Task<WhatsAppFixture> StartAsync(
        TimeSpan? sendTimeout = null, FakeTwilioLimits? limits = null, bool usesApiKey = false, string? token = null,
        TimeProvider? time = null)
    {
        var fake = await FakeTwilio.StartAsync(limits, time);
        return new WhatsAppFixture(fake, new TwilioOptions
        {
            Enabled = true,
            AccountSid = fake.AccountSid,
            AuthToken = token ?? fake.AuthToken,
            ApiKeySid = usesApiKey ? fake.ApiKeySid : "",
            ApiKeySecret = usesApiKey ? fake.ApiKeySecret : "",
            From = fake.From,
            BaseAddress = fake.BaseAddress,
            ContentBaseAddress = fake.BaseAddress,
            MessagingBaseAddress = fake.BaseAddress,
            SendTimeout = sendTimeout ?? TimeSpan.FromSeconds(10),
        });
    }

    public WhatsAppSender SenderWith(TemplateCatalog catalog) =>
        new(Api, Options, TwilioAddresses.Of(Public), catalog, TimeProvider.System);

    public static OutboundMessage Say(string text, string to = Siti) =>
        new(new ChatAddress(ChannelNames.WhatsApp, to), text);

    public static OutboundMessage Menu(string first = "Cek") => Say($"Pilih:\n1. {first}\n2. Jadwal") with
    {
        Options = [new ChatOption(first, "q1:1"), new ChatOption("Jadwal", "q1:2")],
    };

    public static OutboundMessage Template(string name, params (string Name, string Value)[] values) =>
        Say("Laporan") with { Template = new TemplateUse(name, values.ToDictionary(v => v.Name, v => v.Value)) };

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Fake.DisposeAsync();
    }
}
