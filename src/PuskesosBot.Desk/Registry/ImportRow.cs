using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Registry;

/// <summary>Something found in a row; the code says what.</summary>
internal readonly record struct RowFinding(string Code, string Column, string Value);

/// <summary>One data row, read and checked by itself, with the hashes that matching and storing need.</summary>
internal sealed class ImportRow
{
    internal required int Number { get; init; }
    internal string Name { get; set; } = "";
    internal string SearchName { get; set; } = "";
    internal string? Nik { get; set; }
    internal string? Kk { get; set; }
    internal Sex? Sex { get; set; }
    internal DateOnly? BirthDate { get; set; }
    internal string Address { get; set; } = "";
    internal string? Rt { get; set; }
    internal string? Rw { get; set; }
    internal string[] Programmes { get; set; } = [];
    internal Standing? Standing { get; set; }
    internal DateOnly? VerifiedOn { get; set; }

    /// <summary>E.164.</summary>
    internal string? Phone { get; set; }

    internal int? Serial { get; set; }
    internal List<RowFinding>? Findings { get; private set; }
    internal bool IsRejected { get; set; }

    /// <summary>Something in the row itself lets nothing be said about it before a person has looked.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>A NIK was there and could not be believed; harmless when the row is known by other means.</summary>
    internal RowFinding? NikFault { get; set; }

    internal byte[]? NikHash { get; set; }
    internal byte[]? KkHash { get; set; }
    internal byte[]? KkLast4Hash { get; set; }
    internal byte[]? PhoneHash { get; set; }
    internal Key128 NikKey { get; set; }
    internal Key128 KkKey { get; set; }

    /// <summary>The same for a row of any later file that names the same person in the same way.</summary>
    internal Key128 RowKey { get; set; }

    /// <summary>The same as long as the row says the same.</summary>
    internal Key128 ContentKey { get; set; }

    internal void Find(string code, string column, string value)
    {
        (Findings ??= []).Add(new RowFinding(code, column, ImportMask.Of(value)));
        var verdict = ImportCode.Of(code).Verdict;
        IsRejected |= verdict == ImportVerdict.Rejected;
        IsHeld |= verdict == ImportVerdict.Held;
    }
}
