using PuskesosBot.Desk.People;
using PuskesosBot.Server.BackOffice;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>A route of the console, who may come, and an example of its address with a row of the home desk.</summary>
/// <param name="Pattern">As it is mapped.</param>
internal sealed record ConsoleRoute(
    string Pattern, Doorway Door, StaffRole[] Roles, Func<ConsoleRows, string>? Example = null)
{
    public string PathFor(ConsoleRows rows) => Example?.Invoke(rows) ?? $"/{Pattern}";

    public bool IsFor(StaffRole role) => Roles.Length == 0 || Roles.Contains(role);
}

/// <summary>The list that a new page or endpoint must be added to.</summary>
internal static class ConsoleRoutes
{
    private const string Case = $"/console/laporan/{ConsoleRows.Receipt}";

    private static readonly StaffRole[] Everybody = Enum.GetValues<StaffRole>();

    private static readonly StaffRole[] Desk = [.. Everybody.Where(role => role != StaffRole.RwHead)];

    private static readonly StaffRole[] Leads = [StaffRole.Coordinator, StaffRole.Supervisor, StaffRole.Manager];

    private static readonly StaffRole[] Deciding =
        [StaffRole.BackOffice, StaffRole.Coordinator, StaffRole.Supervisor, StaffRole.Manager];

    public static readonly ConsoleRoute[] All =
    [
        new("console/masuk", Doorway.Street, []),
        new("console/masuk/kode", Doorway.Threshold, []),
        new("console/masuk/pasang", Doorway.Threshold, []),
        new("console/keluar", Doorway.Street, []),
        new("console/galat/{status:int}", Doorway.Street, [], _ => "/console/galat/404"),
        new("console/sandi", Doorway.Hall, []),
        new("console", Doorway.Inside, Everybody),
        new("console/live", Doorway.Inside, Everybody),
        new("console/laporan", Doorway.Inside, Everybody),
        new("console/laporan/baru", Doorway.Inside, Desk),
        new("console/laporan/{receipt}", Doorway.Inside, Everybody, _ => Case),
        new("console/laporan/{receipt}/cetak", Doorway.Inside, Everybody, _ => $"{Case}/cetak"),
        new("console/laporan/{receipt}/resi.png", Doorway.Inside, Everybody, _ => $"{Case}/resi.png"),
        new("console/laporan/{receipt}/lampiran/{id:guid}", Doorway.Inside, Desk,
            rows => $"{Case}/lampiran/{rows.PhotoId}"),
        new("console/obrolan", Doorway.Inside, Desk),
        new("console/obrolan/{id:guid}", Doorway.Inside, Desk, rows => $"/console/obrolan/{rows.ContactId}"),
        new("console/obrolan/{id:guid}/berkas/{key}", Doorway.Inside, Desk, ConversationRows.PhotoOf),
        new("console/warga", Doorway.Inside, Everybody),
        new("console/warga/{id:guid}", Doorway.Inside, Desk, rows => $"/console/warga/{rows.ResidentId}"),
        new("console/pengumuman", Doorway.Inside, Everybody),
        new("console/pengumuman/baru", Doorway.Inside, Desk),
        new("console/pengumuman/{id:guid}", Doorway.Inside, Everybody,
            rows => $"/console/pengumuman/{rows.AnnouncementId}"),
        new("console/pengumuman/{id:guid}/daftar", Doorway.Inside, Desk,
            rows => $"/console/pengumuman/{rows.AnnouncementId}/daftar"),
        new("console/pengumuman/{id:guid}/poster", Doorway.Inside, Everybody,
            rows => $"/console/pengumuman/{rows.AnnouncementId}/poster"),
        new("console/penyaluran", Doorway.Inside, Everybody),
        new("console/penyaluran/baru", Doorway.Inside, Desk),
        new("console/penyaluran/berkas", Doorway.Inside, Desk),
        new("console/penyaluran/{id:guid}", Doorway.Inside, Everybody, rows => rows.Handout.Path),
        new("console/penyaluran/{id:guid}/warga", Doorway.Inside, Desk, rows => $"{rows.Handout.Path}/warga"),
        new("console/penyaluran/{id:guid}/daftar", Doorway.Inside, Desk, rows => $"{rows.Handout.Path}/daftar"),
        new("console/penyaluran/{id:guid}/rekap", Doorway.Inside, Everybody, rows => $"{rows.Handout.Path}/rekap"),
        new("console/penyaluran/{id:guid}/alihkan/{share:guid}", Doorway.Inside, Deciding,
            rows => $"{rows.Handout.Path}/alihkan/{rows.Handout.ShareId}"),
        new("console/penyaluran/{id:guid}/berita-acara/{made:guid}", Doorway.Inside, Desk,
            rows => $"{rows.Handout.Path}/berita-acara/{rows.Handout.MovedId}"),
        new("console/ketua", Doorway.Inside, Desk),
        new("console/data", Doorway.Inside, [StaffRole.BackOffice, StaffRole.Coordinator]),
        new("console/data/{id:guid}", Doorway.Inside, [StaffRole.BackOffice, StaffRole.Coordinator],
            rows => $"/console/data/{rows.ImportId}"),
        new("console/kiriman", Doorway.Inside, Desk),
        new("console/dialog", Doorway.Inside, Desk),
        new("console/dialog/{nama}", Doorway.Inside, Desk, _ => "/console/dialog/identify_self"),
        new("console/dialog/coba", Doorway.Inside, Desk),
        new("console/parkir", Doorway.Inside, Desk),
        new("console/penyaluran/{id:guid}/meja", Doorway.Inside, Desk,
            rows => $"/console/penyaluran/{rows.HandOutId}/meja"),
        new("console/penyaluran/meja.js", Doorway.Inside, Desk),
        new("console/staf", Doorway.Inside, Leads),
        new("console/pekerjaan", Doorway.Inside, Leads),
        new("console/audit", Doorway.Inside, Leads),
    ];
}
