namespace PuskesosBot.Server.Observability;

/// <summary>One thing that must work before the desk can answer.</summary>
/// <param name="Name">Short and stable; operators see it.</param>
/// <param name="IsReady">Answers within the given time or is taken as not ready; a fault counts as not ready.</param>
internal sealed record ReadyCheck(string Name, Func<IServiceProvider, CancellationToken, Task<bool>> IsReady);
