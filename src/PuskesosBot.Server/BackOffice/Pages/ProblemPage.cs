using Microsoft.AspNetCore.Mvc;

namespace PuskesosBot.Server.BackOffice.Pages;

/// <summary>Shown in place of a page that cannot be: it says what to do, never what broke.</summary>
[Allow(Door = Doorway.Street)]
[IgnoreAntiforgeryToken]
internal sealed class ProblemPage : ConsolePage
{
    public int Status { get; private set; }

    public string Title => Status switch
    {
        400 => "Formulir ini sudah kedaluwarsa",
        401 => "Silakan masuk lagi",
        403 => "Halaman ini bukan untuk peran Anda",
        404 => "Tidak ada di sini",
        413 => "Berkasnya terlalu besar",
        _ => "Ada masalah di server",
    };

    public string Advice => Status switch
    {
        400 => "Kembali, muat ulang halamannya, lalu coba lagi.",
        401 => "Sesi Anda sudah habis.",
        403 => "Kalau Anda perlu membukanya, bicarakan dengan koordinator.",
        404 => "Mungkin alamatnya salah ketik, atau isinya bukan milik meja layanan Anda.",
        413 => "Pecah daftarnya menjadi beberapa berkas, misalnya satu per RW.",
        _ => "Coba lagi sebentar. Kalau tetap begini, beri tahu pengelola nomor masalah di bawah.",
    };

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        Status = status;
        // Asked for by itself it is a page like any other; shown for another, that one's status stands.
        if (HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
