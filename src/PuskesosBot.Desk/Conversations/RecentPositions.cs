using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations;

/// <summary>
/// Positions as the last turns wrote them: who answers at once finds the own one read already. What the database says
/// counts, so that nothing need be told when it changes there. Thread-safe.
/// </summary>
internal sealed class RecentPositions
{
    /// <summary>Conversations of a busy minute; of two that share a place the later one stays.</summary>
    private const int Places = 1024;

    private readonly Kept?[] _kept = new Kept?[Places];

    internal DialogPosition Read(Guid contactId, string json)
    {
        var kept = Volatile.Read(ref _kept[PlaceOf(contactId)]);
        return kept is not null && kept.Json == json ? kept.Position : DialogPosition.FromJson(json);
    }

    internal string Write(Guid contactId, DialogPosition position)
    {
        var json = position.ToJson();
        Volatile.Write(ref _kept[PlaceOf(contactId)], new Kept(json, position));
        return json;
    }

    private static int PlaceOf(Guid contactId) => (int)((uint)contactId.GetHashCode() % Places);

    private sealed record Kept(string Json, DialogPosition Position);
}
