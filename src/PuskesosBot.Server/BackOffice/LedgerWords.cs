using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Server.BackOffice;

/// <summary>What became of a message, as staff say it.</summary>
internal static class LedgerWords
{
    internal static string Of(OutboxMessage message) => message.State switch
    {
        OutboxState.Queued => "Antre",
        OutboxState.InHand => "Sedang dikirim",
        OutboxState.Sent => Of(message.Stage),
        OutboxState.Buried => "Gagal",
        OutboxState.Cancelled => "Dibatalkan",
        OutboxState.Waiting => "Menunggu warga menulis",
        _ => throw new System.Diagnostics.UnreachableException(message.State.ToString()),
    };

    private static string Of(DeliveryStage stage) => stage switch
    {
        DeliveryStage.Delivered => "Sampai",
        DeliveryStage.Read => "Dibaca",
        DeliveryStage.Failed => "Gagal",
        _ => "Terkirim",
    };
}
