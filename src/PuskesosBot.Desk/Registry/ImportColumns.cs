namespace PuskesosBot.Desk.Registry;

/// <summary>What a column of a list can be.</summary>
public enum ImportField
{
    Serial, Name, Nik, Kk, Sex, BirthDate, BirthPlaceAndDate, Address, Rt, Rw, RtRw, Kelurahan, Programmes, Standing,
    VerifiedOn, Phone, Nominal,
}

/// <summary>Which column of a file fills which field, found by the headings that lists in the field use.</summary>
internal sealed class ImportColumns
{
    private static readonly Dictionary<string, ImportField> Known = Synonyms();

    private readonly int[] _columns = new int[Enum.GetValues<ImportField>().Length];
    private readonly string[] _headings;

    private ImportColumns(SheetRow header, IReadOnlyDictionary<string, ImportField>? chosen)
    {
        _headings = header.Cells.Select(cell => cell.Text).ToArray();
        Array.Fill(_columns, -1);
        for (var i = 0; i < _headings.Length; i++)
        {
            if (FieldOf(_headings[i], chosen) is not { } field || Has(field))
            {
                if (_headings[i].Length > 0) Unknown.Add(_headings[i]);
                continue;
            }

            _columns[(int)field] = i;
        }
    }

    /// <summary>As they stand in the file, blank ones left out.</summary>
    internal IReadOnlyList<string> Headings => [.. _headings.Where(heading => heading.Length > 0)];

    /// <summary>Headings that fill nothing, for the report.</summary>
    internal List<string> Unknown { get; } = [];

    internal int Width => _headings.Length;

    internal int this[ImportField field] => _columns[(int)field];

    internal bool Has(ImportField field) => _columns[(int)field] >= 0;

    internal string Heading(ImportField field) => Has(field) ? _headings[this[field]] : "";

    internal string HeadingAt(int column) => column >= 0 && column < Width ? _headings[column] : "";

    /// <summary>Field to heading, for the import's record.</summary>
    internal IReadOnlyDictionary<string, string> Mapping => Enum.GetValues<ImportField>()
        .Where(Has).ToDictionary(filled => filled.ToString(), Heading);

    internal static int CountKnown(SheetRow row)
    {
        var known = 0;
        foreach (var cell in row.Cells)
        {
            if (cell.Text.Length is > 1 and < 40 && Known.ContainsKey(Key(cell.Text))) known++;
        }

        return known;
    }

    /// <summary>The columns, when the row is a header: a name and something else that is understood.</summary>
    /// <param name="chosen">Headings somebody chose; then the row is a header that has them all.</param>
    internal static ImportColumns? TryRead(SheetRow row, IReadOnlyDictionary<string, ImportField>? chosen)
    {
        if (chosen is not null)
            return chosen.Keys.All(heading => row.Cells.Any(cell => cell.Text == heading)) ? new(row, chosen) : null;
        if (CountKnown(row) < 2) return null;
        var columns = new ImportColumns(row, null);
        return columns.Has(ImportField.Name) || CountKnown(row) >= 3 ? columns : null;
    }

    private static ImportField? FieldOf(string heading, IReadOnlyDictionary<string, ImportField>? chosen) =>
        chosen is not null
            ? chosen.TryGetValue(heading, out var meant) ? meant : null
            : Known.TryGetValue(Key(heading), out var known) ? known : null;

    /// <summary>Everything that must be there and is not, each with the headings that would be understood.</summary>
    internal IEnumerable<string> Missing()
    {
        if (!Has(ImportField.Name)) yield return $"nama (judul kolom yang dikenal: {Allowed(ImportField.Name)})";
        if (!Has(ImportField.Rw) && !Has(ImportField.RtRw) && !Has(ImportField.Address))
        {
            yield return $"RW atau alamat (judul kolom yang dikenal: {Allowed(ImportField.Rw)}, "
                + $"{Allowed(ImportField.RtRw)}, {Allowed(ImportField.Address)})";
        }
    }

    private static string Allowed(ImportField field) =>
        string.Join(", ", Known.Where(known => known.Value == field).Select(known => known.Key));

    /// <summary>Upper-case letters and digits only, so that "No. KTP" and "NO_KTP" are one heading.</summary>
    private static string Key(string heading)
    {
        Span<char> key = stackalloc char[Math.Min(heading.Length, 64)];
        var length = 0;
        foreach (var c in heading)
        {
            if (length < key.Length && char.IsLetterOrDigit(c)) key[length++] = char.ToUpperInvariant(c);
        }

        return key[..length].ToString();
    }

    private static Dictionary<string, ImportField> Synonyms()
    {
        (ImportField Field, string Headings)[] table =
        [
            (ImportField.Serial, "NO NOMOR NOURUT NOMORURUT NR"),
            (ImportField.Name, "NAMA NAMALENGKAP NAMAPENERIMA NAMAMUSTAHIK NAMAPM NAMAKPM NAMAPENERIMAMANFAAT NAMAWARGA"
                + " NAMAANGGOTA NAMAART NAMAANGGOTAKELUARGA NAMAPENDUDUK NAMASESUAIKTP"),
            (ImportField.Nik, "NIK NONIK NOMORNIK NOKTP NOMORKTP NIKKTP KTP NONIKKTP NOMORINDUKKEPENDUDUKAN"),
            (ImportField.Kk, "NOKK NOMORKK KK NOKARTUKELUARGA NOMORKARTUKELUARGA KARTUKELUARGA NKK IDKELUARGA"),
            (ImportField.Sex, "JENISKELAMIN JK LP KELAMIN GENDER SEX JNSKELAMIN JENKEL"),
            (ImportField.BirthDate, "TANGGALLAHIR TGLLAHIR TGLLHR TANGGALLAHIRDDMMYYYY LAHIR"),
            (ImportField.BirthPlaceAndDate, "TEMPATTGLLAHIR TEMPATTANGGALLAHIR TEMPATDANTANGGALLAHIR TTL"),
            (ImportField.Address, "ALAMAT ALAMATLENGKAP ALAMATRUMAH ALAMATDOMISILI ALAMATKTP ALAMATPENERIMA"),
            (ImportField.Rt, "RT NORT"),
            (ImportField.Rw, "RW NORW"),
            (ImportField.RtRw, "RTRW RTDANRW"),
            (ImportField.Kelurahan, "KELURAHAN KEL DESA DESAKELURAHAN KELURAHANDESA NAMAKELURAHAN"),
            (ImportField.Programmes, "PROGRAM PROGRAMBANTUAN JENISBANTUAN JENISPROGRAM BANTUAN BANSOS KEGIATAN"
                + " KEPESERTAAN PROGRAMBANSOS"),
            (ImportField.Standing, "STATUS STATUSVERVAL HASILVERVAL STATUSVERIFIKASI HASILVERIFIKASI"),
            (ImportField.VerifiedOn, "TANGGALVERVAL TGLVERVAL TANGGALVERIFIKASI TGLVERIFIKASI"),
            (ImportField.Phone, "NOHP NOMORHP HP NOHPWA NOWA NOMORWA WA WHATSAPP NOTELP NOTELEPON TELEPON TELP"
                + " NOMORTELEPON NOTELPHP NOHPTELP KONTAK"),
            (ImportField.Nominal, "NOMINAL NOMINALBANTUAN JUMLAHBANTUAN BESARAN BESARANBANTUAN JATAH NILAIBANTUAN"),
        ];
        return table
            .SelectMany(line => line.Headings.Split(' ').Select(heading => (heading, line.Field)))
            .ToDictionary(line => line.heading, line => line.Field);
    }
}
