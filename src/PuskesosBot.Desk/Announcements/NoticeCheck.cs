using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace PuskesosBot.Desk.Announcements;

/// <summary>Whether something that somebody got is ours: a code, a forwarded text or a link.</summary>
public static partial class NoticeCheck
{
    /// <summary>Codes of one text that are looked up.</summary>
    private const int CodesMax = 3;

    /// <param name="ownHost">Host of the public address; null: there is none.</param>
    public static async Task<NoticeVerdict> JudgeAsync(DeskDb desk, string said, string? ownHost, CancellationToken ct)
    {
        var (codes, isMistyped) = CodesIn(said);
        var known = codes.Count == 0
            ? null
            : await desk.Announcements.AsNoTracking()
                .Where(a => codes.Contains(a.Code) && a.State != AnnouncementState.WaitingApproval)
                .OrderBy(a => a.Id).FirstOrDefaultAsync(ct);
        var baits = BaitsIn(said, ownHost);
        if (known is not null)
        {
            var id = known.Id;
            var genuine = await desk.AnnouncementTexts.AsNoTracking().Where(t => t.AnnouncementId == id)
                .Select(t => t.Text).ToListAsync(ct);
            var isTampered = baits.Exists(bait =>
                !genuine.Exists(text => text.Contains(bait, StringComparison.OrdinalIgnoreCase)));
            return new NoticeVerdict(isTampered ? NoticeTruth.Tampered : NoticeTruth.Genuine, known);
        }

        if (baits.Count > 0 || codes.Count > 0) return new NoticeVerdict(NoticeTruth.NotOurs, null);
        if (isMistyped) return new NoticeVerdict(NoticeTruth.Mistyped, null);
        return LinksIn(said).Any()
            ? new NoticeVerdict(NoticeTruth.OurLink, null)
            : new NoticeVerdict(NoticeTruth.Unknown, null);
    }

    /// <summary>A text with one of our codes in it, right or mistyped.</summary>
    public static bool HasCode(string said)
    {
        var (codes, isMistyped) = CodesIn(said);
        return codes.Count > 0 || isMistyped;
    }

    private static (List<string> Right, bool IsMistyped) CodesIn(string said)
    {
        var (right, isMistyped) = (new List<string>(), false);
        foreach (Match shape in Shape().Matches(said))
        {
            var check = ShortCode.TryParse(shape.Value, out var code);
            if (check == ShortCodeCheck.Ok && code.Kind == ShortCodeKind.Announcement) right.Add(code.ToString());
            else if (check == ShortCodeCheck.WrongCheck) isMistyped = true;
            if (right.Count == CodesMax) break;
        }

        return (right, isMistyped);
    }

    private static List<string> BaitsIn(string said, string? ownHost) =>
    [
        .. Bait().Matches(said).Select(word => word.Value),
        .. LinksIn(said).Where(host => !IsOwn(host, ownHost)),
    ];

    private static IEnumerable<string> LinksIn(string said) =>
        Link().Matches(said).Select(link => link.Groups["host"].Value.ToLowerInvariant());

    // "puskesos.example.net.jahat.id" is not ours.
    private static bool IsOwn(string host, string? ownHost) =>
        ownHost is not null && host.Equals(ownHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// With the dashes, or all letters in one and none of them a vowel, which no code has: "pu besar sekali" and
    /// "puskesmas" are no codes.
    /// </summary>
    [GeneratedRegex(@"\bPU[-\u2010-\u2015. ]([A-Z]{6})[-\u2010-\u2015. ][A-Z]\b|\bPU[B-DF-HJ-NP-TV-Z]{6}[A-Z]\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\b(https?://)?(?<host>([a-z0-9-]{1,63}\.){1,5}[a-z]{2,10})(?=[:/?#\s]|$)(?![.])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Link();

    /// <summary>What the desk never asks for.</summary>
    [GeneratedRegex(
        @"\b(pin|otp|cvv|password|kata sandi|transfer(kan)?|rekening|biaya|admin(istrasi)?|klik|apk|pulsa|tebus"
            + @"|bayar)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Bait();
}

/// <summary>What is known about it.</summary>
/// <param name="Known">The announcement its code belongs to.</param>
public sealed record NoticeVerdict(NoticeTruth Truth, Announcement? Known);

/// <summary><c>Tampered</c>: one of our codes in a text that asks for what we never ask.</summary>
public enum NoticeTruth { Genuine, Tampered, Mistyped, OurLink, NotOurs, Unknown }
