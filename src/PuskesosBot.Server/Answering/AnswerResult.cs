using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.Answering;

/// <summary>What a message was read as, and whether that is right.</summary>
/// <param name="Result">One of <see cref="AnswerRow.Results"/>.</param>
/// <param name="Value">Canonical; empty unless the message answers.</param>
/// <param name="Rt">Of an RW answer, when both were said; empty otherwise.</param>
internal sealed record AnswerResult(AnswerRow Row, string Result, string Value, string Rt)
{
    internal static AnswerResult Of(AnswerRow row, Reply reply)
    {
        var result = reply.Kind switch
        {
            ReplyKind.Answered => AnswerRow.Ok,
            ReplyKind.Cancel => AnswerRow.Cancel,
            ReplyKind.Back => AnswerRow.Back,
            ReplyKind.Menu => AnswerRow.Menu,
            ReplyKind.Skip => AnswerRow.Skip,
            ReplyKind.Interrupt => AnswerRow.Interrupt,
            _ => AnswerRow.AskAgain,
        };
        return new AnswerResult(row, result, reply.Answer.Value ?? "", reply.Answer.Extras.GetValueOrDefault("rt", ""));
    }

    internal bool IsRight => Row.Expect.Contains(Result) && (Result != AnswerRow.Ok || HasExpectedValue);

    internal bool IsAcceptable => IsRight || Row.AlsoAcceptable.Any(Is);

    internal bool IsHarmful => Row.MustNot.Any(Is);

    /// <summary>It answers as expected, but with another value.</summary>
    internal bool IsOtherValue => Result == AnswerRow.Ok && Row.Expect.Contains(AnswerRow.Ok) && !HasExpectedValue;

    internal string Shown => Result == AnswerRow.Ok ? $"OK:{(Rt.Length > 0 ? $"{Rt}/" : "")}{Value}" : Result;

    private bool HasExpectedValue => Row.Values.Count == 0 || Row.Values.Any(IsValue);

    /// <summary>A cell names a result, a value, or both as OK:value.</summary>
    private bool Is(string cell)
    {
        if (AnswerRow.Results.Contains(cell.ToUpperInvariant()))
            return string.Equals(cell, Result, StringComparison.OrdinalIgnoreCase);
        var value = cell.StartsWith("OK:", StringComparison.OrdinalIgnoreCase) ? cell[3..].Trim() : cell;
        return Result == AnswerRow.Ok && IsValue(value);
    }

    private bool IsValue(string expected) => AnswerComparison.IsSame(Row, expected, Value, Rt);
}
