using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Data.Sqlite;
using PuskesosBot.Data.Sqlite;

namespace PuskesosBot.Tests.Rules;

/// <summary>Microsoft.Data.Sqlite runs on an older binding than it asks for: does it find all it calls?</summary>
public sealed class SqliteBindingTests
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // Called by SqliteConnection.LoadExtension only, which nobody here calls.
    private const string Unused = "raw.sqlite3_load_extension";

    [Fact]
    public void Every_member_that_is_called_exists_but_the_one_that_is_not_used()
    {
        System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof(SqliteNative).Module.ModuleHandle);
        var binding = Assembly.Load("SQLitePCLRaw.core");
        using var file = new PEReader(File.OpenRead(typeof(SqliteConnection).Assembly.Location));
        var reader = file.GetMetadataReader();

        var called = CalledMembers(reader).ToList();

        called.Count.ShouldBeGreaterThan(50);
        called.Where(member => !Exists(binding, member)).Select(member => $"{member.Type}.{member.Name}")
            .ShouldBe([Unused]);
    }

    private static IEnumerable<Called> CalledMembers(MetadataReader reader)
    {
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference) continue;
            var type = reader.GetTypeReference((TypeReferenceHandle)member.Parent);
            if (AssemblyOf(reader, type) != "SQLitePCLRaw.core") continue;
            yield return new Called(reader.GetString(type.Name), reader.GetString(member.Name), Signature(member));
        }
    }

    private static string? Signature(MemberReference member) => member.GetKind() == MemberReferenceKind.Method
        ? string.Join(", ", member.DecodeMethodSignature(new SignatureNames(), null).ParameterTypes)
        : null;

    private static string? AssemblyOf(MetadataReader reader, TypeReference type) => type.ResolutionScope.Kind switch
    {
        HandleKind.AssemblyReference => reader.GetString(
            reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
        HandleKind.TypeReference => AssemblyOf(
            reader, reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)),
        _ => null,
    };

    private static bool Exists(Assembly binding, Called called) => binding.GetTypes()
        .Where(type => type.Name == called.Type)
        .SelectMany(type => type.GetMembers(Any))
        .Any(member => member.Name == called.Name
            && (called.Parameters is null || Parameters(member as MethodBase) == called.Parameters));

    private static string? Parameters(MethodBase? method) => method is null
        ? null
        : string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name));

    /// <param name="Parameters">Names of the parameters' types; null for a field.</param>
    private sealed record Called(string Type, string Name, string? Parameters);
}
