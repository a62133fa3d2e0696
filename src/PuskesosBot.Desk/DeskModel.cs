using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Jobs;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk;

/// <summary>Keys, lengths and indexes; every index names the question it answers.</summary>
internal static class DeskModel
{
    internal static void Configure(ModelBuilder model)
    {
        People(model);
        Staff(model);
        Proofs(model);
        Registry(model);
        DistributionModel.Configure(model);
        Cases(model);
        CaseRecords(model);
        Conversations(model);
        Outbox(model);
        Delivery(model);
        Health(model);
    }

    private static void People(ModelBuilder model)
    {
        model.Entity<WelfareDesk>(desk =>
        {
            desk.ToTable("desks");
            desk.HasIndex(d => d.Code).IsUnique();
        });
        model.Entity<Contact>(contact =>
        {
            contact.ToTable("contacts");
            contact.Property(c => c.ConsentAt);
            contact.Property(c => c.ConsentVersion);
            contact.HasIndex(c => new { c.Channel, c.Address }).IsUnique();
        });
        model.Entity<ContactLink>(link =>
        {
            link.ToTable("contact_links");
            link.HasKey(l => new { l.ContactId, l.ResidentId });
            link.HasIndex(l => new { l.ResidentId, l.ContactId });
        });
        model.Entity<Resident>(resident =>
        {
            resident.ToTable("residents");
            // A hash names a person in any desk; the desk in front of it would only make the index larger.
            resident.HasIndex(r => r.NikHash).HasFilter("\"NikHash\" is not null");
            resident.HasIndex(r => r.PhoneHash).HasFilter("\"PhoneHash\" is not null");
            // Nor does the desk tell more about a birth date in an RW, or a name, than these do themselves.
            resident.HasIndex(r => new { r.Rw, r.BirthDate });
            resident.HasIndex(r => r.SearchName);
            resident.HasIndex(r => r.HouseholdId);
        });
        model.Entity<Household>(household =>
        {
            household.ToTable("households");
            household.HasIndex(h => new { h.DeskId, h.KkHash }).IsUnique();
        });
    }

    private static void Staff(ModelBuilder model)
    {
        model.Entity<StaffMember>(staff =>
        {
            staff.ToTable("staff");
            staff.HasIndex(s => s.SignInName).IsUnique();
        });
        model.Entity<EndedSession>(session =>
        {
            session.ToTable("ended_sessions");
            session.HasIndex(s => s.StaffId);
        });
        model.Entity<NeighbourhoodHead>(head =>
        {
            head.ToTable("neighbourhood_heads");
            head.HasIndex(h => new { h.DeskId, h.Rw });
            head.HasIndex(h => h.ContactId);
            head.HasIndex(h => new { h.DeskId, h.PhoneHash });
        });
    }

