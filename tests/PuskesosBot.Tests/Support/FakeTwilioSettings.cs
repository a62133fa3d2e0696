namespace PuskesosBot.Tests.Support;

/// <summary>Configuration of a host that talks to the fake.</summary>
internal static class FakeTwilioSettings
{
    /// <summary>Settings of a host that talks to this fake.</summary>
    /// <param name="fake">The fake.</param>
    /// <param name="publicBase">What Twilio was told; signatures are made over it.</param>
    public static Dictionary<string, string?> Settings(this FakeTwilio fake, Uri publicBase) => new()
    {
        ["Twilio:Enabled"] = "true",
        ["Twilio:AccountSid"] = fake.AccountSid,
        ["Twilio:AuthToken"] = fake.AuthToken,
        ["Twilio:From"] = fake.From,
        ["Twilio:BaseAddress"] = fake.BaseAddress.AbsoluteUri,
        ["Twilio:ContentBaseAddress"] = fake.BaseAddress.AbsoluteUri,
        ["Twilio:MessagingBaseAddress"] = fake.BaseAddress.AbsoluteUri,
        ["Twilio:MediaHosts"] = "localhost",
        ["Public:BaseAddress"] = publicBase.AbsoluteUri,
    };

    /// <summary>The same as environment variables of a process.</summary>
    public static Dictionary<string, string> Environment(this FakeTwilio fake, Uri publicBase) =>
        fake.Settings(publicBase).ToDictionary(
            setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value!);
}
