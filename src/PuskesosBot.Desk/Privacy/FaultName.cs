namespace PuskesosBot.Desk.Privacy;

/// <summary>What threw and where, without its message: that may hold what somebody wrote.</summary>
public static class FaultName
{
    public static string Of(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return $"{fault.GetType().Name} in {fault.TargetSite?.DeclaringType?.Name}.{fault.TargetSite?.Name}";
    }
}
