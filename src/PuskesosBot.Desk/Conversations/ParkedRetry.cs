using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Conversations;

/// <summary>What became of a parked message that was tried again.</summary>
public enum ParkedOutcome
{
    /// <summary>Its turn was committed, and the resident answered.</summary>
    Answered,

    /// <summary>Its turn threw again; it is parked anew, with the new fault.</summary>
    FailedAgain,

    /// <summary>Nothing was tried; the same may be tried later.</summary>
    Busy,
}

/// <summary>Gives a parked message to the dialogs once more, as if it came now.</summary>
/// <remarks>
/// Only its words were kept, masked; a picture or a pressed button is not there any more. It goes under a key of its
/// own, so that pressing twice answers once.
/// </remarks>
public sealed class ParkedRetry(DeskDatabase database, TurnPump pump)
{
    /// <summary>Older ones are answered by a person: the conversation has long gone on.</summary>
    public static readonly TimeSpan AgeMax = TimeSpan.FromHours(24);

    public async Task<ParkedOutcome> RunAsync(ParkedMessage parked, Contact contact, CancellationToken ct)
    {
        var key = new MessageKey(parked.Channel, $"parked:{parked.Id}");
        var message = new InboundMessage(key, contact.ToAddress(), parked.At) { Text = parked.Text };
        if (await pump.RunAsync(message, ct) != InboundVerdict.Committed) return ParkedOutcome.Busy;
        await using var desk = database.Open();
        return await desk.Parked.AnyAsync(p => p.Channel == key.Channel && p.ExternalId == key.ExternalId, ct)
            ? ParkedOutcome.FailedAgain
            : ParkedOutcome.Answered;
    }
}