    private static void Proofs(ModelBuilder model)
    {
        model.Entity<IdentificationAttempt>(attempt =>
        {
            attempt.ToTable("identification_attempts");
            attempt.HasIndex(a => new { a.ContactId, a.At });
            attempt.HasIndex(a => new { a.ResidentId, a.At });
        });
        model.Entity<OneTimeCode>(code =>
        {
            code.ToTable("one_time_codes");
            code.HasIndex(c => new { c.DeskId, c.CodeHash });
        });
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit");
            entry.HasIndex(a => new { a.ResidentId, a.At });
            entry.HasIndex(a => new { a.DeskId, a.At });
        });
    }

    private static void Registry(ModelBuilder model)
    {
        model.Entity<Enrolment>(enrolment =>
        {
            enrolment.ToTable("enrolments");
            enrolment.HasKey(e => new { e.ResidentId, e.Programme });
        });
        model.Entity<RegistryImport>(import =>
        {
            import.ToTable("registry_imports");
            import.HasIndex(i => new { i.DeskId, i.Source, i.StartedAt });
        });
        model.Entity<RegistryListing>(listing =>
        {
            listing.ToTable("registry_listings");
            listing.HasKey(l => l.Id);
            listing.HasIndex(l => l.DeskId);
        });
        model.Entity<ImportProblem>(problem =>
        {
            problem.ToTable("import_problems");
            problem.HasIndex(p => new { p.ImportId, p.Row });
        });
        model.Entity<ImportChange>(change =>
        {
            change.ToTable("import_changes");
            change.HasKey(c => new { c.ImportId, c.ResidentId });
        });
    }

    private static void Cases(ModelBuilder model)
    {
        model.Entity<Case>(@case =>
        {
            @case.ToTable("cases");
            @case.Property(c => c.State);
            @case.Property(c => c.ClosedAt);
            @case.Property(c => c.Summary).HasMaxLength(1000);
            @case.Property(c => c.Version).IsConcurrencyToken();
            @case.HasIndex(c => c.Receipt).IsUnique();
            @case.HasIndex(c => c.FilingKey).IsUnique().HasFilter("\"FilingKey\" is not null");
            @case.HasIndex(c => new { c.ContactId, c.ClosedAt });
            @case.HasIndex(c => new { c.ResidentId, c.OpenedAt });
            // Lists of the console: by newest, by state, by whose they are; a board by RW for its head.
            @case.HasIndex(c => new { c.DeskId, c.OpenedAt });
            @case.HasIndex(c => new { c.DeskId, c.State, c.OpenedAt });
            @case.HasIndex(c => new { c.DeskId, c.SearchName });
            @case.HasIndex(c => new { c.AssigneeId, c.State });
            @case.HasIndex(c => new { c.DeskId, c.Rw, c.OpenedAt });
            // What is late, for the clock.
            @case.HasIndex(c => c.DueAt, "IX_cases_running")
                .HasFilter("\"ClosedAt\" is null and \"ClockStoppedAt\" is null");
        });
    }

    private static void CaseRecords(ModelBuilder model)
    {
        model.Entity<CaseAttachment>(attachment =>
        {
            attachment.ToTable("case_attachments");
            attachment.HasIndex(a => a.CaseId);
        });
        model.Entity<CaseRelay>(relay =>
        {
            relay.ToTable("case_relays");
            relay.HasIndex(r => r.EventId).IsUnique();
            relay.HasIndex(r => r.DueAt, "IX_case_relays_due").HasFilter("\"SentAt\" is null and \"ParkedAt\" is null");
            relay.HasIndex(r => r.ParkedAt).HasFilter("\"ParkedAt\" is not null");
        });
        model.Entity<CaseEvent>(happened =>
        {
            happened.ToTable("case_events");
            happened.HasIndex(e => new { e.CaseId, e.At });
        });
        model.Entity<ReceiptSerial>(serial =>
        {
            serial.ToTable("receipt_serials");
            serial.HasKey(s => new { s.DeskId, s.Month });
        });
    }

    private static void Conversations(ModelBuilder model)
    {
        model.Entity<Conversation>(conversation =>
        {
            conversation.ToTable("conversations");
            conversation.HasKey(c => c.ContactId);
            conversation.Property(c => c.Version).IsConcurrencyToken();
        });
        model.Entity<Handover>(handover =>
        {
            handover.ToTable("handovers");
            handover.Property(h => h.Version).IsConcurrencyToken();
            handover.HasIndex(h => h.ContactId, "IX_handovers_open").IsUnique().HasFilter("\"EndedAt\" is null");
            handover.HasIndex(h => new { h.DeskId, h.EndedAt, h.OpenedAt });
        });
        model.Entity<ConversationNote>(note =>
        {
            note.ToTable("conversation_notes");
            note.HasIndex(n => new { n.ContactId, n.At });
        });
        model.Entity<ReplyDraft>(draft =>
        {
            draft.ToTable("reply_drafts");
            draft.HasKey(d => new { d.StaffId, d.ContactId });
        });
        model.Entity<InboundRecord>(inbound =>
        {
            inbound.ToTable("inbound");
            inbound.HasKey(i => new { i.Channel, i.ExternalId });
            inbound.HasIndex(i => new { i.ContactId, i.At });
            // For the channel's silence; rows come in the order of time, so it only grows at its end.
            inbound.HasIndex(i => new { i.Channel, i.At });
        });
        model.Entity<ParkedMessage>(parked =>
        {
            parked.ToTable("parked_messages");
            parked.HasIndex(p => p.SettledAt);
        });
    }

    private static void Outbox(ModelBuilder model) =>
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("outbox");
            // Numbers, not names: the hot path writes and compares them.
            message.Property(m => m.Priority).HasConversion<int>();
            message.Property(m => m.State).HasConversion<int>();
            message.Property(m => m.Stage).HasConversion<int>();
            message.Property(m => m.Passage).HasConversion<int>();
            // In parts, so that a message leaves an index when it is sent, and most never enter the others. SQLite uses
            // a part only where a query says the same words with the same numbers.
            message.HasIndex(m => new { m.Channel, m.Priority, m.DueAt, m.Id }, "IX_outbox_due")
                .HasFilter("\"State\" = 0");
            message.HasIndex(m => m.ContactId, "IX_outbox_in_hand").HasFilter("\"State\" = 1");
            message.HasIndex(m => m.ContactId, "IX_outbox_unsent_replies")
                .HasFilter("\"State\" in (0, 1) and \"Priority\" = 0");
            message.HasIndex(m => m.ContactId, "IX_outbox_waiting").HasFilter("\"State\" = 5");
            message.HasIndex(m => new { m.State, m.Channel, m.DueAt }, "IX_outbox_stuck")
                .HasFilter("\"State\" in (3, 5)");
            message.HasIndex(m => new { m.ContactId, m.Id });
            // Only where reports come that may name the provider's id and nothing else.
            message.HasIndex(m => m.ExternalId).HasFilter("\"Channel\" = 'whatsapp'");
            // Only what the provider took and told nothing about yet.
            message.HasIndex(m => new { m.Channel, m.SentAt }, "IX_outbox_untold")
                .HasFilter("\"Channel\" = 'whatsapp' and \"State\" = 2 and \"Stage\" = 0");
        });

    private static void Delivery(ModelBuilder model)
    {
        model.Entity<DeliveryEvent>(told =>
        {
            told.ToTable("delivery_events");
            told.Property(e => e.Stage).HasConversion<int>();
            told.HasIndex(e => new { e.OutboxId, e.ExternalId, e.Stage, e.Code }).IsUnique();
        });
        model.Entity<EarlyReport>(report =>
        {
            report.ToTable("early_reports");
            report.Property(r => r.Stage).HasConversion<int>();
            report.Property(r => r.Failure).HasConversion<int>();
            report.HasIndex(r => new { r.ExternalId, r.Channel });
            report.HasIndex(r => r.At);
        });
        model.Entity<WebChatActivity>(activity =>
        {
            activity.ToTable("web_chat_activities");
            activity.HasKey(a => new { a.ConversationId, a.Sequence });
        });
    }

    private static void Health(ModelBuilder model)
    {
        model.Entity<ChannelAlarm>(alarm =>
        {
            alarm.ToTable("channel_alarms");
            alarm.Property(a => a.Detail).HasMaxLength(ChannelAlarm.DetailCharsMax);
            alarm.HasIndex(a => new { a.Channel, a.Code }).IsUnique().HasFilter("\"ClearedAt\" is null");
        });
        model.Entity<JobRun>(run =>
        {
            run.ToTable("job_runs");
            run.Property(r => r.Detail).HasMaxLength(JobRun.DetailCharsMax);
            run.HasKey(r => r.Name);
        });
    }
}
