using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PuskesosBot.Server.Configuration;

/// <summary>Reads one YAML file of <c>config/</c> strictly: an unknown key is a problem, not a silence.</summary>
internal static class ConfigurationFile
{
    /// <summary>The largest of ours has 10 kB.</summary>
    private const int BytesMax = 256 * 1024;

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    /// <exception cref="ConfigurationProblemsException">Missing, too large, or not of the expected form.</exception>
    internal static T Read<T>(string path)
        where T : class
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new ConfigurationProblemsException([$"{path}:1:1 the file is missing"]);
        if (file.Length > BytesMax)
            throw new ConfigurationProblemsException([$"{path}:1:1 the file is larger than {BytesMax} bytes"]);
        return Parse<T>(path, File.ReadAllText(path));
    }

    /// <summary>The same from memory.</summary>
    internal static T Parse<T>(string path, string text)
        where T : class
    {
        try
        {
            return Yaml.Deserialize<T>(text)
                ?? throw new ConfigurationProblemsException([$"{path}:1:1 the file is empty"]);
        }
        catch (YamlException wrong)
        {
            var why = wrong.InnerException?.Message ?? wrong.Message;
            throw new ConfigurationProblemsException([$"{path}:{wrong.Start.Line}:{wrong.Start.Column} {why}"]);
        }
    }
}
