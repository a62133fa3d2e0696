using PuskesosBot.Channels;

namespace PuskesosBot.Server.Configuration;

/// <summary>
/// Reads <c>config/delivery-advice.yaml</c>: what staff should do about a message that did not arrive.
/// </summary>
internal static class DeliveryAdviceFile
{
    private static readonly string[] Channels =
        [ChannelNames.WhatsApp, ChannelNames.Telegram, ChannelNames.WebChat, ChannelNames.Terminal];

    /// <exception cref="ConfigurationProblemsException">Every problem at once.</exception>
    internal static DeliveryAdvice Load(string configFolder)
    {
        var path = Path.Combine(configFolder, "delivery-advice.yaml");
        return Of(path, ConfigurationFile.Read<AdviceYaml>(path));
    }

    internal static DeliveryAdvice Of(string path, AdviceYaml yaml)
    {
        var problems = new ProblemList(path);
        var actions = yaml.Actions ?? [];
        foreach (var needed in DeliveryAdvice.OwnActions.Where(needed => !actions.ContainsKey(needed)))
            problems.Add($"action {needed} is missing");
        var byCode = new Dictionary<(string Channel, string Code), string>();
        foreach (var (channel, codesOf) in yaml.Codes ?? [])
        {
            if (!Channels.Contains(channel))
                problems.Add($"channel '{channel}' is unknown (allowed: {string.Join(", ", Channels)})");
            foreach (var (action, codes) in codesOf)
            {
                if (!actions.TryGetValue(action, out var sentence))
                    sentence = problems.Missing($"action '{action}' of {channel} has no sentence", "");
                foreach (var code in codes.Where(code => !byCode.TryAdd((channel, code), sentence)))
                    problems.Add($"code {code} of {channel} is there twice");
            }
        }

        var otherwise = yaml.Otherwise ?? problems.Missing("otherwise is missing", "");
        problems.ThrowIfAny();
        return new DeliveryAdvice(byCode, actions, otherwise);
    }

    internal sealed class AdviceYaml
    {
        public Dictionary<string, string>? Actions { get; set; }
        public string? Otherwise { get; set; }
        public Dictionary<string, Dictionary<string, List<string>>>? Codes { get; set; }
    }
}

/// <summary>One plain Indonesian sentence for every way a message may fail or wait.</summary>
internal sealed class DeliveryAdvice(
    IReadOnlyDictionary<(string Channel, string Code), string> byCode, IReadOnlyDictionary<string, string> actions,
    string otherwise)
{
    internal const string Window = "use_template_or_hold", GivenUp = "given_up", TooOld = "too_old";

    /// <summary>Of the outbox's own ways to fail, which no provider's code names.</summary>
    internal static readonly string[] OwnActions = [Window, GivenUp, TooOld];

    /// <param name="error">As the outbox keeps it: "63016: ...", or words of its own.</param>
    internal string For(string channel, string? error)
    {
        if (error is null) return actions[Window];
        if (error.StartsWith("given up", StringComparison.Ordinal)) return actions[GivenUp];
        if (error.StartsWith("too old", StringComparison.Ordinal)) return actions[TooOld];
        return byCode.GetValueOrDefault((channel, CodeOf(error)), otherwise);
    }

    /// <summary>The provider's code at the beginning; empty when there is none.</summary>
    private static string CodeOf(string error)
    {
        var colon = error.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? error[..colon] : "";
    }
}
