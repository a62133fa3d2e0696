using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace PuskesosBot.Server.BackOffice;

/// <summary>How many passwords and codes one address may try.</summary>
internal sealed class SignInRates(IOptions<ConsoleOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _tries = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.SignInsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    public bool MayTry(IPAddress? address)
    {
        using var lease = _tries.AttemptAcquire(WebChat.WebChatRates.Network(address));
        return lease.IsAcquired;
    }

    public void Dispose() => _tries.Dispose();
}
