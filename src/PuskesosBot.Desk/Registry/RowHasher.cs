using System.Globalization;
using System.Text;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.Registry;

/// <summary>Gives a row its keyed hashes. Not shared between threads.</summary>
internal sealed class RowHasher(IdentifierVault vault, Guid deskId, string source)
{
    private const char Between = '\x1F';

    private readonly byte[]?[] _last4 = new byte[]?[10_000];
    private readonly StringBuilder _text = new();
    private readonly string _list = $"{deskId:N}{Between}{source}{Between}";

    internal void Hash(ImportRow row)
    {
        if (row.Nik is { } nik)
        {
            row.NikHash = vault.Hash("nik", nik);
            row.NikKey = Key128.Of(row.NikHash);
        }

        if (row.Kk is { } kk)
        {
            row.KkHash = vault.Hash("kk", kk);
            row.KkKey = Key128.Of(row.KkHash);
            row.KkLast4Hash = _last4[int.Parse(kk.AsSpan(12), NumberStyles.None, CultureInfo.InvariantCulture)]
                ??= vault.Hash("kk4", kk[12..]);
        }

        if (row.Phone is { } phone) row.PhoneHash = vault.Hash("phone", phone);
        row.RowKey = RowKeyOf(row);
        row.ContentKey = ContentKeyOf(row);
    }

    // The best that names the person: the NIK, else the family card with birth date, else all that there is.
    private Key128 RowKeyOf(ImportRow row)
    {
        _text.Clear().Append(_list);
        if (row.Nik is not null) Add("n").Add(row.Nik);
        else if (row.Kk is not null && row.BirthDate is not null) Add("k").Add(row.Kk).Add(row.BirthDate);
        else Add("x").Add(row.BirthDate).Add(RegistryIndex.DoorOf(row.Rw, row.Address)).Add(row.Rt).Add(row.Rw);
        Add(row.SearchName);
        return Key128.Of(vault.Hash("row", _text.ToString()));
    }

    private Key128 ContentKeyOf(ImportRow row)
    {
        _text.Clear().Append(_list);
        Add(row.Name).Add(row.Nik).Add(row.Kk).Add(row.BirthDate).Add(row.Sex?.ToString()).Add(row.Address);
        Add(row.Rt).Add(row.Rw).Add(row.Standing?.ToString()).Add(row.VerifiedOn).Add(row.Phone);
        foreach (var programme in row.Programmes) Add(programme);
        return Key128.Of(vault.Hash("content", _text.ToString()));
    }

    private RowHasher Add(string? value)
    {
        _text.Append(value).Append(Between);
        return this;
    }

    private RowHasher Add(DateOnly? date)
    {
        _text.Append(date?.DayNumber).Append(Between);
        return this;
    }
}
