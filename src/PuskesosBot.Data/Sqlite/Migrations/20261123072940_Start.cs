using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PuskesosBot.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "announcement_addressees",
                columns: table => new
                {
                    AnnouncementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OutboxId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Verdict = table.Column<int>(type: "INTEGER", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_announcement_addressees", x => new { x.AnnouncementId, x.ContactId });
                });

            migrationBuilder.CreateTable(
                name: "announcement_texts",
                columns: table => new
                {
                    AnnouncementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    TemplateValues = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_announcement_texts", x => new { x.AnnouncementId, x.Language });
                });

            migrationBuilder.CreateTable(
                name: "announcements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HeadId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AuthorContactId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Rws = table.Column<string>(type: "TEXT", nullable: false),
                    Rt = table.Column<string>(type: "TEXT", nullable: true),
                    DistributionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Programme = table.Column<string>(type: "TEXT", nullable: true),
                    DistributionVersion = table.Column<long>(type: "INTEGER", nullable: false),
                    Template = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    StateReason = table.Column<string>(type: "TEXT", nullable: true),
                    ReplacesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SupersededById = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ApprovedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ApprovalReason = table.Column<string>(type: "TEXT", nullable: true),
                    SendAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UrgentReason = table.Column<string>(type: "TEXT", nullable: true),
                    ExpandedTo = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpandedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ResidentCount = table.Column<int>(type: "INTEGER", nullable: false),
                    NoContactCount = table.Column<int>(type: "INTEGER", nullable: false),
                    IsHeld = table.Column<bool>(type: "INTEGER", nullable: false),
                    ToldPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_announcements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    Did = table.Column<string>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Why = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "case_attachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_attachments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "case_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "case_relays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ParkedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_relays", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Receipt = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Change = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SearchName = table.Column<string>(type: "TEXT", nullable: true),
                    Rw = table.Column<string>(type: "TEXT", nullable: true),
                    Programme = table.Column<string>(type: "TEXT", nullable: true),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    FilingKey = table.Column<string>(type: "TEXT", nullable: true),
                    FiledBy = table.Column<string>(type: "TEXT", nullable: false),
                    IsOnBehalf = table.Column<bool>(type: "INTEGER", nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    HasConsent = table.Column<bool>(type: "INTEGER", nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AssigneeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Level = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClockStoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReferredTo = table.Column<string>(type: "TEXT", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RealisedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosingAskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MergedIntoId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "channel_alarms",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ClearedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channel_alarms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "check_ins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntitlementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProxyName = table.Column<string>(type: "TEXT", nullable: true),
                    ProxyRelation = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    IsApplied = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_check_ins", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contact_links",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Proof = table.Column<string>(type: "TEXT", nullable: false),
                    ProvedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChosenAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_links", x => new { x.ContactId, x.ResidentId });
                });

            migrationBuilder.CreateTable(
                name: "contacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    IsGroup = table.Column<bool>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    ConsentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConsentVersion = table.Column<string>(type: "TEXT", nullable: true),
                    NoticesStoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    BlockedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastInboundAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PhoneHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LinksLostAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "conversation_notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversation_notes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HeldBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations", x => x.ContactId);
                });

            migrationBuilder.CreateTable(
                name: "delivery_events",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OutboxId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", maxLength: 20, nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "desks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false),
                    ReceiptPrefix = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "distribution_entitlements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Rw = table.Column<string>(type: "TEXT", nullable: false),
                    Rt = table.Column<string>(type: "TEXT", nullable: true),
                    Nominal = table.Column<string>(type: "TEXT", nullable: true),
                    SlotAt = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    StateAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StateBy = table.Column<string>(type: "TEXT", nullable: false),
                    ProxyName = table.Column<string>(type: "TEXT", nullable: true),
                    ProxyRelation = table.Column<string>(type: "TEXT", nullable: true),
                    ProxyResidentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProxyState = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReassignedFromId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RemindedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distribution_entitlements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "distributions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Programme = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Rws = table.Column<string>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StartsAt = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Venue = table.Column<string>(type: "TEXT", nullable: true),
                    VenueMap = table.Column<string>(type: "TEXT", nullable: true),
                    VenueLatitude = table.Column<double>(type: "REAL", nullable: true),
                    VenueLongitude = table.Column<double>(type: "REAL", nullable: true),
                    PreviousDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PreviousStartsAt = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    PreviousVenue = table.Column<string>(type: "TEXT", nullable: true),
                    Papers = table.Column<string>(type: "TEXT", nullable: false),
                    Sponsor = table.Column<string>(type: "TEXT", nullable: true),
                    HandedOutBy = table.Column<string>(type: "TEXT", nullable: true),
                    SlotMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    SlotPersonsMax = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ChangeReason = table.Column<string>(type: "TEXT", nullable: true),
                    Untold = table.Column<int>(type: "INTEGER", maxLength: 20, nullable: false),
                    SupersedesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RowKey = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnnouncedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CancelledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_distributions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "early_reports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", maxLength: 20, nullable: false),
                    Failure = table.Column<int>(type: "INTEGER", maxLength: 20, nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_early_reports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ended_sessions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ended_sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "enrolments",
                columns: table => new
                {
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<string>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    VerifiedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolments", x => new { x.ResidentId, x.Programme });
                });

            migrationBuilder.CreateTable(
                name: "handovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HeldBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StaffSeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Abandoned = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handovers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "households",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KkHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KkSealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_households", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identification_attempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Succeeded = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identification_attempts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "import_changes",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_changes", x => new { x.ImportId, x.ResidentId });
                });

            migrationBuilder.CreateTable(
                name: "import_problems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    Column = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_problems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inbound",
                columns: table => new
                {
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Media = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbound", x => new { x.Channel, x.ExternalId });
                });

            migrationBuilder.CreateTable(
                name: "job_runs",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    SucceededAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_runs", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "neighbourhood_heads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Rw = table.Column<string>(type: "TEXT", nullable: false),
                    Rt = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CodeHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CodeExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProvedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_neighbourhood_heads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notice_opt_outs",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_opt_outs", x => new { x.ContactId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "one_time_codes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IssuedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_one_time_codes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", maxLength: 20, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", maxLength: 20, nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LeasedBy = table.Column<string>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Stage = table.Column<int>(type: "INTEGER", maxLength: 20, nullable: false),
                    Error = table.Column<string>(type: "TEXT", nullable: true),
                    PossiblyDoubled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Passage = table.Column<int>(type: "INTEGER", maxLength: 20, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "parked_messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Error = table.Column<string>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parked_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "pickup_passes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EntitlementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pickup_passes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reassignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistributionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromEntitlementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToEntitlementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Minutes = table.Column<string>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reassignments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "receipt_serials",
                columns: table => new
                {
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receipt_serials", x => new { x.DeskId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "registry_imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    FileHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Mapping = table.Column<string>(type: "TEXT", nullable: false),
                    RowsRead = table.Column<int>(type: "INTEGER", nullable: false),
                    RowsAccepted = table.Column<int>(type: "INTEGER", nullable: false),
                    RowsWarned = table.Column<int>(type: "INTEGER", nullable: false),
                    RowsHeld = table.Column<int>(type: "INTEGER", nullable: false),
                    RowsRejected = table.Column<int>(type: "INTEGER", nullable: false),
                    RowsMerged = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_imports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "registry_listings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RowKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsGone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_listings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "release_signals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Programme = table.Column<string>(type: "TEXT", nullable: false),
                    Rw = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_release_signals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reply_drafts",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reply_drafts", x => new { x.StaffId, x.ContactId });
                });

            migrationBuilder.CreateTable(
                name: "residents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    SearchName = table.Column<string>(type: "TEXT", nullable: false),
                    NikHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    NikSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    KkLast4Hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Rt = table.Column<string>(type: "TEXT", nullable: true),
                    Rw = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PhoneSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Standing = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    VerifiedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsHeld = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_residents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    SignInName = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Rw = table.Column<string>(type: "TEXT", nullable: true),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: false),
                    TotpSealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TotpConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TotpLastStep = table.Column<long>(type: "INTEGER", nullable: false),
                    FailedSignIns = table.Column<int>(type: "INTEGER", nullable: false),
                    LockedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DeactivatedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "web_chat_activities",
                columns: table => new
                {
                    ConversationId = table.Column<string>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_web_chat_activities", x => new { x.ConversationId, x.Sequence });
                });

            migrationBuilder.CreateIndex(
                name: "IX_announcement_addressees_OutboxId",
                table: "announcement_addressees",
                column: "OutboxId",
                filter: "\"OutboxId\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_announcements_Code",
                table: "announcements",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_announcements_DeskId_CreatedAt",
                table: "announcements",
                columns: new[] { "DeskId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_announcements_DistributionId",
                table: "announcements",
                column: "DistributionId");

            migrationBuilder.CreateIndex(
                name: "IX_announcements_State_SendAt",
                table: "announcements",
                columns: new[] { "State", "SendAt" });

            migrationBuilder.CreateIndex(
                name: "IX_announcements_SupersededById",
                table: "announcements",
                column: "SupersededById",
                filter: "\"SupersededById\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_audit_DeskId_At",
                table: "audit",
                columns: new[] { "DeskId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_ResidentId_At",
                table: "audit",
                columns: new[] { "ResidentId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_case_attachments_CaseId",
                table: "case_attachments",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_case_events_CaseId_At",
                table: "case_events",
                columns: new[] { "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_case_relays_due",
                table: "case_relays",
                column: "DueAt",
                filter: "\"SentAt\" is null and \"ParkedAt\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_case_relays_EventId",
                table: "case_relays",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_case_relays_ParkedAt",
                table: "case_relays",
                column: "ParkedAt",
                filter: "\"ParkedAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_cases_AssigneeId_State",
                table: "cases",
                columns: new[] { "AssigneeId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_ContactId_ClosedAt",
                table: "cases",
                columns: new[] { "ContactId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_DeskId_OpenedAt",
                table: "cases",
                columns: new[] { "DeskId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_DeskId_Rw_OpenedAt",
                table: "cases",
                columns: new[] { "DeskId", "Rw", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_DeskId_SearchName",
                table: "cases",
                columns: new[] { "DeskId", "SearchName" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_DeskId_State_OpenedAt",
                table: "cases",
                columns: new[] { "DeskId", "State", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_FilingKey",
                table: "cases",
                column: "FilingKey",
                unique: true,
                filter: "\"FilingKey\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_cases_Receipt",
                table: "cases",
                column: "Receipt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_ResidentId_OpenedAt",
                table: "cases",
                columns: new[] { "ResidentId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_running",
                table: "cases",
                column: "DueAt",
                filter: "\"ClosedAt\" is null and \"ClockStoppedAt\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_channel_alarms_Channel_Code",
                table: "channel_alarms",
                columns: new[] { "Channel", "Code" },
                unique: true,
                filter: "\"ClearedAt\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_check_ins_DistributionId_ReceivedAt",
                table: "check_ins",
                columns: new[] { "DistributionId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_check_ins_EntitlementId_At",
                table: "check_ins",
                columns: new[] { "EntitlementId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_links_ResidentId_ContactId",
                table: "contact_links",
                columns: new[] { "ResidentId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_Channel_Address",
                table: "contacts",
                columns: new[] { "Channel", "Address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conversation_notes_ContactId_At",
                table: "conversation_notes",
                columns: new[] { "ContactId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_events_OutboxId_ExternalId_Stage_Code",
                table: "delivery_events",
                columns: new[] { "OutboxId", "ExternalId", "Stage", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desks_Code",
                table: "desks",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_distribution_entitlements_DistributionId_ResidentId",
                table: "distribution_entitlements",
                columns: new[] { "DistributionId", "ResidentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_distribution_entitlements_DistributionId_Rw_State",
                table: "distribution_entitlements",
                columns: new[] { "DistributionId", "Rw", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_distribution_entitlements_ResidentId",
                table: "distribution_entitlements",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_entitlements_family",
                table: "distribution_entitlements",
                columns: new[] { "DistributionId", "HouseholdId" },
                unique: true,
                filter: "\"HouseholdId\" is not null and \"State\" <> 'Reassigned'");

            migrationBuilder.CreateIndex(
                name: "IX_entitlements_open",
                table: "distribution_entitlements",
                columns: new[] { "DistributionId", "ResidentId", "Rw", "Rt", "SlotAt", "State" },
                filter: "\"State\" not in ('Taken', 'TakenByProxy', 'Delivered', 'Refused', 'Reassigned')");

            migrationBuilder.CreateIndex(
                name: "IX_distributions_DeskId_Code",
                table: "distributions",
                columns: new[] { "DeskId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_distributions_DeskId_Date",
                table: "distributions",
                columns: new[] { "DeskId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_distributions_DeskId_RowKey",
                table: "distributions",
                columns: new[] { "DeskId", "RowKey" },
                unique: true,
                filter: "\"RowKey\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_early_reports_At",
                table: "early_reports",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_early_reports_ExternalId_Channel",
                table: "early_reports",
                columns: new[] { "ExternalId", "Channel" });

            migrationBuilder.CreateIndex(
                name: "IX_ended_sessions_StaffId",
                table: "ended_sessions",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_handovers_DeskId_EndedAt_OpenedAt",
                table: "handovers",
                columns: new[] { "DeskId", "EndedAt", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_handovers_open",
                table: "handovers",
                column: "ContactId",
                unique: true,
                filter: "\"EndedAt\" is null");

            migrationBuilder.CreateIndex(
                name: "IX_households_DeskId_KkHash",
                table: "households",
                columns: new[] { "DeskId", "KkHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identification_attempts_ContactId_At",
                table: "identification_attempts",
                columns: new[] { "ContactId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_identification_attempts_ResidentId_At",
                table: "identification_attempts",
                columns: new[] { "ResidentId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_import_problems_ImportId_Row",
                table: "import_problems",
                columns: new[] { "ImportId", "Row" });

            migrationBuilder.CreateIndex(
                name: "IX_inbound_Channel_At",
                table: "inbound",
                columns: new[] { "Channel", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_inbound_ContactId_At",
                table: "inbound",
                columns: new[] { "ContactId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_neighbourhood_heads_ContactId",
                table: "neighbourhood_heads",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_neighbourhood_heads_DeskId_PhoneHash",
                table: "neighbourhood_heads",
                columns: new[] { "DeskId", "PhoneHash" });

            migrationBuilder.CreateIndex(
                name: "IX_neighbourhood_heads_DeskId_Rw",
                table: "neighbourhood_heads",
                columns: new[] { "DeskId", "Rw" });

            migrationBuilder.CreateIndex(
                name: "IX_one_time_codes_DeskId_CodeHash",
                table: "one_time_codes",
                columns: new[] { "DeskId", "CodeHash" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_ContactId_Id",
                table: "outbox",
                columns: new[] { "ContactId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_due",
                table: "outbox",
                columns: new[] { "Channel", "Priority", "DueAt", "Id" },
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_ExternalId",
                table: "outbox",
                column: "ExternalId",
                filter: "\"Channel\" = 'whatsapp'");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_in_hand",
                table: "outbox",
                column: "ContactId",
                filter: "\"State\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_stuck",
                table: "outbox",
                columns: new[] { "State", "Channel", "DueAt" },
                filter: "\"State\" in (3, 5)");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_unsent_replies",
                table: "outbox",
                column: "ContactId",
                filter: "\"State\" in (0, 1) and \"Priority\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_untold",
                table: "outbox",
                columns: new[] { "Channel", "SentAt" },
                filter: "\"Channel\" = 'whatsapp' and \"State\" = 2 and \"Stage\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_waiting",
                table: "outbox",
                column: "ContactId",
                filter: "\"State\" = 5");

            migrationBuilder.CreateIndex(
                name: "IX_parked_messages_SettledAt",
                table: "parked_messages",
                column: "SettledAt");

            migrationBuilder.CreateIndex(
                name: "IX_pickup_passes_Code",
                table: "pickup_passes",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pickup_passes_EntitlementId",
                table: "pickup_passes",
                column: "EntitlementId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reassignments_DistributionId",
                table: "reassignments",
                column: "DistributionId");

            migrationBuilder.CreateIndex(
                name: "IX_reassignments_FromEntitlementId",
                table: "reassignments",
                column: "FromEntitlementId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_registry_imports_DeskId_Source_StartedAt",
                table: "registry_imports",
                columns: new[] { "DeskId", "Source", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_registry_listings_DeskId",
                table: "registry_listings",
                column: "DeskId");

            migrationBuilder.CreateIndex(
                name: "IX_release_signals_ContactId_Programme_Month",
                table: "release_signals",
                columns: new[] { "ContactId", "Programme", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_release_signals_DeskId_Programme_Month_Rw",
                table: "release_signals",
                columns: new[] { "DeskId", "Programme", "Month", "Rw" });

            migrationBuilder.CreateIndex(
                name: "IX_residents_HouseholdId",
                table: "residents",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_residents_NikHash",
                table: "residents",
                column: "NikHash",
                filter: "\"NikHash\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_residents_PhoneHash",
                table: "residents",
                column: "PhoneHash",
                filter: "\"PhoneHash\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_residents_Rw_BirthDate",
                table: "residents",
                columns: new[] { "Rw", "BirthDate" });

            migrationBuilder.CreateIndex(
                name: "IX_residents_SearchName",
                table: "residents",
                column: "SearchName");

            migrationBuilder.CreateIndex(
                name: "IX_staff_SignInName",
                table: "staff",
                column: "SignInName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_web_chat_activities_ConversationId_ExternalId",
                table: "web_chat_activities",
                columns: new[] { "ConversationId", "ExternalId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "announcement_addressees");

            migrationBuilder.DropTable(
                name: "announcement_texts");

            migrationBuilder.DropTable(
                name: "announcements");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "case_attachments");

            migrationBuilder.DropTable(
                name: "case_events");

            migrationBuilder.DropTable(
                name: "case_relays");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "channel_alarms");

            migrationBuilder.DropTable(
                name: "check_ins");

            migrationBuilder.DropTable(
                name: "contact_links");

            migrationBuilder.DropTable(
                name: "contacts");

            migrationBuilder.DropTable(
                name: "conversation_notes");

            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "delivery_events");

            migrationBuilder.DropTable(
                name: "desks");

            migrationBuilder.DropTable(
                name: "distribution_entitlements");

            migrationBuilder.DropTable(
                name: "distributions");

            migrationBuilder.DropTable(
                name: "early_reports");

            migrationBuilder.DropTable(
                name: "ended_sessions");

            migrationBuilder.DropTable(
                name: "enrolments");

            migrationBuilder.DropTable(
                name: "handovers");

            migrationBuilder.DropTable(
                name: "households");

            migrationBuilder.DropTable(
                name: "identification_attempts");

            migrationBuilder.DropTable(
                name: "import_changes");

            migrationBuilder.DropTable(
                name: "import_problems");

            migrationBuilder.DropTable(
                name: "inbound");

            migrationBuilder.DropTable(
                name: "job_runs");

            migrationBuilder.DropTable(
                name: "neighbourhood_heads");

            migrationBuilder.DropTable(
                name: "notice_opt_outs");

            migrationBuilder.DropTable(
                name: "one_time_codes");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "parked_messages");

            migrationBuilder.DropTable(
                name: "pickup_passes");

            migrationBuilder.DropTable(
                name: "reassignments");

            migrationBuilder.DropTable(
                name: "receipt_serials");

            migrationBuilder.DropTable(
                name: "registry_imports");

            migrationBuilder.DropTable(
                name: "registry_listings");

            migrationBuilder.DropTable(
                name: "release_signals");

            migrationBuilder.DropTable(
                name: "reply_drafts");

            migrationBuilder.DropTable(
                name: "residents");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "web_chat_activities");
        }
    }
}
