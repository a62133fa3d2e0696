using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.Telegram;

/// <summary>The channel's parts wired to a fake Bot API over a real connection.</summary>
internal sealed class TelegramFixture : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });

    private TelegramFixture(FakeBotApi fake, TelegramOptions options)
    {
        Fake = fake;
        Options = options;
        Api = new TelegramApi(_http, options);
        Sender = new TelegramSender(Api, options);
    }

    public FakeBotApi Fake { get; }

    public TelegramOptions Options { get; }

    public TelegramApi Api { get; }

    public TelegramSender Sender { get; }

    public static async Task<TelegramFixture> StartAsync(
        TimeSpan? sendTimeout = null, FakeBotApiLimits? limits = null, string? token = null)
    {
        var fake = await FakeBotApi.StartAsync(limits);
        return new TelegramFixture(fake, new TelegramOptions
        {
            Enabled = true,
            Token = token ?? fake.Token,
            BaseAddress = fake.BaseAddress,
            WebhookSecret = "contoh-secret_0001",
            SendTimeout = sendTimeout ?? TimeSpan.FromSeconds(10),
            PollTimeout = TimeSpan.FromSeconds(5),
        });
    }

    public static OutboundMessage To(long chatId, string text) =>
        new(new ChatAddress(ChannelNames.Telegram, $"{chatId}", IsGroup: chatId < 0), text);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Fake.DisposeAsync();
    }
}
