using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.People;

/// <summary>Being sure who asks: the three proofs, and what a wrong one costs.</summary>
/// <remarks>
/// No match, a held resident and a person who is not registered give the same verdict and cost the same, so that nobody
/// learns by trying who is on a list.
/// </remarks>
public sealed class Identification(IdentifierVault vault, IdSource ids)
{
    private readonly IdentificationTries _tries = new(ids);

    internal static Task<TriesToday> TriesTodayAsync(Asker asker, CancellationToken ct) =>
        IdentificationTries.OfTodayAsync(asker, ct);

    /// <summary>The number the channel proved, and the birth year, since numbers change hands.</summary>
    internal async Task<ProofVerdict> ByPhoneAsync(Asker asker, int birthYear, CancellationToken ct)
    {
        if (asker.Contact.PhoneHash is not { } phone) return await JudgeAsync(asker, [], "phone", ct);
        var deskId = asker.Contact.DeskId;
        var found = await asker.Desk.Residents.AsNoTracking()
            .Where(r => r.DeskId == deskId && r.PhoneHash == phone)
            .Select(r => new { r.Id, r.Name, r.BirthDate, r.IsHeld })
            .Take(IdentificationLimits.CandidatesMax)
            .ToListAsync(ct);
        var candidates = found
            .Select(r => new Candidate(r.Id, r.Name, r.BirthDate?.Year == birthYear, r.IsHeld)).ToList();
        return await JudgeAsync(asker, candidates, "phone", ct);
    }

    /// <param name="rw">Two digits.</param>
    /// <param name="kkLast4">Last four digits of the KK number.</param>
    internal async Task<ProofVerdict> ByKkAsync(
        Asker asker, string rw, DateOnly birthDate, string kkLast4, CancellationToken ct)
    {
        var deskId = asker.Contact.DeskId;
        var found = await asker.Desk.Residents.AsNoTracking()
            .Where(r => r.DeskId == deskId && r.Rw == rw && r.BirthDate == birthDate)
            .Select(r => new { r.Id, r.Name, r.KkLast4Hash, r.IsHeld })
            .Take(IdentificationLimits.CandidatesMax)
            .ToListAsync(ct);
        var hash = vault.Hash("kk4", kkLast4);
        var candidates = found
            .Select(r => new Candidate(r.Id, r.Name, r.KkLast4Hash.AsSpan().SequenceEqual(hash), r.IsHeld)).ToList();
        return await JudgeAsync(asker, candidates, "kk", ct);
    }

    /// <summary>A code that a person at the desk or an RW head handed out after having looked.</summary>
    internal async Task<ProofVerdict> ByCodeAsync(Asker asker, string digits, CancellationToken ct)
    {
        var deskId = asker.Contact.DeskId;
        var hash = vault.Hash("code", digits);
        var codes = await asker.Desk.OneTimeCodes
            .Where(c => c.DeskId == deskId && c.CodeHash == hash && c.UsedAt == null && c.ExpiresAt > asker.Now)
            .Take(2)
            .ToListAsync(ct);
        if (codes is not [var code]) return await JudgeAsync(asker, [], "code", ct);
        var name = await asker.Desk.Residents.AsNoTracking()
            .Where(r => r.Id == code.ResidentId).Select(r => r.Name).SingleAsync(ct);
        var holder = new Candidate(code.ResidentId, name, Fits: true, IsHeld: false);
        var verdict = await JudgeAsync(asker, [holder], "code", ct);
        if (verdict is ProofVerdict.Identified) code.UsedAt = asker.Now;
        return verdict;
    }

    private async Task<ProofVerdict> JudgeAsync(
        Asker asker, IReadOnlyList<Candidate> candidates, string proof, CancellationToken ct)
    {
        var today = await IdentificationTries.OfTodayAsync(asker, ct);
        if (today.Pause is not null) return today.Pause;

        // A code was handed out by a person who looked; strangers' guesses must not take it away.
        IReadOnlySet<Guid> closed = proof == "code"
            ? new HashSet<Guid>()
            : await IdentificationTries.ClosedAmongAsync(asker, [.. candidates.Select(c => c.Id)], ct);
        var fitting = candidates.Where(c => c.Fits).ToList();
        if (fitting is [{ IsHeld: false } one] && !closed.Contains(one.Id))
        {
            await LinkAsync(asker, one.Id, proof, ct);
            return new ProofVerdict.Identified(one.Id, DisplayName.Of(one.Name));
        }

        _tries.Fail(asker, [.. candidates.Select(c => c.Id)]);
        var now = asker.Now.ToOffset(today.Offset);
        return IdentificationTries.PauseAfter(today.Failures + 1, now, now) ?? new ProofVerdict.NoMatch();
    }

    private async Task LinkAsync(Asker asker, Guid residentId, string proof, CancellationToken ct)
    {
        _tries.Succeed(asker, residentId);
        asker.Desk.Audit.Add(new AuditEntry
        {
            Id = ids.Next(),
            DeskId = asker.Contact.DeskId,
            At = asker.Now,
            Who = string.Create(CultureInfo.InvariantCulture, $"contact:{asker.Contact.Id}"),
            Did = "identified",
            ResidentId = residentId,
            Why = proof,
        });
        var contactId = asker.Contact.Id;
        // Who proves to be somebody has said whom it is about.
        await Profiles.ChooseAsync(asker.Desk, contactId, residentId, asker.Now, ct);
        var isLinked = await asker.Desk.ContactLinks
            .AnyAsync(l => l.ContactId == contactId && l.ResidentId == residentId, ct);
        if (isLinked) return;
        asker.Desk.ContactLinks.Add(new ContactLink
        {
            ContactId = contactId,
            ResidentId = residentId,
            Proof = proof,
            ProvedAt = asker.Now,
            ChosenAt = asker.Now,
        });
    }

    /// <summary>A resident for whom part of a proof was right.</summary>
    private sealed record Candidate(Guid Id, string Name, bool Fits, bool IsHeld);
}
