using System.Text.RegularExpressions;

namespace PuskesosBot.Tests.Rules;

/// <summary>Finds the methods and properties in blanked code by counting braces, and says how long each is.</summary>
internal static partial class MemberScan
{
    internal sealed record Member(string Header, int FirstLine, int Lines);

    public static IReadOnlyList<Member> MembersOf(string code)
    {
        var members = new List<Member>();
        Body(code, 0, members);
        return members;
    }

    // Reads declarations from a position to the brace that closes their body; answers the position of that brace.
    private static int Body(string code, int at, List<Member> members)
    {
        while ((at = Skip(code, at)) < code.Length && code[at] != '}') at = Declaration(code, at, members);
        return at;
    }

    private static int Declaration(string code, int start, List<Member> members)
    {
        var opening = Find(code, start, "{;");
        if (opening >= code.Length) return code.Length;
        var header = code[start..opening];
        if (TypeHeader().IsMatch(header))
            return code[opening] == ';' || EnumHeader().IsMatch(header)
                ? End(code, opening) + 1
                : Body(code, opening + 1, members) + 1;
        var assigned = FirstAssignment().Match(InParentheses().Replace(header, ""));
        // A brace after "=" or "=>" belongs to the expression, which a semicolon ends.
        var end = assigned.Success ? Find(code, opening, ";", inBraces: true) : End(code, opening);
        if (!assigned.Success && NextIs(code, end + 1, '=')) end = Find(code, end + 1, ";", inBraces: true);
        var isField = assigned.Value == "=" || (code[opening] == ';' && !assigned.Success);
        if (!isField) members.Add(Measure(code, start, header, end));
        return end + 1;
    }

    // What comes before a declaration's first word: white space, attributes, stray semicolons.
    private static int Skip(string code, int at)
    {
        while (at < code.Length && (char.IsWhiteSpace(code[at]) || code[at] is '[' or ';' or '#'))
            at = code[at] switch { '[' => Find(code, at, "]") + 1, '#' => EndOfLine(code, at), _ => at + 1 };
        return at;
    }

    // The first of the wanted characters outside of parentheses, brackets and (where asked) braces.
    private static int Find(string code, int at, string wanted, bool inBraces = false)
    {
        var depth = 0;
        for (; at < code.Length; at++)
        {
            if (wanted.Contains(code[at], StringComparison.Ordinal) && depth <= (code[at] == ']' ? 1 : 0)) return at;
            if (code[at] is '(' or '[' || inBraces && code[at] == '{') depth++;
            if (code[at] is ')' or ']' || inBraces && code[at] == '}') depth--;
        }

        return at;
    }

    private static int End(string code, int opening)
    {
        if (code[opening] == ';') return opening;
        var depth = 0;
        for (var at = opening; at < code.Length; at++)
        {
            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0) return at;
        }

        return code.Length - 1;
    }

    private static bool NextIs(string code, int at, char wanted)
    {
        while (at < code.Length && char.IsWhiteSpace(code[at])) at++;
        return at < code.Length && code[at] == wanted;
    }

    private static int EndOfLine(string code, int at) => code.IndexOf('\n', at) is var end and >= 0 ? end : code.Length;

    private static Member Measure(string code, int start, string header, int end)
    {
        var last = Math.Min(end, code.Length - 1);
        var lines = code.AsSpan(start, last - start).Count('\n') + 1;
        var firstLine = header.Split('\n')[0].Trim();
        return new Member(firstLine, code.AsSpan(0, start).Count('\n') + 1, lines);
    }

    [GeneratedRegex(@"^[^(<=]*\b(?:namespace|class|struct|interface|record|enum|extension|delegate)\b")]
    private static partial Regex TypeHeader();

    [GeneratedRegex(@"^[^(<=]*\b(?:enum)\b")]
    private static partial Regex EnumHeader();

    // Default values of parameters are no assignment.
    [GeneratedRegex(@"\((?>[^()]+|(?<open>\()|(?<-open>\)))*(?(open)(?!))\)")]
    private static partial Regex InParentheses();

    [GeneratedRegex(@"=>|(?<![=!<>])=(?!=)")]
    private static partial Regex FirstAssignment();
}
