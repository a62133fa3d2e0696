using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Registry;

/// <summary>The phone number of a cell, the first when there are several.</summary>
internal static class CellPhone
{
    private static readonly char[] Between = ['/', ',', ';', '|'];

    /// <returns>E.164; null when it is no Indonesian mobile number.</returns>
    internal static string? TryRead(string text)
    {
        text = text.Trim('\'', '`', ' ');
        var first = text.Split(Between, 2)[0];
        if (PhoneNumber.TryParse(first, out var number)) return number.E164;
        return PhoneNumber.TryParse(text, out number) ? number.E164 : null;
    }
}
