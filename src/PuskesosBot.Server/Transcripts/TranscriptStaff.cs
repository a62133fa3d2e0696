using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.Transcripts;

/// <summary>
/// What the desk does with a chat, as a line of a transcript: <c>takes</c>, <c>says words</c>, <c>hands back</c>, or
/// <c>waits minutes</c>, after which the clock of handovers runs.
/// </summary>
internal sealed class TranscriptStaff(TranscriptDesk desk, HandoverDesk handovers, HandoverClock clock)
{
    private const string Name = "Rina";

    internal async Task DoAsync(string line, ChatAddress chat)
    {
        var (verb, rest) = line.Split(' ', 2) is [var first, var words] ? (first, words) : (line, "");
        if (verb == "waits")
        {
            desk.Time.Advance(TimeSpan.FromMinutes(int.Parse(rest, CultureInfo.InvariantCulture)));
            await clock.RunAsync(desk.Time.GetUtcNow(), CancellationToken.None);
            return;
        }

        var result = await desk.Database.WriteAsync(
            async (db, ct) =>
            {
                var staff = await StaffAsync(db);
                var (id, now) = (await HandoverAsync(db, chat), desk.Time.GetUtcNow());
                return verb switch
                {
                    "takes" => await handovers.TakeAsync(db, staff, id, now, ct),
                    "says" => await handovers.SayAsync(db, staff, id, rest, now, ct),
                    "hands" => await handovers.HandBackAsync(db, staff, id, now, ct),
                    _ => throw new FormatException($"staff cannot '{verb}' (allowed: takes, says, hands back, waits)"),
                };
            },
            CancellationToken.None);
        if (result is not HandoverResult.Done) throw new FormatException($"it was {result.GetType().Name}");
    }

    private async Task<StaffMember> StaffAsync(DeskDb db) =>
        await db.Staff.SingleOrDefaultAsync(s => s.Name == Name) ?? db.Staff.Add(new StaffMember
        {
            Id = desk.Ids.Next(),
            DeskId = desk.Desk.Id,
            Name = Name,
            SignInName = "rina",
            Role = StaffRole.BackOffice,
            SecurityStamp = "",
            CreatedAt = desk.Time.GetUtcNow(),
        }).Entity;

    private static async Task<Guid> HandoverAsync(DeskDb db, ChatAddress chat)
    {
        var open = await db.Contacts.Where(c => c.Channel == chat.Channel && c.Address == chat.Id)
            .Join(db.Handovers.Where(h => h.EndedAt == null), c => c.Id, h => h.ContactId, (_, h) => h)
            .SingleOrDefaultAsync();
        return open?.Id ?? throw new FormatException("nobody of this chat waits for a person");
    }
}
