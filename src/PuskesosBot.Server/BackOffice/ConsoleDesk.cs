using PuskesosBot.Desk;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Server.BackOffice;

/// <summary>
/// What a page of the console works with: who is signed in, what that one may see, and the desk to read it from. One
/// for each request.
/// </summary>
internal sealed class ConsoleDesk(DeskDatabase database, DeskHome home, IdSource ids, TimeProvider time)
    : IAsyncDisposable
{
    private StaffMember? _me;
    private DeskDb? _read;

    /// <summary>Who is signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody: the page is open to visitors and must not ask.</exception>
    public StaffMember Me => _me ?? throw new InvalidOperationException("nobody is signed in");

    public bool IsSignedIn => _me is not null;

    /// <summary>Whatever is read, is read through this: <c>Scope.Cases(Read)</c>.</summary>
    public StaffScope Scope => StaffScope.Of(Me);

    /// <summary>For reading; opened when first asked for.</summary>
    public DeskDb Read => _read ??= database.Open();

    /// <summary>For what reads with several connections at once.</summary>
    public DeskDatabase Database => database;

    public DeskHome Home => home;

    public DateTimeOffset Now => time.GetUtcNow();

    public Guid NextId() => ids.Next();

    /// <summary>One transaction; read in it through <see cref="Scope"/> as well, and leave an <see cref="Audit"/>
    /// entry.</summary>
    public Task<T> WriteAsync<T>(Func<DeskDb, CancellationToken, Task<T>> work, CancellationToken ct) =>
        Scope.IsReadOnly
            ? throw new InvalidOperationException("an RW head writes nothing")
            : database.WriteAsync(work, ct);

    /// <summary>Notes who did what, with the change it speaks of.</summary>
    /// <param name="desk">The one being written to.</param>
    /// <param name="did">Such as <c>parked_dismissed</c>.</param>
    /// <param name="why">The reason given, or what it concerned: <c>case:{id}</c>. No personal data.</param>
    /// <param name="deskId">Whose desk; null: the own, or the home desk of those who see all.</param>
    public void Audit(DeskDb desk, string did, string why, Guid? residentId = null, Guid? deskId = null) =>
        desk.Audit.Add(new AuditEntry
        {
            Id = ids.Next(),
            DeskId = deskId ?? Me.DeskId ?? home.Desk.Id,
            At = Now,
            Who = Scope.Who,
            Did = did,
            ResidentId = residentId,
            Why = why,
        });

    public ValueTask DisposeAsync() => _read?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal void Enter(StaffMember staff) => _me = staff;
}
