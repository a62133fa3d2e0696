using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Distributions;

namespace PuskesosBot.Desk;

/// <summary>Keys and indexes of hand-outs and of what is told about them.</summary>
internal static class DistributionModel
{
    internal static void Configure(ModelBuilder model)
    {
        Distributions(model);
        Entitlements(model);
        TheDay(model);
        Announcements(model);
    }

    private static void Distributions(ModelBuilder model)
    {
        model.Entity<Distribution>(distribution =>
        {
            distribution.ToTable("distributions");
            distribution.Property(d => d.Untold).HasConversion<int>();
            distribution.Property(d => d.Version).IsConcurrencyToken();
            distribution.HasIndex(d => new { d.DeskId, d.Code }).IsUnique();
            distribution.HasIndex(d => new { d.DeskId, d.Date });
            distribution.HasIndex(d => new { d.DeskId, d.RowKey }).IsUnique().HasFilter("\"RowKey\" is not null");
        });
    }

    private static void Entitlements(ModelBuilder model)
    {
        model.Entity<DistributionEntitlement>(entitlement =>
        {
            entitlement.ToTable("distribution_entitlements");
            entitlement.Property(e => e.Version).IsConcurrencyToken();
            entitlement.HasIndex(e => new { e.DistributionId, e.ResidentId }).IsUnique();
            // A family once; a share that was given away leaves room for another of the same family.
            entitlement.HasIndex(e => new { e.DistributionId, e.HouseholdId }, "IX_entitlements_family").IsUnique()
                .HasFilter("\"HouseholdId\" is not null and \"State\" <> 'Reassigned'");
            // Whom an announcement is for, in the order of its chunks, without reading the rows themselves.
            entitlement.HasIndex(
                e => new { e.DistributionId, e.ResidentId, e.Rw, e.Rt, e.SlotAt, e.State }, "IX_entitlements_open")
                .HasFilter(AudienceSql.Open);
            // Counts and lists of a head.
            entitlement.HasIndex(e => new { e.DistributionId, e.Rw, e.State });
            // What somebody may pick up, in the chat.
            entitlement.HasIndex(e => e.ResidentId);
        });
        model.Entity<PickupPass>(pass =>
        {
            pass.ToTable("pickup_passes");
            pass.HasIndex(p => p.Code).IsUnique();
            pass.HasIndex(p => p.EntitlementId).IsUnique();
        });
        model.Entity<ReleaseSignal>(signal =>
        {
            signal.ToTable("release_signals");
            signal.HasIndex(s => new { s.ContactId, s.Programme, s.Month }).IsUnique();
            signal.HasIndex(s => new { s.DeskId, s.Programme, s.Month, s.Rw });
        });
    }

    private static void TheDay(ModelBuilder model)
    {
        model.Entity<CheckIn>(checkIn =>
        {
            checkIn.ToTable("check_ins");
            checkIn.HasIndex(c => new { c.EntitlementId, c.At });
            checkIn.HasIndex(c => new { c.DistributionId, c.ReceivedAt });
        });
        model.Entity<Reassignment>(reassignment =>
        {
            reassignment.ToTable("reassignments");
            reassignment.HasIndex(r => r.FromEntitlementId).IsUnique();
            reassignment.HasIndex(r => r.DistributionId);
        });
    }

    private static void Announcements(ModelBuilder model)
    {
        model.Entity<Announcement>(announcement =>
        {
            announcement.ToTable("announcements");
            announcement.Property(a => a.Version).IsConcurrencyToken();
            announcement.HasIndex(a => a.Code).IsUnique();
            announcement.HasIndex(a => new { a.DeskId, a.CreatedAt });
            announcement.HasIndex(a => a.DistributionId);
            announcement.HasIndex(a => a.SupersededById).HasFilter("\"SupersededById\" is not null");
            // What is due, for the alarm clock.
            announcement.HasIndex(a => new { a.State, a.SendAt });
        });
        model.Entity<AnnouncementText>(text =>
        {
            text.ToTable("announcement_texts");
            text.HasKey(t => new { t.AnnouncementId, t.Language });
        });
        model.Entity<AnnouncementAddressee>(addressee =>
        {
            addressee.ToTable("announcement_addressees");
            // A number, not a name: a hundred thousand are written at once.
            addressee.Property(a => a.Verdict).HasConversion<int>();
            addressee.HasKey(a => new { a.AnnouncementId, a.ContactId });
            // Which announcement a message was.
            addressee.HasIndex(a => a.OutboxId).HasFilter("\"OutboxId\" is not null");
        });
        model.Entity<NoticeOptOut>(optOut =>
        {
            optOut.ToTable("notice_opt_outs");
            optOut.HasKey(o => new { o.ContactId, o.Kind });
        });
    }
}
