using System.Net;
using Microsoft.Extensions.Configuration;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.BackOffice;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>What residents sent on Telegram stays there until staff look at it, in the chat or in the case.</summary>
public sealed class TelegramMediaTests
{
    private const string VoiceId = "suara-contoh", GoneId = "suara-hilang", MessageId = "5100000999:7";
    private const string CasePage = $"/console/laporan/{ConsoleRows.Receipt}";

    /// <summary>RFC 3533: a page begins with this.</summary>
    private static readonly byte[] Voice = [.. "OggS"u8, .. new byte[60]];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_voice_note_is_heard_in_the_case_and_in_the_chat_and_fetched_once()
    {
        await using var telegram = await FakeBotApi.StartAsync();
        telegram.Keep(VoiceId, Voice);
        await using var host = await HostAsync(telegram);
        var rows = await ConsoleRows.FillAsync(host);
        var attached = await AttachAsync(host, rows, VoiceId);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        var address = $"{CasePage}/lampiran/{attached}";
        (await ani.TextAsync(CasePage)).ShouldContain($"controls preload=\"none\" src=\"{address}\"");
        using var inCase = await ani.GetAsync(address);
        using var inChat = await ani.GetAsync(
            $"/console/obrolan/{rows.ContactId}/berkas/{ResidentMedia.KeyOf(new(ChannelNames.Telegram, MessageId))}");

        foreach (var answer in (HttpResponseMessage[])[inCase, inChat])
        {
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("audio/ogg");
            (await answer.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(Voice);
        }

        telegram.Calls.Count(call => call.Method == "getFile").ShouldBe(1);
    }

    [Fact]
    public async Task What_telegram_no_longer_has_is_not_found()
    {
        await using var telegram = await FakeBotApi.StartAsync();
        await using var host = await HostAsync(telegram);
        var rows = await ConsoleRows.FillAsync(host);
        var attached = await AttachAsync(host, rows, GoneId);
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        using var answer = await ani.GetAsync($"{CasePage}/lampiran/{attached}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<ConsoleHost> HostAsync(FakeBotApi telegram) => ConsoleHost.StartAsync(
        builder => builder.Configuration.AddInMemoryCollection(
        [
            new("Telegram:Enabled", "true"), new("Telegram:Mode", "Polling"), new("Telegram:Token", telegram.Token),
            new("Telegram:BaseAddress", telegram.BaseAddress.ToString()),
        ]));

    private static async Task<Guid> AttachAsync(ConsoleHost host, ConsoleRows rows, string fileId)
    {
        var now = TimeProvider.System.GetUtcNow();
        var attached = new CaseAttachment
        {
            Id = host.NextId(),
            CaseId = rows.CaseId,
            At = now,
            Who = $"contact:{rows.ContactId}",
            Kind = AttachmentKind.Voice,
            Content = fileId,
        };
        var heard = new InboundRecord
        {
            Channel = ChannelNames.Telegram,
            ExternalId = MessageId,
            ContactId = rows.ContactId,
            At = now,
            Text = "",
            Media = $"voice:{fileId}",
        };
        await host.AddAsync(attached, heard);
        return attached.Id;
    }
}
