using PuskesosBot.Desk.Delivery;

namespace PuskesosBot.Server.Observability;

/// <summary>What staff should do about an alarm: one Indonesian sentence for each, here and nowhere else.</summary>
internal static class AlarmAdvice
{
    private static readonly Dictionary<ChannelAlarmCode, string> Sentences = new()
    {
        [ChannelAlarmCode.NothingInbound] =
            "Biasanya jam segini sudah ada pesan masuk; coba kirim pesan sendiri ke bot, dan kalau tidak dijawab "
            + "hubungi pengelola server.",
        [ChannelAlarmCode.Refused] =
            "Penyedia menolak semua kiriman kita; minta pengelola server memeriksa akun, token dan nomor pengirim "
            + "dengan puskesosbot doctor.",
        [ChannelAlarmCode.TokenRefused] =
            "Penyedia tidak mengenal akun atau token kita; minta pengelola server memasang token yang benar, lalu "
            + "memeriksanya dengan puskesosbot doctor.",
        [ChannelAlarmCode.Down] =
            "Penyedia tidak menjawab; pesan tersimpan dan dikirim sendiri begitu pulih, jadi tunggu saja dan telepon "
            + "warga yang kabarnya mendesak.",
        [ChannelAlarmCode.TemplateUnusable] =
            "Sebuah template ditolak atau dihentikan Meta; perbaiki kalimatnya di Twilio dan ajukan lagi, lalu "
            + "jalankan puskesosbot templates sync.",
        [ChannelAlarmCode.WebhookElsewhere] =
            "Pesan warga tidak diantar ke server ini; minta pengelola server menjalankan puskesosbot telegram "
            + "set-webhook, atau menyalakan ulang bot kalau modenya Polling.",
        [ChannelAlarmCode.WebhookErrors] =
            "Pesan warga tertahan di Telegram karena server kita tidak bisa dihubungi; minta pengelola server "
            + "memeriksa alamat https, sertifikat dan proxy.",
        [ChannelAlarmCode.CallbackSilence] =
            "Twilio tidak lagi mengabari nasib pesan, jadi jangan anggap pesan sudah sampai; minta pengelola server "
            + "memeriksa alamat status dengan puskesosbot whatsapp info.",
        [ChannelAlarmCode.WindowWaiting] =
            "Banyak pesan menunggu warga menulis lagi karena belum ada template yang disetujui; ajukan templatenya, "
            + "dan telepon warga yang kabarnya mendesak.",
        [ChannelAlarmCode.Buried] =
            "Banyak pesan gagal dikirim; lihat alasannya dengan puskesosbot outbox, dan kabari warga yang penting "
            + "lewat telepon.",
    };

    internal static string For(ChannelAlarmCode code) => Sentences[code];
}
