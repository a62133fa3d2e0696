namespace PuskesosBot.Channels.WhatsApp;

/// <summary>
/// Fetches what residents sent. Goes to our account's files only, and from there to listed hosts, which never see our
/// credentials.
/// </summary>
public sealed class TwilioMediaSource(HttpClient http, TwilioOptions options)
{
    /// <summary>WhatsApp's limit for any file (Twilio, WhatsApp media messages).</summary>
    public const int BytesMax = 16 * 1024 * 1024;

    private const int HopsMax = 3;

    private readonly HashSet<string> _hosts = new(
        options.MediaHosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <param name="url">Any text.</param>
    /// <param name="options">Says which server and account are ours.</param>
    public static bool IsOurs(string url, TwilioOptions options)
    {
        var account = $"/2010-04-01/Accounts/{options.AccountSid}/";
        return Uri.TryCreate(url, UriKind.Absolute, out var address)
            && IsHome(address, options) && address.UserInfo.Length == 0
            && address.AbsolutePath.StartsWith(account, StringComparison.Ordinal);
    }

    /// <param name="reference"><see cref="InboundMedia.Reference"/> of a WhatsApp message.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<MediaFetch> FetchAsync(string reference, CancellationToken ct)
    {
        if (!IsOurs(reference, options)) return new MediaFetch.Refused(MediaFetch.Elsewhere);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(options.MediaTimeout);
        try
        {
            return await FollowAsync(new Uri(reference), deadline.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new MediaFetch.Unreachable("no answer in time");
        }
        catch (HttpRequestException failure)
        {
            return new MediaFetch.Unreachable(failure.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return new MediaFetch.Unreachable("connection lost");
        }
    }

    private async Task<MediaFetch> FollowAsync(Uri address, CancellationToken ct)
    {
        for (var hop = 0; hop <= HopsMax; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (IsHome(address, options)) request.Headers.Authorization = TwilioApi.CredentialsOf(options);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            var status = (int)response.StatusCode;
            if (status is >= 300 and < 400 && response.Headers.Location is { } location)
            {
                address = new Uri(address, location);
                if (!MayFollow(address)) return new MediaFetch.Refused(MediaFetch.Elsewhere);
                continue;
            }

            if (status is 404 or 410) return new MediaFetch.Refused(MediaFetch.Gone);
            if (status != 200) return new MediaFetch.Unreachable($"HTTP {status}");
            var bytes = await ProviderHttp.ReadAsync(response.Content, BytesMax, ct);
            return bytes.Length == 0
                ? new MediaFetch.Refused(MediaFetch.TooLarge)
                : new MediaFetch.Got(bytes);
        }

        return new MediaFetch.Refused(MediaFetch.Elsewhere);
    }

    private bool MayFollow(Uri address) =>
        IsHome(address, options)
        || _hosts.Contains(address.Host) && address.UserInfo.Length == 0
            // Plain http only where the configured server speaks it too, which is a test's.
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == options.BaseAddress.Scheme);

    private static bool IsHome(Uri address, TwilioOptions options) =>
        address.Scheme == options.BaseAddress.Scheme && address.Host == options.BaseAddress.Host
        && address.Port == options.BaseAddress.Port;
}

/// <summary>What came of fetching a file.</summary>
public abstract record MediaFetch
{
    public const string TooLarge = "too_large", Elsewhere = "elsewhere", Gone = "gone";

    private MediaFetch()
    {
    }

    /// <summary>The bytes as they came, not yet looked at.</summary>
    public sealed record Got(byte[] Bytes) : MediaFetch;

    /// <summary>Never to be had.</summary>
    public sealed record Refused(string Code) : MediaFetch;

    /// <summary>Worth another try later.</summary>
    public sealed record Unreachable(string Reason) : MediaFetch;
}
