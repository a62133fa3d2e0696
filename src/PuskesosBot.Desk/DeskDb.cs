using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.Jobs;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk;

/// <summary>
/// Everything the desk keeps. The same model on SQLite and PostgreSQL; instants are Unix milliseconds in UTC.
/// </summary>
public abstract class DeskDb(DbContextOptions options) : DbContext(options)
{
    private readonly Dictionary<string, Statement> _prepared = [];

    public DbSet<WelfareDesk> Desks => Set<WelfareDesk>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<ContactLink> ContactLinks => Set<ContactLink>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();
    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();
    public DbSet<NeighbourhoodHead> NeighbourhoodHeads => Set<NeighbourhoodHead>();
    public DbSet<Resident> Residents => Set<Resident>();
    public DbSet<Household> Households => Set<Household>();
    public DbSet<IdentificationAttempt> IdentificationAttempts => Set<IdentificationAttempt>();
    public DbSet<OneTimeCode> OneTimeCodes => Set<OneTimeCode>();
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();
    public DbSet<RegistryImport> RegistryImports => Set<RegistryImport>();
    public DbSet<RegistryListing> RegistryListings => Set<RegistryListing>();
    public DbSet<ImportProblem> ImportProblems => Set<ImportProblem>();
    public DbSet<ImportChange> ImportChanges => Set<ImportChange>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();
    public DbSet<CaseAttachment> CaseAttachments => Set<CaseAttachment>();
    public DbSet<CaseRelay> CaseRelays => Set<CaseRelay>();
    public DbSet<ReceiptSerial> ReceiptSerials => Set<ReceiptSerial>();
    public DbSet<Distribution> Distributions => Set<Distribution>();
    public DbSet<DistributionEntitlement> Entitlements => Set<DistributionEntitlement>();
    public DbSet<PickupPass> PickupPasses => Set<PickupPass>();
    public DbSet<CheckIn> CheckIns => Set<CheckIn>();
    public DbSet<Reassignment> Reassignments => Set<Reassignment>();
    public DbSet<ReleaseSignal> ReleaseSignals => Set<ReleaseSignal>();
    public DbSet<Announcement> Announcements => Set<Announcement>();
    public DbSet<AnnouncementText> AnnouncementTexts => Set<AnnouncementText>();
    public DbSet<AnnouncementAddressee> AnnouncementAddressees => Set<AnnouncementAddressee>();
    public DbSet<NoticeOptOut> NoticeOptOuts => Set<NoticeOptOut>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<ConversationNote> ConversationNotes => Set<ConversationNote>();
    public DbSet<ReplyDraft> ReplyDrafts => Set<ReplyDraft>();
    public DbSet<InboundRecord> Inbound => Set<InboundRecord>();
    public DbSet<ParkedMessage> Parked => Set<ParkedMessage>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<DeliveryEvent> DeliveryEvents => Set<DeliveryEvent>();
    public DbSet<EarlyReport> EarlyReports => Set<EarlyReport>();
    public DbSet<ChannelAlarm> ChannelAlarms => Set<ChannelAlarm>();
    public DbSet<WebChatActivity> WebChatActivities => Set<WebChatActivity>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>
    /// Appended to a SELECT that must hold its rows until the commit; empty where one writer makes it needless.
    /// </summary>
    public abstract string RowLock { get; }

    /// <summary>
    /// Appended to a SELECT that takes rows of <c>o</c> which no other process is taking; empty with one writer.
    /// </summary>
    public abstract string SkipLocked { get; }

    /// <summary>SQL that makes an id of SQL that gives its text, in capitals.</summary>
    internal string IdOf(string text) => IdFromText.Replace("{0}", text, StringComparison.Ordinal);

    /// <summary>The same with <c>{0}</c> for the text.</summary>
    protected abstract string IdFromText { get; }

    /// <summary>
    /// Appended to the columns that a table is made of, so that its rows have the number <c>rowid</c>; empty where
    /// every table has it.
    /// </summary>
    public abstract string RowId { get; }

    /// <summary>Statement after which the commit of the transaction under way does not wait for the disk; empty where
    /// none does.</summary>
    public abstract string SyncOff { get; }

    /// <summary>What is to be told when the transaction under way is committed; <see cref="Topics"/>.</summary>
    public ISet<string> News { get; } = new HashSet<string>();

    /// <summary>Statement that tells the other processes the topic <c>@p0</c> at the commit; empty where there are
    /// none.</summary>
    public abstract string TellOthers { get; }

    /// <summary>
    /// Reads by a command that stays prepared as long as this context; for what the hot path asks at every turn. Inside
    /// a transaction only.
    /// </summary>
    /// <param name="sql">A constant: one command is kept for each.</param>
    internal Task<DbDataReader> ReadAsync(string sql, CancellationToken ct, params ReadOnlySpan<object?> values) =>
        Prepared(sql, values.Length).ReadAsync(CurrentTransaction, ct, values);

    /// <summary>Writes by a command that stays prepared as long as this context. Inside a transaction only.</summary>
    /// <param name="sql">A constant: one command is kept for each.</param>
    internal Task<int> ExecuteAsync(string sql, CancellationToken ct, params ReadOnlySpan<object?> values) =>
        Prepared(sql, values.Length).ExecuteAsync(CurrentTransaction, ct, values);

    public override async ValueTask DisposeAsync()
    {
        Forget();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public override void Dispose()
    {
        Forget();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        DeskModel.Configure(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMs>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
    }

    private DbTransaction CurrentTransaction =>
        (Database.CurrentTransaction ?? throw new InvalidOperationException("outside a transaction"))
        .GetDbTransaction();

    private Statement Prepared(string sql, int parameters)
    {
        if (_prepared.TryGetValue(sql, out var kept)) return kept;
        return _prepared[sql] = new Statement(Database.GetDbConnection(), sql, parameters);
    }

    private void Forget()
    {
        foreach (var statement in _prepared.Values) statement.Dispose();
        _prepared.Clear();
    }
}
