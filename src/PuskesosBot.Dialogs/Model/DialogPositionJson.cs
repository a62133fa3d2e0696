using System.Text.Json;

namespace PuskesosBot.Dialogs;

internal static class DialogPositionJson
{
    internal static string Write(DialogPosition position) => JsonSerializer.Serialize(position);

    internal static DialogPosition Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<DialogPosition>(json) ?? DialogPosition.Idle;
        }
        catch (JsonException)
        {
            return DialogPosition.Idle;
        }
    }
}
