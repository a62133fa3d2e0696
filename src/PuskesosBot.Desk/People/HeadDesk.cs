using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.People;

/// <summary>
/// RW and RT heads: staff register them, and each proves his chat by the number staff wrote down or by a code they
/// handed him. In the caller's transaction.
/// </summary>
public sealed class HeadDesk(IdentifierVault vault, IdSource ids, DeskProfile profile)
{
    /// <summary>How long a code opens his menu: he gets it at the desk or by telephone.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromHours(24);

    /// <summary>Characters of a name.</summary>
    public const int NameCharsMax = 100;

    private const int CodesBelow = 1_000_000, DrawsMax = 20;

    /// <summary>Null: not the caller's to do, no name, or no area of the desk.</summary>
    /// <param name="rw">Two digits.</param>
    /// <param name="rt">Two digits; null: the whole RW.</param>
    /// <param name="phone">As written down; null or unreadable: he proves himself by code.</param>
    public NeighbourhoodHead? Register(
        DeskDb desk, StaffScope who, Guid deskId, string name, string rw, string? rt, string? phone, DateTimeOffset now)
    {
        var tidy = name.Trim();
        if (!MayRegister(who, deskId) || tidy.Length is 0 or > NameCharsMax || !profile.Rws.Contains(rw)) return null;
        if (rt is not null && !(rt.Length == 2 && rt.All(char.IsAsciiDigit))) return null;
        var head = desk.NeighbourhoodHeads.Add(new NeighbourhoodHead
        {
            Id = ids.Next(),
            DeskId = deskId,
            Name = tidy,
            Rw = rw,
            Rt = rt,
            PhoneHash = PhoneNumber.TryParse(phone, out var read) ? vault.Hash("phone", read.E164) : null,
            CreatedBy = who.StaffId,
            CreatedAt = now,
        }).Entity;
        Note(desk, who, head, "registered_head", now);
        return head;
    }

    /// <summary>A code for one who is registered; an earlier one opens nothing any more. Null: not the caller's.
    /// </summary>
    public async Task<IssuedCode?> IssueCodeAsync(
        DeskDb desk, StaffScope who, Guid headId, DateTimeOffset now, CancellationToken ct)
    {
        if (await OwnAsync(desk, who, headId, ct) is not { } head) return null;
        var deskId = head.DeskId;
        for (var draws = 0; draws < DrawsMax; draws++)
        {
            var digits = RandomNumberGenerator.GetInt32(CodesBelow)
                .ToString($"D{IdentificationLimits.CodeDigits}", CultureInfo.InvariantCulture);
            var hash = vault.Hash("head", digits);
            if (await desk.NeighbourhoodHeads.AnyAsync(h => h.DeskId == deskId && h.CodeHash == hash, ct)) continue;
            (head.CodeHash, head.CodeExpiresAt) = (hash, now + CodeLife);
            Note(desk, who, head, "issued_head_code", now);
            return new IssuedCode(digits, now + CodeLife);
        }

        throw new InvalidOperationException("no free one-time code was drawn");
    }

    /// <summary>He is head no more: his chat sees and sends nothing from now on. False: not the caller's.</summary>
    public async Task<bool> TryEndAsync(
        DeskDb desk, StaffScope who, Guid headId, DateTimeOffset now, CancellationToken ct)
    {
        if (await OwnAsync(desk, who, headId, ct) is not { } head) return false;
        (head.EndedAt, head.CodeHash, head.CodeExpiresAt) = (now, null, null);
        Note(desk, who, head, "ended_head", now);
        return true;
    }

    /// <summary>
    /// The office of a chat that proved it; the whole RW before an RT. Every act of a head asks this anew.
    /// </summary>
    public static Task<NeighbourhoodHead?> OfAsync(DeskDb desk, Guid contactId, CancellationToken ct) =>
        desk.NeighbourhoodHeads.AsNoTracking().Where(h => h.ContactId == contactId && h.EndedAt == null)
            .OrderBy(h => h.Rt != null).ThenBy(h => h.CreatedAt).FirstOrDefaultAsync(ct);

    /// <summary>The number the channel proved is the one staff wrote down, and nobody else's chat has the office.
    /// </summary>
    internal async Task<NeighbourhoodHead?> ProveByPhoneAsync(Asker asker, CancellationToken ct)
    {
        if (asker.Contact.PhoneHash is not { } phone) return null;
        var deskId = asker.Contact.DeskId;
        var found = await asker.Desk.NeighbourhoodHeads
            .Where(h => h.DeskId == deskId && h.PhoneHash == phone && h.ContactId == null && h.EndedAt == null)
            .OrderBy(h => h.Rt != null).ThenBy(h => h.CreatedAt).FirstOrDefaultAsync(ct);
        if (found is not null) Prove(asker, found, "phone");
        return found;
    }

    /// <summary>Null with a verdict: no such code, or too many wrong ones today.</summary>
    internal async Task<(NeighbourhoodHead? Head, ProofVerdict? No)> ProveByCodeAsync(
        Asker asker, string digits, CancellationToken ct)
    {
        var today = await IdentificationTries.OfTodayAsync(asker, ct);
        if (today.Pause is not null) return (null, today.Pause);
        var (deskId, hash, now) = (asker.Contact.DeskId, vault.Hash("head", digits), asker.Now);
        var found = await asker.Desk.NeighbourhoodHeads.SingleOrDefaultAsync(
            h => h.DeskId == deskId && h.CodeHash == hash && h.CodeExpiresAt > now && h.EndedAt == null, ct);
        if (found is not null)
        {
            Prove(asker, found, "code");
            return (found, null);
        }

        new IdentificationTries(ids).Fail(asker, []);
        var local = now.ToOffset(today.Offset);
        return (null, IdentificationTries.PauseAfter(today.Failures + 1, local, local) ?? new ProofVerdict.NoMatch());
    }

    private void Prove(Asker asker, NeighbourhoodHead head, string proof)
    {
        (head.ContactId, head.ProvedAt, head.CodeHash, head.CodeExpiresAt) =
            (asker.Contact.Id, asker.Now, null, null);
        asker.Desk.Audit.Add(new AuditEntry
        {
            Id = ids.Next(),
            DeskId = head.DeskId,
            At = asker.Now,
            Who = string.Create(CultureInfo.InvariantCulture, $"head:{head.Id}"),
            Did = "proved_head",
            Why = proof,
        });
    }

    private static bool MayRegister(StaffScope who, Guid deskId) =>
        !who.IsReadOnly && (who.DeskId is null || who.DeskId == deskId);

    private static async Task<NeighbourhoodHead?> OwnAsync(
        DeskDb desk, StaffScope who, Guid headId, CancellationToken ct)
    {
        var head = await desk.NeighbourhoodHeads.SingleOrDefaultAsync(h => h.Id == headId && h.EndedAt == null, ct);
        return head is not null && MayRegister(who, head.DeskId) ? head : null;
    }

    private void Note(DeskDb desk, StaffScope who, NeighbourhoodHead head, string did, DateTimeOffset now) =>
        desk.Audit.Add(new AuditEntry
        {
            Id = ids.Next(),
            DeskId = head.DeskId,
            At = now,
            Who = who.Who,
            Did = did,
            Why = string.Create(CultureInfo.InvariantCulture, $"head:{head.Id}"),
        });
}
