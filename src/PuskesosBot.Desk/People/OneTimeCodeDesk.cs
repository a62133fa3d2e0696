using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.People;

/// <summary>Makes the codes that a person hands out after having looked who is in front of the desk.</summary>
public sealed class OneTimeCodeDesk(IdentifierVault vault, IdSource ids, TimeProvider time)
{
    /// <summary>How long a code opens something: a walk home, not a day.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private const int CodesBelow = 1_000_000;

    /// <summary>
    /// Two open codes alike would open nothing; with a thousand open this many draws are never needed.
    /// </summary>
    private const int DrawsMax = 20;

    /// <summary>A new code; the resident's earlier ones open nothing any more.</summary>
    /// <param name="who">Who hands it out, as in timelines.</param>
    /// <exception cref="InvalidOperationException">No free code was drawn.</exception>
    public async Task<IssuedCode> IssueAsync(DeskDb desk, Resident resident, string who, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var (deskId, residentId) = (resident.DeskId, resident.Id);
        var earlier = await desk.OneTimeCodes
            .Where(c => c.DeskId == deskId && c.ResidentId == residentId && c.UsedAt == null && c.ExpiresAt > now)
            .ToListAsync(ct);
        foreach (var code in earlier) code.UsedAt = now;
        for (var draws = 0; draws < DrawsMax; draws++)
        {
            var digits = RandomNumberGenerator.GetInt32(CodesBelow)
                .ToString($"D{IdentificationLimits.CodeDigits}", CultureInfo.InvariantCulture);
            var hash = vault.Hash("code", digits);
            if (await desk.OneTimeCodes.AnyAsync(
                c => c.DeskId == deskId && c.CodeHash == hash && c.UsedAt == null && c.ExpiresAt > now, ct)) continue;
            var made = new OneTimeCode
            {
                Id = ids.Next(),
                DeskId = deskId,
                ResidentId = residentId,
                CodeHash = hash,
                IssuedBy = who,
                ExpiresAt = now + Life,
            };
            desk.OneTimeCodes.Add(made);
            return new IssuedCode(digits, made.ExpiresAt);
        }

        throw new InvalidOperationException("no free one-time code was drawn");
    }
}

/// <param name="Digits">Shown once and kept nowhere.</param>
public sealed record IssuedCode(string Digits, DateTimeOffset ExpiresAt);
