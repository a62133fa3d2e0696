using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.Answering;

/// <summary>One message that somebody wrote while a question waited, and what it should be read as.</summary>
/// <param name="Line">Of the file, from 1.</param>
/// <param name="Ask">Such as <c>ASK_RT_RW</c>.</param>
/// <param name="Asked">What the bot had asked.</param>
/// <param name="Expect">What is right: <c>OK</c>, <c>ASK_AGAIN</c> ...; one or more.</param>
/// <param name="Values">Any of them is right where the message answers; empty: whatever was read.</param>
/// <param name="AlsoAcceptable">Right to the lenient eye.</param>
/// <param name="MustNot">What would harm.</param>
internal sealed record AnswerRow(
    int Line, string Id, string Ask, string Asked, string Text, IReadOnlyList<string> Expect,
    IReadOnlyList<string> Values, IReadOnlyList<string> AlsoAcceptable, IReadOnlyList<string> MustNot, string Language,
    string Noise)
{
    internal const string Ok = "OK", AskAgain = "ASK_AGAIN", Cancel = "CANCEL", Back = "BACK", Menu = "MENU",
        Skip = "SKIP", Interrupt = "INTERRUPT";

    /// <summary>In the order they are printed.</summary>
    internal static IReadOnlyList<string> Results { get; } = [Ok, AskAgain, Cancel, Back, Menu, Skip, Interrupt];

    internal static IReadOnlyList<string> Asks { get; } =
    [
        "ASK_NIK", "ASK_BIRTH_DATE", "ASK_RT_RW", "ASK_YES_NO", "ASK_CHOICE", "ASK_RECEIPT", "ASK_PHONE",
    ];

    /// <summary>The question as the engine would put it.</summary>
    internal ReplyQuestion Question => Ask switch
    {
        "ASK_NIK" => Of(AnswerKind.Nik),
        "ASK_BIRTH_DATE" => Of(AnswerKind.Date) with { IsPast = true },
        "ASK_RT_RW" => Of(PrintedQuestion.AsksRtOnly(Asked) ? AnswerKind.Rt : AnswerKind.Rw),
        "ASK_YES_NO" => Of(AnswerKind.YesNo),
        "ASK_CHOICE" => Of(AnswerKind.Choice) with { Options = PrintedQuestion.OptionsOf(Asked) },
        "ASK_RECEIPT" => Of(AnswerKind.Receipt),
        "ASK_PHONE" => Of(AnswerKind.Phone),
        _ => throw new InvalidOperationException("a row with an unknown ask passed the check"),
    };

    private ReplyQuestion Of(AnswerKind kind) => new(kind) { Asked = Asked };
}
