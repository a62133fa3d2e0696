namespace PuskesosBot.Desk.Registry;

/// <summary>
/// What can be wrong with a row, in order of precedence; the README of this folder lists the same table.
/// </summary>
/// <param name="Code">Stable.</param>
/// <param name="Verdict">What becomes of the row when nothing weightier is found.</param>
/// <param name="What">For staff: what is wrong.</param>
/// <param name="WhatToDo">For staff: what is allowed, or what to do.</param>
public sealed record ImportCode(string Code, ImportVerdict Verdict, string What, string WhatToDo)
{
    internal static readonly IReadOnlyList<ImportCode> All =
    [
        new("NAME_MISSING", ImportVerdict.Rejected, "Nama kosong.", "Isi nama. NIK boleh kosong, nama tidak."),
        new("NAME_INVALID", ImportVerdict.Rejected, "Isi kolom nama bukan nama.",
            "Nama berisi huruf, tanpa deret angka."),
        new("CELL_TOO_LONG", ImportVerdict.Rejected, "Isi sel terlalu panjang.", "Paling banyak 1.000 huruf per sel."),
        new("ROW_SHIFTED", ImportVerdict.Rejected, "Isi baris lebih banyak dari judul kolom; kolomnya bergeser.",
            "Beri tanda kutip pada isi yang memuat pemisah kolom."),
        new("OTHER_KELURAHAN", ImportVerdict.Held, "Alamat di kelurahan lain.",
            "RT/RW tidak dicatat. Periksa; bila benar, serahkan ke Puskesos kelurahan itu."),
        new("NIK_SCIENTIFIC", ImportVerdict.Held, "NIK diubah lembar kerja menjadi bentuk 3,27E+15; angkanya hilang.",
            "Jadikan kolom NIK berformat Teks, isi lagi dari KTP/KK."),
        new("NIK_ROUNDED", ImportVerdict.Held, "Angka terakhir NIK dibulatkan lembar kerja menjadi 0.",
            "Jadikan kolom NIK berformat Teks, isi lagi dari KTP/KK."),
        new("NIK_AS_NUMBER", ImportVerdict.Held, "NIK disimpan sebagai angka, bukan teks.",
            "Jadikan kolom NIK berformat Teks, cocokkan lagi dengan KTP/KK."),
        new("NIK_DATE_LIKE", ImportVerdict.Held, "NIK diubah lembar kerja menjadi tanggal.",
            "Jadikan kolom NIK berformat Teks, isi lagi dari KTP/KK."),
        new("NIK_DECIMAL", ImportVerdict.Held, "NIK disimpan sebagai bilangan desimal.",
            "Jadikan kolom NIK berformat Teks, cocokkan lagi dengan KTP/KK."),
        new("NIK_CHARACTERS", ImportVerdict.Held, "NIK berisi huruf atau tanda.",
            "NIK: 16 angka. Cocokkan dengan KTP/KK."),
        new("NIK_LENGTH", ImportVerdict.Held, "Jumlah angka NIK bukan 16.", "NIK: 16 angka. Cocokkan dengan KTP/KK."),
        new("NIK_DISTRICT", ImportVerdict.Held, "Enam angka pertama NIK bukan kode wilayah.",
            "Cocokkan NIK dengan KTP/KK."),
        new("NIK_DATE", ImportVerdict.Held, "Tanggal lahir di dalam NIK tidak ada di kalender.",
            "Angka ke-7 sampai ke-12: tanggal (perempuan +40), bulan, tahun. Cocokkan dengan KTP/KK."),
        new("NIK_SEQUENCE", ImportVerdict.Held, "NIK berakhir 0000; nomor urut mulai dari 0001.",
            "Cocokkan NIK dengan KTP/KK."),
        new("NIK_SHARED", ImportVerdict.Held, "Satu NIK dipakai dua orang yang berbeda.",
            "Tidak digabung. Cocokkan kedua orang dengan KTP/KK, lalu perbaiki NIK yang salah."),
        new("SAME_PERSON_OTHER_NIK", ImportVerdict.Held,
            "Nama, tanggal lahir, dan KK sama dengan orang yang sudah ada, tetapi NIK lain.",

            "Cocokkan dengan KTP/KK. Bila orangnya sama, perbaiki NIK di daftar."),
        new("POSSIBLE_DUPLICATE", ImportVerdict.Held,
            "Mungkin orang yang sama tercatat dua kali: KK dan tanggal lahir sama, nama mirip.",

            "Tidak digabung. Tanyakan ke RT/RW, lalu lengkapi NIK-nya."),
        new("NIK_REPEATED", ImportVerdict.Merged, "Orang yang sama tercatat lagi dengan NIK yang sama.",
            "Sudah digabung. Hapus salah satu baris di daftar asal."),
        new("PERSON_REPEATED", ImportVerdict.Merged, "Orang yang sama tercatat lagi: KK, tanggal lahir, dan nama sama.",
            "Sudah digabung. Hapus salah satu baris di daftar asal."),
        new("ROW_REPEATED", ImportVerdict.Merged, "Baris ini sama persis dengan baris sebelumnya.",
            "Hapus salah satu baris."),
        new("MERGED_DIFFERS", ImportVerdict.Merged, "Dua baris orang yang sama berbeda RW, KK, atau program.",
            "Baris PINDAH dianggap yang lama; selain itu baris pertama dipakai. Periksa mana yang benar."),
        new("NIK_BIRTH_DATE", ImportVerdict.Warned, "Tanggal lahir tidak cocok dengan NIK.",
            "Keduanya disimpan apa adanya. Cocokkan dengan KTP/KK."),
        new("NIK_SEX", ImportVerdict.Warned, "Jenis kelamin tidak cocok dengan NIK.",
            "Keduanya disimpan apa adanya. Cocokkan dengan KTP/KK."),
        new("NAME_DIFFERS", ImportVerdict.Warned, "NIK sama, tetapi ejaan nama berbeda.",
            "Cocokkan ejaan nama dengan KTP/KK."),
        new("BIRTH_DATE_DIFFERS", ImportVerdict.Warned, "NIK sama, tetapi tanggal lahir berbeda dari yang tercatat.",
            "Cocokkan dengan KTP/KK."),
        new("POSSIBLE_MATCH", ImportVerdict.Warned, "Mirip dengan orang di daftar lain, tetapi tanpa NIK yang sama.",
            "Tidak disambungkan. Periksa; bila orangnya sama, lengkapi NIK-nya."),
        new("KK_DAMAGED", ImportVerdict.Warned, "Nomor KK rusak oleh lembar kerja; tidak disimpan.",
            "Jadikan kolom KK berformat Teks, isi lagi dari KK."),
        new("KK_FAULTY", ImportVerdict.Warned, "Nomor KK bukan 16 angka berkode provinsi; tidak disimpan.",
            "Nomor KK: 16 angka. Cocokkan dengan KK."),
        new("KK_IS_NIK", ImportVerdict.Warned, "Nomor KK sama dengan NIK; nomor KK tidak disimpan.",
            "Isi nomor KK dari KK."),
        new("BIRTH_DATE_UNREADABLE", ImportVerdict.Warned, "Tanggal lahir tidak terbaca.",
            "Contoh: 17-08-1965, 17/08/1965, 17 Agustus 1965."),
        new("BIRTH_DATE_UNLIKELY", ImportVerdict.Warned,
            "Tanggal lahir di masa depan atau lebih dari 120 tahun lalu; tidak disimpan.",

            "Cocokkan dengan KTP/KK."),
        new("SEX_UNREADABLE", ImportVerdict.Warned, "Jenis kelamin tidak terbaca.", "L atau P."),
        new("RT_UNREADABLE", ImportVerdict.Warned, "Nomor RT tidak terbaca.", "Angka 1 sampai 99."),
        new("RW_UNREADABLE", ImportVerdict.Warned, "Nomor RW tidak terbaca.", "Angka 1 sampai 99."),
        new("STATUS_UNKNOWN", ImportVerdict.Warned, "Status tidak dikenal; dicatat sebagai belum verval.",
            "LAYAK, MAMPU, MENINGGAL, PINDAH, BANTUAN LAIN, TIDAK DITEMUKAN, atau BELUM VERVAL."),
        new("PROGRAMME_UNKNOWN", ImportVerdict.Warned, "Program tidak dikenal; kepesertaannya tidak dicatat.",
            $"Yang dikenal: {ProgrammeNames.Allowed}."),
        new("VERIFIED_ON_UNREADABLE", ImportVerdict.Warned, "Tanggal verval tidak terbaca.", "Contoh: 14-03-2024."),
        new("PHONE_UNREADABLE", ImportVerdict.Warned, "Bukan nomor HP Indonesia yang terbaca; tidak disimpan.",
            "Contoh: 0812-3456-7890."),
        new("FORMULA_TEXT", ImportVerdict.Warned, "Isi sel berupa rumus; disimpan sebagai teks biasa.",
            "Ganti rumus dengan isinya."),
    ];

    private static readonly Dictionary<string, ImportCode> ByCode = All.ToDictionary(code => code.Code);

    /// <summary>Null: no such code any more.</summary>
    public static ImportCode? Find(string code) => ByCode.GetValueOrDefault(code);

    internal static ImportCode Of(string code) => ByCode[code];
}
