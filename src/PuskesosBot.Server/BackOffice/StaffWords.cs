using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Roles as staff call them.</summary>
internal static class StaffWords
{
    internal static string Of(StaffRole role) => role switch
    {
        StaffRole.FrontOffice => "Petugas depan",
        StaffRole.BackOffice => "Petugas belakang",
        StaffRole.Facilitator => "Fasilitator",
        StaffRole.Coordinator => "Koordinator",
        StaffRole.Supervisor => "Supervisor",
        StaffRole.Manager => "Manajer",
        StaffRole.RwHead => "Ketua RW (hanya lihat)",
        _ => throw new System.Diagnostics.UnreachableException(role.ToString()),
    };
}
