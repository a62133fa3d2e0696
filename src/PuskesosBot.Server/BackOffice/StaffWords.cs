using PuskesosBot.Channels;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Roles and channels as staff call them.</summary>
internal static class StaffWords
{
    internal static string Of(StaffRole role) => role switch
    {
        StaffRole.FrontOffice => "Petugas depan",
        StaffRole.BackOffice => "Petugas belakang",
        StaffRole.Facilitator => "Fasilitator",
        StaffRole.Coordinator => "Koordinator",
        StaffRole.Supervisor => "Supervisor",
        StaffRole.Manager => "Manajer",
        StaffRole.RwHead => "Ketua RW",
        _ => throw new System.Diagnostics.UnreachableException(role.ToString()),
    };

    internal static string Of(HandoverReason reason) => reason switch
    {
        HandoverReason.Asked => "Minta petugas",
        HandoverReason.NotUnderstood => "Bot tidak mengerti",
        HandoverReason.Anger => "Marah",
        HandoverReason.Emergency => "Darurat",
        HandoverReason.Staff => "Dimulai petugas",
        _ => throw new System.Diagnostics.UnreachableException(reason.ToString()),
    };

    internal static string OfChannel(string channel) => channel switch
    {
        ChannelNames.WhatsApp => "WhatsApp",
        ChannelNames.Telegram => "Telegram",
        ChannelNames.WebChat => "Web",
        ChannelNames.Terminal => "Terminal",
        _ => channel,
    };
}
