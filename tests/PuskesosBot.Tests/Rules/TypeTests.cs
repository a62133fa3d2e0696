using System.Reflection;
using System.Runtime.CompilerServices;

namespace PuskesosBot.Tests.Rules;

/// <summary>Sealed unless inherited from; an interface only where two things stand behind it.</summary>
public sealed class TypeTests
{
    private static readonly string[] Names =
        ["PuskesosBot.Dialogs", "PuskesosBot.Channels", "PuskesosBot.Desk", "PuskesosBot.Data", "puskesosbot"];

    // The edges of the process, open to a channel or an action that does not exist yet.
    private static readonly string[] Edges = ["IChannelSender", "IDialogAction"];

    private static readonly Type[] All =
    [
        .. Names.SelectMany(name => Assembly.Load(name).GetTypes())
            .Where(type => type.Namespace?.StartsWith("PuskesosBot", StringComparison.Ordinal) == true)
            .Where(type => !type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal))
            .Where(type => !type.Namespace!.EndsWith(".Compiled", StringComparison.Ordinal))
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
            .Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null),
    ];

    [Fact]
    public void Classes_nobody_inherits_from_are_sealed()
    {
        var inherited = All.Select(type => type.BaseType).OfType<Type>()
            .Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();

        All.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !inherited.Contains(type))
            .Select(type => type.FullName).ShouldBeNone();
    }

    [Fact]
    public void An_interface_has_two_implementations_or_is_an_edge()
    {
        All.Where(type => type.IsInterface && !Edges.Contains(type.Name))
            .Where(type => All.Count(other => other.IsClass && other.GetInterfaces().Contains(type)) < 2)
            .Select(type => type.FullName).ShouldBeNone();
    }
}
