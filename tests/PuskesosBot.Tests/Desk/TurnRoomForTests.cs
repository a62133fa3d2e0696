using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk;

/// <summary>
/// One process's worth of turns over a database; without channels, so what is said stays in the outbox.
/// </summary>
internal sealed class TurnRoomForTests(TurnPump pump, Sender sender) : IAsyncDisposable
{
    public TurnPump Pump => pump;

    public static Task<TurnRoomForTests> OpenAsync(DeskDatabase database, TimeProvider time)
    {
        var dialogs = SmallDialogs.Load();
        var noFacts = new Dictionary<string, SlotValue>();
        return OpenAsync(database, time, () => dialogs, SmallDialogs.Actions, (_, _) => noFacts);
    }

    public static async Task<TurnRoomForTests> OpenAsync(
        DeskDatabase database, TimeProvider time, Func<DialogSet> dialogs, IReadOnlyList<IDialogAction> actions,
        Func<string, DateTimeOffset, IReadOnlyDictionary<string, SlotValue>> facts)
    {
        var ids = new IdSource(time);
        var home = new DeskHome(await DeskAsync(database), "id", facts);
        var sender = new Sender(database, [], time, NullLogger<Sender>.Instance);
        var script = new TurnScript(
            home, dialogs, new DialogActions(actions), new Outbox(sender, ids),
            new CaseDesk(ids, TestDesk.Content.Deadlines), ids, time);
        return new TurnRoomForTests(new TurnPump(database, script, sender, NullLogger<TurnPump>.Instance), sender);
    }

    public async ValueTask DisposeAsync()
    {
        await pump.DisposeAsync();
        await sender.DisposeAsync();
    }

    private static Task<WelfareDesk> DeskAsync(DeskDatabase database) => database.WriteAsync(
        async (desk, ct) => await desk.Desks.FirstOrDefaultAsync(ct) ?? desk.Desks.Add(new WelfareDesk
        {
            Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
            Code = "lebak-siliwangi",
            Name = "Puskesos Lebak Siliwangi",
            TimeZone = "Asia/Jakarta",
            ReceiptPrefix = "LS",
        }).Entity,
        CancellationToken.None);
}
