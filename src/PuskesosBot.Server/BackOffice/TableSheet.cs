namespace PuskesosBot.Server.BackOffice;

/// <summary>What a phone at the table keeps of a hand-out. No NIK, KK or phone number is in it.</summary>
/// <param name="Token">Against forged requests: an opened page may be older than its cookie.</param>
/// <param name="Now">Unix milliseconds; where the next <see cref="TableNews"/> begins.</param>
/// <param name="IsWhole">False: of more than <see cref="TableLimits.PeopleMax"/> these are the first.</param>
internal sealed record TableSheet(
    string State, string? Token, long Now, TableFigures Figures, IReadOnlyList<TablePerson> People, bool IsWhole);

/// <summary>What happened at all tables of a hand-out since a phone looked.</summary>
/// <param name="IsWhole">False: too much; the sheet is to be fetched anew.</param>
internal sealed record TableNews(
    string State, long Now, TableFigures Figures, IReadOnlyList<TableChange> Changes, bool IsWhole);

/// <param name="Came">In person, by proxy or at home.</param>
internal sealed record TableFigures(int Listed, int Came, int Pending, int Refused);

/// <param name="Code">Null: no pass was made, or found by name.</param>
/// <param name="Slot">Hour and minute.</param>
/// <param name="Nominal">What there is to get, as the list says it.</param>
internal sealed record TablePerson(
    Guid Id, string? Code, string Name, string Address, string Rw, string? Rt, string? Slot, string? Nominal,
    TableChange Now);

/// <summary>The part of somebody's entry that changes at the table.</summary>
/// <param name="At">Unix milliseconds.</param>
/// <param name="By">The officer's name; null: no officer.</param>
internal sealed record TableChange(
    Guid Id, string State, bool IsSettled, long At, string? By, TableProxy? Proxy);

/// <param name="State">Of <see cref="Desk.Distributions.ProxyState"/>.</param>
internal sealed record TableProxy(string Name, string? Relation, string State);

/// <summary>What became of one check-in.</summary>
/// <param name="Id">The phone's; null where none could be read.</param>
/// <param name="Verdict">Of <see cref="Desk.Distributions.CheckInVerdict"/>, <c>Invalid</c> or
/// <c>Again</c>.</param>
/// <param name="Change">How the person stands now; null: not for who asked.</param>
internal sealed record TableAnswer(Guid? Id, string Verdict, TableChange? Change);
