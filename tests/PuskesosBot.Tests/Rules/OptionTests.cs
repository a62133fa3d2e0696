using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Rules;

/// <summary>Every option stands in config/appsettings.json at its default, and in config/reference.md.</summary>
public sealed partial class OptionTests
{
    private static readonly IConfigurationRoot Settings =
        new ConfigurationBuilder().AddJsonFile(Repository.Path("config", "appsettings.json")).Build();

    // Read by the program without an options class of ours.
    private static readonly string[] Others = ["ASPNETCORE_URLS", "ConnectionStrings__Desk"];

    private static readonly IReadOnlyList<Option> Options =
    [
        .. from name in (string[])["PuskesosBot.Channels", "PuskesosBot.Desk", "puskesosbot"]
           from type in Assembly.Load(name).GetTypes()
           where type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Options", StringComparison.Ordinal)
           where type.Name.Length > "Options".Length && type.GetConstructor(Any, Type.EmptyTypes) is not null
           from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           where property.CanWrite
           select new Option(type, property),
    ];

    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    [Fact]
    public void Every_option_is_in_the_settings_file_at_its_default()
    {
        Options.Where(option => !option.IsIn(Settings)).Select(option => $"{option.Key} is missing").ShouldBeNone();
        Options.Where(option => !Equal(option.Default, option.Bound(Settings)))
            .Select(option => $"{option.Key} is not at its default, {option.Default}").ShouldBeNone();
    }

    [Fact]
    public void The_settings_file_holds_no_option_that_is_gone()
    {
        var known = Options.Select(option => option.Key).ToList();

        Settings.AsEnumerable().Where(pair => pair.Value is { Length: > 0 })
            .Select(pair => pair.Key).Where(key => !key.StartsWith("Logging:", StringComparison.Ordinal))
            .Where(key => !known.Any(option => key == option || key.StartsWith(option + ":", StringComparison.Ordinal)))
            .ShouldBeNone();
    }

    [Fact]
    public void Every_option_has_its_meaning_unit_range_and_default_in_the_reference()
    {
        var rows = Rows().ToDictionary(row => row[0]);

        Options.Where(option => !rows.ContainsKey(option.Variable)).Select(option => option.Variable).ShouldBeNone();
        rows.Keys.Except(Options.Select(option => option.Variable)).Except(Others).ShouldBeNone();
        rows.Values.Where(row => row.Length != 5 || row.Any(cell => cell.Length == 0))
            .Select(row => $"{row[0]} has an empty cell").ShouldBeNone();
        Options.Where(option => !rows[option.Variable][4].Equals(SettingOf(option), StringComparison.OrdinalIgnoreCase))
            .Select(option => $"{option.Variable}: the reference says another default than the settings file")
            .ShouldBeNone();
    }

    [Fact]
    public void Every_secret_is_named_in_the_example_and_set_nowhere()
    {
        var example = File.ReadAllLines(Repository.Path("config", "env.example"));
        var secrets = Options.Where(option => option.IsSecret).ToList();

        secrets.Select(option => option.Variable).Append("ConnectionStrings__Desk")
            .Where(name => !example.Any(line => line.TrimStart('#', ' ') == $"{name}=")).ShouldBeNone();
        secrets.Where(option => Settings[option.Key] is { Length: > 0 }).Select(option => option.Key).ShouldBeNone();
    }

    private static string SettingOf(Option option) => Settings[option.Key] is { Length: > 0 } text ? text : "none";

    private static IEnumerable<string[]> Rows() =>
        from line in File.ReadLines(Repository.Path("config", "reference.md"))
        where OptionRow().IsMatch(line)
        select line.Trim('|', ' ').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray();

    private static bool Equal(object? one, object? other) => (one, other) switch
    {
        (string or null, string or null) => string.IsNullOrEmpty((string?)one) == string.IsNullOrEmpty((string?)other)
            && (string.IsNullOrEmpty((string?)one) || Equals(one, other)),
        (IEnumerable these, IEnumerable those) => these.Cast<object>().SequenceEqual(those.Cast<object>()),
        _ => Equals(one, other),
    };

    [GeneratedRegex(@"^\| `[A-Za-z]+(_{1,2}[A-Za-z]+)+` ")]
    private static partial Regex OptionRow();

    private sealed record Option(Type Type, PropertyInfo Property)
    {
        private static readonly string[] SecretEndings = ["Token", "Secret", "Password", "Key"];

        private string Section => (string?)Type.GetField("Section", Any | BindingFlags.Static)?.GetRawConstantValue()
            ?? Type.Name[..^"Options".Length];

        public string Key => $"{Section}:{Property.Name}";

        public string Variable => Key.Replace(":", "__", StringComparison.Ordinal);

        public bool IsSecret =>
            SecretEndings.Any(ending => Property.Name.EndsWith(ending, StringComparison.Ordinal));

        public object? Default => Property.GetValue(Activator.CreateInstance(Type, nonPublic: true));

        public bool IsIn(IConfiguration settings) => settings.GetSection(Section).GetChildren()
            .Any(child => child.Key == Property.Name);

        public object? Bound(IConfiguration settings)
        {
            var bound = Activator.CreateInstance(Type, nonPublic: true);
            settings.GetSection(Section).Bind(bound);
            return Property.GetValue(bound);
        }
    }
}
