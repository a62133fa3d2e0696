namespace PuskesosBot.Desk.Cases;

/// <summary>What came of an attempt to change a case. A rule that says no is one of these, never an exception.
/// </summary>
public abstract record CaseOutcome
{
    private CaseOutcome()
    {
    }

    /// <summary>For staff, in Indonesian.</summary>
    public abstract string Sentence { get; }

    /// <param name="Case">As it is now, saved in the caller's transaction.</param>
    public sealed record Done(Case Case) : CaseOutcome
    {
        public override string Sentence => "Tersimpan.";
    }

    public sealed record Refused(CaseRefusal Why) : CaseOutcome
    {
        public override string Sentence => CaseRefusals.Sentence(Why);
    }

    /// <summary>Somebody changed it after the caller had read it.</summary>
    /// <param name="By">Name of the staff member, or a word for who else it was.</param>
    public sealed record Overtaken(string By, DateTimeOffset At) : CaseOutcome
    {
        public override string Sentence => $"Laporan ini baru saja diubah oleh {By}. Lihat dulu yang terbaru.";
    }

    /// <summary>There is none, or it is not for who asked.</summary>
    public sealed record NotFound : CaseOutcome
    {
        public override string Sentence => "Laporan itu tidak ada.";
    }
}
