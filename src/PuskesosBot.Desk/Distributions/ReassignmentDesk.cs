using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>Gives the share of somebody who is gone to somebody who needs it, with minutes for signature.</summary>
public sealed class ReassignmentDesk(
    EntitledPeople people, ProgrammeCatalog programmes, DeskProfile profile, IdSource ids)
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");

    /// <summary>Why a share may be given away, in words of the minutes.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["deceased"] = "meninggal dunia",
        ["moved"] = "pindah",
        ["not_found"] = "tidak ditemukan di alamatnya",
        ["declined"] = "menyatakan tidak mengambil",
    };

    /// <param name="reason">One of <see cref="Reasons"/>.</param>
    public async Task<(DistributionOutcome Outcome, Reassignment? Made)> ReassignAsync(
        DistributionCall call, Guid entitlementId, Guid toResidentId, string reason, CancellationToken ct)
    {
        if (call.Who.Role is not (StaffRole.BackOffice or StaffRole.Coordinator or StaffRole.Supervisor
            or StaffRole.Manager)) return No(DistributionRefusal.NotYourRole);
        if (!Reasons.ContainsKey(reason)) return No(DistributionRefusal.ReasonNeeded);
        var desk = call.Desk;
        var from = await DistributionRows.HoldEntitlementAsync(desk, entitlementId, ct);
        if (from is null || !await call.Who.Entitlements(desk).AnyAsync(e => e.Id == from.Id, ct))
            return (new DistributionOutcome.NotFound(), null);
        var distributionId = from.DistributionId;
        var about = await desk.Distributions.SingleAsync(d => d.Id == distributionId, ct);
        var to = await desk.Residents.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == toResidentId && r.DeskId == about.DeskId, ct);
        if (await JudgeAsync(desk, about, from, to, ct) is { } refusal) return No(refusal);
        return await MakeAsync(call, about, from, to!, reason, ct);
    }

    private async Task<DistributionRefusal?> JudgeAsync(
        DeskDb desk, Distribution about, DistributionEntitlement from, Resident? to, CancellationToken ct)
    {
        if (programmes.Find(about.Programme) is not { MayReassign: true }) return DistributionRefusal.NotReassignable;
        if (about.State is not (DistributionState.Running or DistributionState.Done))
            return DistributionRefusal.NotFromHere;
        if (from.IsSettled) return DistributionRefusal.AlreadySettled;
        if (to is null) return DistributionRefusal.NoSuchResident;
        if (to.Rw is null || !about.Rws.Contains(to.Rw)) return DistributionRefusal.OtherRw;
        if (to.IsHeld || !EntitledPeople.MayReceive(to.Standing)) return DistributionRefusal.NotEligible;
        var (id, fromId, toId, family) = (about.Id, from.Id, to.Id, to.HouseholdId);
        var isListed = await desk.Entitlements.AnyAsync(
            e => e.DistributionId == id && (e.ResidentId == toId
                || (e.Id != fromId && family != null && e.HouseholdId == family
                    && e.State != EntitlementState.Reassigned)),
            ct);
        return isListed ? DistributionRefusal.AlreadyListed : null;
    }

    private async Task<(DistributionOutcome Outcome, Reassignment? Made)> MakeAsync(
        DistributionCall call, Distribution about, DistributionEntitlement from, Resident to, string reason,
        CancellationToken ct)
    {
        var desk = call.Desk;
        from.Go(EntitlementState.Reassigned, call.Who.Who, call.Now);
        // Saved first: a family has room for its next member only when the share has left the first.
        await desk.SaveChangesAsync(ct);
        var isFamily = programmes.Find(about.Programme)?.Unit == ProgrammeUnit.Family;
        var given = people.EntitlementOf(
            call, about.Id,
            new EntitledPerson(to.Id, isFamily ? to.HouseholdId : null, to.Rw!, to.Rt)
            {
                Nominal = from.Nominal,
                ReassignedFromId = from.Id,
            });
        desk.Entitlements.Add(given);
        var pass = await people.PassOfAsync(desk, given.Id, call.Now, ct);
        var fromId = from.ResidentId;
        var first = await desk.Residents.AsNoTracking().SingleAsync(r => r.Id == fromId, ct);
        var made = desk.Reassignments.Add(new Reassignment
        {
            Id = ids.Next(),
            DistributionId = about.Id,
            FromEntitlementId = from.Id,
            ToEntitlementId = given.Id,
            Reason = reason,
            Minutes = MinutesOf(about, first, to, reason, pass.Code, call.Now),
            StaffId = call.Who.StaffId,
            At = call.Now,
        }).Entity;
        await desk.SaveChangesAsync(ct);
        return (new DistributionOutcome.Done(about) { Count = 1 }, made);
    }

    private string MinutesOf(
        Distribution about, Resident from, Resident to, string reason, string code, DateTimeOffset now)
    {
        var day = profile.TodayAt(now).ToString("dddd, d MMMM yyyy", Indonesian);
        return $"""
            BERITA ACARA PENGALIHAN JATAH BANTUAN

            Pada hari {day}, dalam penyaluran "{about.Title}" ({about.Code}) di {about.Venue ?? "tempat pembagian"},
            jatah atas nama {DisplayName.Of(from.Name)}, RT {from.Rt ?? "-"} RW {from.Rw ?? "-"},
            tidak diambil karena yang bersangkutan {Reasons[reason]}.

            Berdasarkan musyawarah, jatah tersebut dialihkan kepada
            {DisplayName.Of(to.Name)}, RT {to.Rt ?? "-"} RW {to.Rw ?? "-"}, dengan kode ambil {code}.

            Pengalihan hanya untuk penyaluran ini dan bukan penetapan penerima baru.

            Ketua RW                    Petugas {profile.Name}                    Kelurahan


            (....................)      (....................)      (....................)
            """;
    }

    private static (DistributionOutcome, Reassignment?) No(DistributionRefusal why) =>
        (DistributionOutcome.No(why), null);
}
