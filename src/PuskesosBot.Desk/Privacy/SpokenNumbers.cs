using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Privacy;

/// <summary>Finds identifiers that were dictated: "tiga dua tujuh tiga nol dua ...", also mixed with digits.</summary>
/// <remarks>
/// Nobody says thirteen digits one after another in an ordinary sentence. Counting aloud comes near it, but only with
/// numbers above nine, and those count only where the whole has the length and the province of a NIK or KK number.
/// </remarks>
internal static class SpokenNumbers
{
    private const int DigitsMin = 13, PhoneDigitsMin = 10, PhoneDigitsMax = 15;

    /// <summary>"duapuluhtiga": a dictated number is at least this many words and blocks long, or is written.</summary>
    private const int PiecesMin = 2;

    /// <summary>Characters between two pieces: " - " is the widest.</summary>
    private const int GapMax = 3;

    /// <summary>What is said for a blank or a dash.</summary>
    private static readonly HashSet<string> Joints =
        new(StringComparer.OrdinalIgnoreCase) { "strip", "spasi", "titik", "garis", "terus", "lalu", "teras" };

    /// <summary>Blocks of digits inside what is found are marked as taken.</summary>
    internal static List<MaskedRange> FindAll(string text, List<DigitBlock> blocks)
    {
        var found = new List<MaskedRange>();
        var run = new Run();
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfPiece(text, at);
            if (end == at)
            {
                at++;
                continue;
            }

            var piece = text.AsSpan(at, end - at);
            var isSaid = SpokenDigits.IsNumberWord(piece);
            if (isSaid || char.IsDigit(piece[0])) run = Longer(text, run, at, end, isSaid, found);
            else if (run.Pieces == 0) run = default;
            else if (!IsJoint(piece) || !IsNear(text, run.Reach, at)) run = Closed(text, run, found);
            else run = run with { Reach = end };
            at = end;
        }

        Closed(text, run, found);
        if (found.Count > 0) TakeInside(found, blocks);
        return found;
    }

    private static void TakeInside(List<MaskedRange> found, List<DigitBlock> blocks)
    {
        foreach (var block in blocks.Where(block => found.Exists(range => IsInside(block, range))))
            block.IsTaken = true;
    }

    private static Run Longer(string text, Run run, int start, int end, bool isSaid, List<MaskedRange> found)
    {
        if (run.Pieces > 0 && !IsNear(text, run.Reach, start)) run = Closed(text, run, found);
        return new Run(run.Pieces == 0 ? start : run.Start, end, end, run.Pieces + 1, run.IsSaid || isSaid);
    }

    private static Run Closed(string text, Run run, List<MaskedRange> found)
    {
        if (!run.IsSaid || run.Pieces < PiecesMin) return default;
        var digits = SpokenDigits.Read(text[run.Start..run.End], out var isEachAlone);
        var isIdentifier = isEachAlone ? digits.Length >= DigitsMin : KkNumber.TryParse(digits, out _);
        if (isEachAlone && digits.Length is >= PhoneDigitsMin and <= PhoneDigitsMax
            && PhoneNumber.TryParse(digits, out _))
            found.Add(new MaskedRange(run.Start, run.End, digits, MaskedKind.Phone));
        else if (isIdentifier) found.Add(new MaskedRange(run.Start, run.End, digits, MaskedKind.Identifier));
        return default;
    }

    /// <summary>After the letters, or the digits, that begin here; the same place when neither does.</summary>
    private static int EndOfPiece(string text, int at)
    {
        var end = at;
        if (char.IsDigit(text[at])) while (end < text.Length && char.IsDigit(text[end])) end++;
        else while (end < text.Length && char.IsLetter(text[end])) end++;
        return end;
    }

    private static bool IsJoint(ReadOnlySpan<char> word) =>
        Joints.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static bool IsNear(string text, int from, int to) =>
        to - from <= GapMax && text.AsSpan(from, to - from).IndexOfAny('\n', '\r') < 0;

    private static bool IsInside(DigitBlock block, MaskedRange range) =>
        block.Start >= range.Start && block.End <= range.End;

    /// <param name="End">After its last number.</param>
    /// <param name="Reach">After its last number or joint.</param>
    /// <param name="IsSaid">At least one piece is a word.</param>
    private readonly record struct Run(int Start, int End, int Reach, int Pieces, bool IsSaid);
}
