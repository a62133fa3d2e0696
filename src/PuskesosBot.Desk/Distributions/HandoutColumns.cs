using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Distributions;

/// <summary>What a column of a sheet of hand-outs can be.</summary>
internal enum HandoutField
{
    Serial, Programme, Title, Rws, Date, StartsAt, Venue, Map, Papers, Sponsor, HandedOutBy, SlotMinutes, SlotPersons,
}

/// <summary>Which column fills which field, found by the headings that are in use.</summary>
internal sealed class HandoutColumns
{
    /// <summary>A row with so many headings that are known is the header.</summary>
    private const int KnownMin = 3;

    private static readonly Dictionary<string, HandoutField> Known = Synonyms();

    private readonly int[] _columns = new int[Enum.GetValues<HandoutField>().Length];
    private readonly string[] _headings;

    private HandoutColumns(SheetRow header)
    {
        _headings = [.. header.Cells.Select(cell => cell.Text)];
        Array.Fill(_columns, -1);
        foreach (var (at, heading) in _headings.Index())
        {
            if (Known.TryGetValue(Key(heading), out var field) && !Has(field)) _columns[(int)field] = at;
            else if (heading.Length > 0) Unknown.Add(heading);
        }
    }

    /// <summary>Headings that fill nothing.</summary>
    internal List<string> Unknown { get; } = [];

    internal static HandoutColumns? TryRead(SheetRow row) =>
        row.Cells.Count(cell => Known.ContainsKey(Key(cell.Text))) >= KnownMin ? new HandoutColumns(row) : null;

    internal SheetCell Of(SheetRow row, HandoutField field) => row[_columns[(int)field]];

    internal string Heading(HandoutField field) => Has(field) ? _headings[_columns[(int)field]] : "";

    /// <summary>Everything that must be there and is not, each with the headings that would be understood.</summary>
    internal IEnumerable<string> Missing()
    {
        foreach (var (field, name) in ((HandoutField, string)[])[
            (HandoutField.Programme, "program"), (HandoutField.Rws, "RW"), (HandoutField.Date, "tanggal")])
        {
            if (!Has(field)) yield return $"{name} (judul kolom yang dikenal: {Allowed(field)})";
        }

        if (!Has(HandoutField.Title) && !Has(HandoutField.Sponsor))
        {
            yield return $"nama penyaluran atau sumbernya (judul kolom yang dikenal: {Allowed(HandoutField.Title)}, "
                + $"{Allowed(HandoutField.Sponsor)})";
        }
    }

    private bool Has(HandoutField field) => _columns[(int)field] >= 0;

    private static string Allowed(HandoutField field) =>
        string.Join(", ", Known.Where(known => known.Value == field).Select(known => known.Key));

    /// <summary>Upper-case letters only: "Hari / Tanggal" and "HARI_TANGGAL" are one heading.</summary>
    private static string Key(string heading) =>
        string.Concat(heading.Take(60).Where(char.IsLetter).Select(char.ToUpperInvariant));

    private static Dictionary<string, HandoutField> Synonyms()
    {
        (HandoutField Field, string Headings)[] table =
        [
            (HandoutField.Serial, "NO NOMOR NOURUT NR"),
            (HandoutField.Programme, "PROGRAM PROGRAMBANTUAN JENISBANTUAN JENISPROGRAM BANTUAN BANSOS JENIS"),
            (HandoutField.Title, "NAMA NAMAPENYALURAN PENYALURAN JUDUL NAMAKEGIATAN KEGIATAN ACARA URAIAN"),
            (HandoutField.Rws, "RW UNTUKRW RWPENERIMA DAFTARRW WILAYAH WILAYAHRW SASARAN"),
            (HandoutField.Date, "TANGGAL TGL HARITANGGAL HARITGL HARI TANGGALPENYALURAN TANGGALPEMBAGIAN"
                + " TGLPENYALURAN JADWAL KAPAN"),
            (HandoutField.StartsAt, "JAM MULAI JAMMULAI MULAIJAM PUKUL WAKTU WAKTUMULAI"),
            (HandoutField.Venue, "TEMPAT LOKASI TEMPATPENYALURAN TEMPATPEMBAGIAN LOKASIPENYALURAN"),
            (HandoutField.Map, "PETA TAUTANPETA LINKPETA MAPS GOOGLEMAPS LINKMAPS TAUTAN LINK LINKLOKASI"),
            (HandoutField.Papers, "SURAT SURATYANGDIBAWA BERKAS SYARAT PERSYARATAN DOKUMEN BAWA YANGDIBAWA DIBAWA"),
            (HandoutField.Sponsor, "SUMBER SUMBERBANTUAN DARI DARISIAPA PEMBERI SPONSOR PENYELENGGARA"),
            (HandoutField.HandedOutBy, "YANGMEMBAGIKAN PEMBAGI DIBAGIKANOLEH PETUGAS PENYALUR OLEH"),
            (HandoutField.SlotMinutes, "GILIRAN GILIRANMENIT LAMAGILIRAN LAMASATUGILIRAN LAMASATUGILIRANMENIT"
                + " MENITPERGILIRAN"),
            (HandoutField.SlotPersons, "ORANGPERGILIRAN ORANGGILIRAN KUOTAGILIRAN"),
        ];
        return table
            .SelectMany(line => line.Headings.Split(' ').Select(heading => (heading, line.Field)))
            .ToDictionary(line => line.heading, line => line.Field);
    }
}
