using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.BackOffice;
using PuskesosBot.Server.WebChat;
using PuskesosBot.Tests.Channels.WebChat;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>What was said in the chat of <see cref="ConsoleRows"/>, a photo and a failed answer included.</summary>
internal static class ConversationRows
{
    public const string Payload = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private const string PhotoId = "foto-contoh";

    public static string PhotoOf(ConsoleRows rows) => $"/console/obrolan/{rows.ContactId}/berkas/"
        + ResidentMedia.KeyOf(new MessageKey(ChannelNames.WebChat, PhotoId));

    public static async Task FillAsync(ConsoleHost host, ConsoleRows rows)
    {
        var now = TimeProvider.System.GetUtcNow();
        var officer = await host.StaffAsync("rekanlama", StaffRole.BackOffice, host.DeskId);
        var photo = await host.Services.GetRequiredService<MediaFolder>().SaveAsync(
            "contoh", Pictures.Png, TestContext.Current.CancellationToken);
        await host.AddAsync(
            new ContactLink { ContactId = rows.ContactId, ResidentId = rows.ResidentId, Proof = "kk", ProvedAt = now },
            Heard(rows, "teks-contoh", $"obrolan-warga-contoh {Payload}", null, now.AddMinutes(-9)),
            Heard(rows, PhotoId, "", $"photo:{photo.Media!.Inbound.Reference}", now.AddMinutes(-8)),
            Said(host, rows, "Baik, kami cek dulu.", officer.Id, OutboxState.Sent, now.AddMinutes(-7)),
            Said(host, rows, "Sudah ada kabar, Bu?", officer.Id, OutboxState.Buried, now.AddMinutes(-6)),
            Said(host, rows, "Ada yang bisa dibantu?", null, OutboxState.Sent, now.AddMinutes(-5)),
            new ConversationNote
            {
                Id = host.NextId(),
                ContactId = rows.ContactId,
                StaffId = officer.Id,
                At = now.AddMinutes(-4),
                Text = $"catatan-petugas-contoh {Payload}",
            });
    }

    private static InboundRecord Heard(
        ConsoleRows rows, string id, string text, string? media, DateTimeOffset at) => new()
        {
            Channel = ChannelNames.WebChat,
            ExternalId = id,
            ContactId = rows.ContactId,
            At = at,
            Text = text,
            Media = media,
        };

    private static OutboxMessage Said(
        ConsoleHost host, ConsoleRows rows, string text, Guid? staffId, OutboxState state, DateTimeOffset at) => new()
        {
            Id = host.NextId(),
            ContactId = rows.ContactId,
            Channel = ChannelNames.Telegram,
            Priority = OutboxPriority.Reply,
            Body = OutboxBody.Write(new OutboundMessage(new ChatAddress(ChannelNames.Telegram, "5100000999"), text)),
            State = state,
            Error = state == OutboxState.Buried ? "given up after 8 tries" : null,
            DueAt = at,
            CreatedAt = at,
            StaffId = staffId,
        };
}
