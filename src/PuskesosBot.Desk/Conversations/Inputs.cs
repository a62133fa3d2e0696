using System.Globalization;
using PuskesosBot.Channels;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations;

/// <summary>From the channel's words to the engine's.</summary>
internal static class Inputs
{
    /// <param name="message">As the channel gave it.</param>
    /// <param name="home">Knows which RW a place is in.</param>
    internal static DialogInput.Message Of(InboundMessage message, DeskHome home) => new(message.Text)
    {
        Kept = Masking.Mask(message.Text),
        Pressed = message.Pressed,
        Photo = message.Media is { Kind: MediaKind.Photo } photo ? photo.Reference : null,
        Location = message.Location is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"{at.Latitude},{at.Longitude}")
            : null,
        Area = message.Location is { } place ? home.RwAt(place) : null,
        IsVoice = message.Media is { Kind: MediaKind.Voice },
        OwnPhone = message.OwnPhone,
        IsUnreadable = message is { Text: "", Pressed: null, Media.Kind: not MediaKind.Photo },
    };
}
