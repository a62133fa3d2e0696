using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>The names of <see cref="AnswerKind"/> in the files. <c>choice</c> is not among them: options have a kind
/// of state of their own.</summary>
internal static class AnswerKinds
{
    internal static IReadOnlyDictionary<string, AnswerKind> ByName { get; } = Enum.GetValues<AnswerKind>()
        .Where(kind => kind != AnswerKind.Choice).ToDictionary(NameOf);

    internal static string NameOf(AnswerKind kind)
    {
        var name = new StringBuilder();
        foreach (var c in kind.ToString())
        {
            if (char.IsUpper(c) && name.Length > 0) name.Append('_');
            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }
}
