using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Server.WhatsApp;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.WhatsApp;

public sealed class TwilioLooksTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Templates_that_were_stopped_are_named_and_those_that_only_wait_are_not()
    {
        var template = WhatsAppFixture.Templates[0];
        var status = "pending";
        var look = TwilioLooks.Templates(new TemplateCatalog(
            [template], [], sid => new TemplateApproval(sid, status, "", DateTimeOffset.UnixEpoch)));

        (await look.AskAsync(Ct)).ShouldBeEmpty();
        status = "paused";
        (await look.AskAsync(Ct))!.Single().ShouldBe(new ChannelTrouble(
            ChannelAlarmCode.TemplateUnusable, $"{template.Name} in {template.Language} is paused"));
    }

    [Fact]
    public async Task An_account_is_well_refused_or_cannot_be_told()
    {
        await using var whatsApp = await WhatsAppFixture.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler());
        var options = new TwilioOptions
        {
            AccountSid = whatsApp.Fake.AccountSid,
            AuthToken = "salah-salah-salah-salah",
            BaseAddress = whatsApp.Fake.BaseAddress,
        };

        (await TwilioLooks.Account(whatsApp.Api).AskAsync(Ct)).ShouldBeEmpty();
        (await TwilioLooks.Account(new TwilioApi(http, options)).AskAsync(Ct))!.Single().Code
            .ShouldBe(ChannelAlarmCode.TokenRefused);
        await whatsApp.Fake.DisposeAsync();
        (await TwilioLooks.Account(whatsApp.Api).AskAsync(Ct)).ShouldBeNull();
    }
}
