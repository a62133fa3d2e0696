using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>
/// The cases of the contact who asks, and those that his people filed in other chats. A case of anybody else is as
/// unknown here as one that does not exist.
/// </summary>
internal static class OwnCases
{
    /// <summary>A fault of the machine is the desk's own matter.</summary>
    internal static IQueryable<Case> Of(ActionCall call) =>
        CaseDesk.OwnCases(call.Desk, call.Contact.Id).Where(c => c.Kind != CaseKind.Fault);

    /// <param name="receipt">As typed or chosen.</param>
    internal static async Task<Case?> FindAsync(ActionCall call, string receipt, CancellationToken ct)
    {
        if (Receipt.TryParse(receipt, out var read) != ReceiptCheck.Ok) return null;
        var canonical = read.ToString();
        return await Of(call).SingleOrDefaultAsync(c => c.Receipt == canonical, ct);
    }

    internal static string Who(ActionCall call) =>
        string.Create(CultureInfo.InvariantCulture, $"contact:{call.Contact.Id}");

    /// <summary>"WaitingForResident" is <c>waiting_for_resident</c> in the texts.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum
    {
        var word = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && word.Length > 0) word.Append('_');
            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }
}
