using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace PuskesosBot.Server.WebChat;

/// <summary>How fast one address may open chats and one conversation may talk.</summary>
internal sealed class WebChatRates(IOptions<WebChatOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _visits = PerMinute(options.Value.TokensPerMinute);
    private readonly PartitionedRateLimiter<string> _posts = PerMinute(options.Value.PostsPerMinute);

    public bool MayVisit(IPAddress? address)
    {
        using var lease = _visits.AttemptAcquire(Network(address));
        return lease.IsAcquired;
    }

    public bool MayPost(string conversation)
    {
        using var lease = _posts.AttemptAcquire(conversation);
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _visits.Dispose();
        _posts.Dispose();
    }

    private static PartitionedRateLimiter<string> PerMinute(int permits) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
            key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) }));

    // One subscriber has a whole /64 of IPv6 to choose from.
    internal static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }
}
