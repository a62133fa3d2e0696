using System.Reflection;
using System.Xml.Linq;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Rules;

/// <summary>Who may know whom: Server, Data, Desk, then Dialogs and Channels.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] Extensions =
        ["Microsoft.Extensions.Options", "Microsoft.Extensions.Primitives", "Microsoft.Extensions.*.Abstractions"];

    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["PuskesosBot.Dialogs"] = ["System.*", "YamlDotNet"],
        ["PuskesosBot.Channels"] = ["System.*", .. Extensions],
        ["PuskesosBot.Desk"] =
        [
            "System.*", .. Extensions, "PuskesosBot.Dialogs", "PuskesosBot.Channels", "CsvHelper", "ExcelDataReader",
            "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions",
            "Microsoft.EntityFrameworkCore.Relational",
        ],
        ["PuskesosBot.Data"] =
        [
            "System.*", .. Extensions, "PuskesosBot.Desk", "PuskesosBot.Dialogs", "PuskesosBot.Channels",
            "Microsoft.EntityFrameworkCore*", "Microsoft.Data.Sqlite", "SQLitePCLRaw.*", "Npgsql*",
        ],
        // What runs is made of all the others, of ASP.NET, and of YAML: desks and programmes are read from config/.
        ["puskesosbot"] =
        [
            "System.*", "PuskesosBot.*", "Microsoft.Extensions.*", "Microsoft.AspNetCore*", "YamlDotNet",
            "Microsoft.Net.Http.Headers", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions",
            "Microsoft.EntityFrameworkCore.Relational", "OpenTelemetry*", "Spectre.Console", "Polly*", "Quartz*",
            // Files that staff take away, and the picture that a phone reads.
            "CsvHelper", "DocumentFormat.OpenXml*", "QRCoder",
        ],
    };

    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["PuskesosBot.Dialogs"] = [],
        ["PuskesosBot.Channels"] = [],
        ["PuskesosBot.Desk"] = ["PuskesosBot.Channels", "PuskesosBot.Dialogs"],
        ["PuskesosBot.Data"] = ["PuskesosBot.Desk"],
        ["PuskesosBot.Server"] = ["PuskesosBot.Data"],
    };

    public static TheoryData<string> Assemblies => new(MayKnow.Keys);

    public static TheoryData<string> SourceProjects => new(Projects.Keys);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_part_knows_only_what_the_design_allows(string name)
    {
        Strangers(Assembly.Load(name), MayKnow[name]).ShouldBeNone();
    }

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void References_between_projects_go_one_way(string name)
    {
        var project = XDocument.Load(Repository.Path("src", name, $"{name}.csproj"));

        project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Order(StringComparer.Ordinal).ShouldBe(Projects[name]);
    }

    [Fact]
    public void There_are_five_projects_and_their_tests()
    {
        CommittedFiles.All.Where(name => name.Split('/')[0] == "src" && Path.GetExtension(name) == ".csproj")
            .Select(name => Path.GetFileNameWithoutExtension(name)).ShouldBe(Projects.Keys, ignoreOrder: true);
    }

    internal static IEnumerable<string> Strangers(Assembly assembly, string[] allowed) =>
        from reference in assembly.GetReferencedAssemblies()
        where !allowed.Any(pattern => Matches(reference.Name!, pattern))
        select $"{assembly.GetName().Name} may not know {reference.Name}";

    private static bool Matches(string name, string pattern)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1) return name == pattern;
        return name.Length >= pattern.Length - 1
            && name.StartsWith(parts[0], StringComparison.Ordinal)
            && name.EndsWith(parts[1], StringComparison.Ordinal);
    }
}
