using PuskesosBot.Desk.People;

namespace PuskesosBot.Server.BackOffice;

/// <summary>One entry of the console's menu.</summary>
/// <param name="Path">Address, from <c>/console</c> on.</param>
/// <param name="Key">Pressed after "g".</param>
/// <param name="Roles">Who sees it; the page itself refuses the others.</param>
internal sealed record NavEntry(string Path, string Label, string Icon, char Key, StaffRole[] Roles);

/// <summary>The menu, in its order. The first four stand at the bottom of a phone.</summary>
internal static class ConsoleNav
{
    internal static readonly StaffRole[] Everybody = Enum.GetValues<StaffRole>();

    internal static readonly StaffRole[] Desk = [.. Everybody.Where(role => role != StaffRole.RwHead)];

    internal static readonly StaffRole[] Leads = [StaffRole.Coordinator, StaffRole.Supervisor, StaffRole.Manager];

    internal static readonly NavEntry[] Entries =
    [
        new("/console", "Hari ini", "home", 'h', Everybody),
        new("/console/obrolan", "Obrolan", "messages", 'o', Desk),
        new("/console/laporan", "Laporan", "clipboard-list", 'l', Everybody),
        new("/console/warga", "Warga", "users", 'w', Everybody),
        new("/console/pengumuman", "Pengumuman", "speakerphone", 'u', Everybody),
        new("/console/penyaluran", "Penyaluran", "gift", 'y', Everybody),
        new("/console/data", "Data warga", "table", 'd', [StaffRole.BackOffice, StaffRole.Coordinator]),
        new("/console/ketua", "Ketua RT/RW", "building-community", 'k', Desk),
        new("/console/kiriman", "Kiriman", "send", 'm', Desk),
        new("/console/dialog", "Dialog", "sitemap", 'i', Desk),
        new("/console/parkir", "Pesan parkir", "inbox", 'p', Desk),
        new("/console/staf", "Staf", "users-group", 's', Leads),
        new("/console/pekerjaan", "Pekerjaan", "clock", 'j', Leads),
        new("/console/audit", "Audit", "shield-lock", 'a', Leads),
    ];

    internal static IEnumerable<NavEntry> Of(StaffRole role) => Entries.Where(entry => entry.Roles.Contains(role));

    /// <summary>A page below an entry belongs to it.</summary>
    internal static bool IsAt(NavEntry entry, string path) => entry.Path == "/console"
        ? path == entry.Path
        : path.StartsWith(entry.Path, StringComparison.OrdinalIgnoreCase);
}
