using System.Globalization;
using PuskesosBot.Server.Workers;

namespace PuskesosBot.Server.Jobs;

/// <summary>What the jobs are called in the console, and what each is for; in the order of the page.</summary>
internal static class JobWords
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");

    private static readonly (string Name, string Label, string Does)[] All =
    [
        ("announcements", "Pengumuman", "Mengirim pengumuman yang sudah waktunya, menjeda dan menghentikannya."),
        ("reminders", "Pengingat ambil bantuan", "Mengingatkan warga malam sebelum hari pengambilan."),
        ("cases", "Tenggat laporan", "Menandai laporan yang terlambat dan memberi tahu atasannya."),
        ("handovers", "Obrolan yang ditinggalkan", "Mengembalikan obrolan ke antrean, lalu ke bot."),
        ("relay", "Antrean luar", "Menyampaikan laporan ke sistem luar, kalau dipasang."),
        (ChannelWatchWorker.Job, "Kesehatan kanal", "Memeriksa WhatsApp, Telegram, dan chat web tiap menit."),
        ("backup", "Salinan cadangan", "Menyalin data tiap malam dan memeriksa salinannya."),
        ("retention", "Penghapusan data lama", "Menghapus pesan dan berkas yang sudah lewat masa simpannya."),
    ];

    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(job => job.Name)];

    internal static string Label(string name) => All.Single(job => job.Name == name).Label;

    internal static string Does(string name) => All.Single(job => job.Name == name).Does;

    /// <summary>"0,4 detik", "2 menit".</summary>
    internal static string Length(TimeSpan length) => length < TimeSpan.FromMinutes(1)
        ? string.Create(Indonesian, $"{length.TotalSeconds:0.0} detik")
        : string.Create(Indonesian, $"{length.TotalMinutes:0} menit");
}
