using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>What somebody may do with a hand-out now: what is not here would only be refused.</summary>
internal sealed class DistributionSteps
{
    internal static readonly StaffRole[] Deciding =
        [StaffRole.BackOffice, StaffRole.Coordinator, StaffRole.Supervisor, StaffRole.Manager];

    /// <param name="mayReassign">The programme allows it: rice, never money.</param>
    /// <param name="today">Where the desk is.</param>
    public DistributionSteps(Distribution about, StaffScope scope, bool mayReassign, DateOnly today)
    {
        if (scope.IsReadOnly) return;
        var isTable = about.State is DistributionState.Running or DistributionState.Done;
        MayWrite = true;
        IsOpen = about.State is not (DistributionState.Cancelled or DistributionState.Done);
        MaySlot = IsOpen && about is { StartsAt: not null, SlotMinutes: > 0, SlotPersonsMax: > 0 };
        MayStart = IsOpen && about.State != DistributionState.Running && about.Date <= today;
        MayFinish = about.State == DistributionState.Running;
        MayReplace = about.State == DistributionState.Cancelled;
        IsTableShown = isTable || (IsOpen && about.Date == today);
        MayDecide = Deciding.Contains(scope.Role);
        MayReassign = MayDecide && isTable && mayReassign;
        IsUntold = about.Untold != DistributionChange.None;
        IsUnannounced = IsOpen && about.AnnouncedAt is null;
    }

    public bool MayWrite { get; }

    /// <summary>It can still be changed, cancelled and given people.</summary>
    public bool IsOpen { get; }

    public bool MaySlot { get; }

    public bool MayStart { get; }

    public bool MayFinish { get; }

    /// <summary>Another may be held in its place.</summary>
    public bool MayReplace { get; }

    public bool IsTableShown { get; }

    /// <summary>Proxies of another family.</summary>
    public bool MayDecide { get; }

    public bool MayReassign { get; }

    /// <summary>Residents know it otherwise.</summary>
    public bool IsUntold { get; }

    /// <summary>Residents know nothing of it.</summary>
    public bool IsUnannounced { get; }
}
