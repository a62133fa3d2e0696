namespace PuskesosBot.Desk.Registry;

/// <summary>Programme ids of <c>config/programmes.yaml</c> by what lists call them.</summary>
internal static class ProgrammeNames
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["PKH"] = "PKH",
        ["PROGRAMKELUARGAHARAPAN"] = "PKH",
        ["BPNT"] = "BPNT",
        ["SEMBAKO"] = "BPNT",
        ["KARTUSEMBAKO"] = "BPNT",
        ["BANTUANPANGANNONTUNAI"] = "BPNT",
        ["CBP"] = "CBP",
        ["BERAS"] = "CBP",
        ["BANTUANBERAS"] = "CBP",
        ["RASKIN"] = "CBP",
        ["CADANGANBERASPEMERINTAH"] = "CBP",
        ["BAZNASSANTUNAN"] = "BAZNAS_SANTUNAN",
        ["SANTUNANYATIMDANDHUAFA"] = "BAZNAS_SANTUNAN",
        ["BAZNASZAKAT"] = "BAZNAS_ZAKAT",
        ["ZAKATFAKIRMISKIN"] = "BAZNAS_ZAKAT",
        ["BAZNASLANSIA"] = "BAZNAS_LANSIA",
        ["LANSIAKUOTAKELURAHAN"] = "BAZNAS_LANSIA",
        ["RUTILAHU"] = "RUTILAHU",
        ["HARIJADI"] = "HARI_JADI",
        ["BANTUANHARIJADIKOTABANDUNG"] = "HARI_JADI",
        ["RASSEMBAKO"] = "RAS_SEMBAKO",
        ["SEMBAKORAMADAN"] = "RAS_SEMBAKO",
        ["SEMBAKORAMADHAN"] = "RAS_SEMBAKO",
        ["RASSANTUNAN"] = "RAS_SANTUNAN",
        ["ZAKATFITRAH"] = "ZAKAT_FITRAH",
        ["QURBAN"] = "QURBAN",
        ["DAGINGQURBAN"] = "QURBAN",
        ["KURBAN"] = "QURBAN",
        ["RASCHARITY"] = "RAS_CHARITY",
        ["RASKHUSUS"] = "RAS_KHUSUS",
        ["SEMBAKOBERSAMA"] = "SEMBAKO_BERSAMA",
        ["BPJS"] = "BPJS",
        ["KIS"] = "KIS",
    };

    /// <summary>What the same words mean on one source's list.</summary>
    private static readonly Dictionary<(string Source, string Name), string> OfSource = new()
    {
        [("salman", "SANTUNANYATIMDANDHUAFA")] = "RAS_SANTUNAN",
        [("salman", "SEMBAKO")] = "RAS_SEMBAKO",
    };

    /// <summary>Programmes that count families, not persons.</summary>
    internal static readonly HashSet<string> OfFamilies = ["PKH", "BPNT", "CBP"];

    internal static readonly string Allowed = string.Join(", ", Known.Values.Distinct());

    private static readonly char[] Separators = [';', ',', '/', '|', '+', '\n'];

    /// <summary>The ids a cell names; what is not understood goes to <paramref name="unknown"/>.</summary>
    internal static string[] Read(string cell, string source, List<string> unknown)
    {
        if (CellNik.IsBlank(cell)) return [];
        if (TryFind(cell, source) is { } single) return [single];
        var found = new List<string>(4);
        const StringSplitOptions trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var part in cell.Split(Separators, trimmed))
        {
            if (TryFind(part, source) is not { } id) unknown.Add(part);
            else if (!found.Contains(id)) found.Add(id);
        }

        return [.. found];
    }

    private static string? TryFind(string name, string source)
    {
        if (Known.TryGetValue(name, out var plain) && name.Length <= 4) return plain;
        var key = Key(name);
        return OfSource.GetValueOrDefault((source, key)) ?? Known.GetValueOrDefault(key);
    }

    /// <summary>Letters only, without the year: "Sembako Ramadan 1445 H" is the parcel of any Ramadan.</summary>
    private static string Key(string name)
    {
        var year = name.AsSpan().IndexOfAnyInRange('0', '9');
        var words = year > 0 ? name[..year] : name;
        return string.Concat(words.Where(char.IsLetter)).ToUpperInvariant();
    }
}
