using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Transcripts;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Actions;

/// <summary>Runs actions as a turn would, on a real database, without dialogs.</summary>
internal sealed class ActionRoom : IAsyncDisposable
{
    private readonly Dictionary<string, IDialogAction> _actions;

    private ActionRoom(TranscriptDesk desk)
    {
        Desk = desk;
        _actions = TestDesk.Actions(desk.Vault, desk.Ids).ToDictionary(action => action.Contract.Name);
    }

    public TranscriptDesk Desk { get; }

    public IEnumerable<ActionContract> Contracts => _actions.Values.Select(action => action.Contract);

    public static async Task<ActionRoom> OpenAsync(params string[] given)
    {
        var room = new ActionRoom(await TestDesk.StartAsync());
        foreach (var line in given) await TranscriptScene.GivenAsync(room.Desk, line);
        return room;
    }

    public Contact Contact(string address = "w1", string channel = ChannelNames.WebChat, bool isGroup = false)
    {
        var now = Desk.Time.GetUtcNow();
        return new Contact
        {
            Id = Desk.Ids.Next(),
            DeskId = Desk.Desk.Id,
            Channel = channel,
            Address = address,
            IsGroup = isGroup,
            CreatedAt = now,
        };
    }

    public Task<ActionResult> RunAsync(string action, Contact contact,
        params (string Name, string Value)[] arguments) =>
        RunAsync(action, contact, null, arguments);

    public Task<ActionResult> RunAsync(
        string action, Contact contact, string? ownPhone, params (string Name, string Value)[] arguments)
    {
        var now = Desk.Time.GetUtcNow();
        return Desk.Database.WriteAsync(
            (db, ct) => _actions[action].RunAsync(
                new ActionCall(
                    db, contact, arguments.ToDictionary(a => a.Name, a => (SlotValue)a.Value), now,
                    DateOnly.FromDateTime(now.UtcDateTime.AddHours(7)), new MessageKey(contact.Channel, "1"))
                {
                    OwnPhone = ownPhone,
                },
                ct),
            CancellationToken.None);
    }

    /// <summary>The proof most tests use.</summary>
    public async Task<string> TryKkAsync(Contact contact, string rw, string born, string kk4) =>
        (await RunAsync("match_kk", contact, ("rw", rw), ("birth_date", born), ("kk_last4", kk4))).Outcome;

    public async Task<List<T>> AllAsync<T>()
        where T : class
    {
        await using DeskDb db = Desk.Database.Open();
        return await db.Set<T>().AsNoTracking().ToListAsync();
    }

    public ValueTask DisposeAsync()
    {
        Desk.Dispose();
        return ValueTask.CompletedTask;
    }
}
