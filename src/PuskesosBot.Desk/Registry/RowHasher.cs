using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuskesosBot.Desk.Privacy;

namespace PuskesosBot.Desk.Registry;

/// <summary>Gives a row its keyed hashes. Not shared between threads.</summary>
internal sealed class RowHasher(IdentifierVault vault, Guid deskId, string source)
{
    private const char Between = '\x1F';

    private readonly byte[]?[] _last4 = new byte[]?[10_000];
    private readonly StringBuilder _text = new();
    private readonly byte[] _secret = vault.Hash("row", $"{deskId:N}{Between}{source}");
    private byte[] _bytes = new byte[1024];
    private string? _kk;
    private byte[]? _kkHash;

    internal void Hash(ImportRow row)
    {
        if (row.Nik is { } nik)
        {
            row.NikHash = vault.Hash("nik", nik);
            row.NikKey = Key128.Of(row.NikHash);
        }

        if (row.Kk is { } kk)
        {
            // The members of a family stand one below the other.
            if (kk != _kk) (_kk, _kkHash) = (kk, vault.Hash("kk", kk));
            row.KkHash = _kkHash!;
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
        _text.Clear();
        if (row.Nik is not null) Add("n").Add(row.Nik);
        else if (row.Kk is not null && row.BirthDate is not null) Add("k").Add(row.Kk).Add(row.BirthDate);
        else Add("x").Add(row.BirthDate).Add(RegistryIndex.DoorOf(row.Rw, row.Address)).Add(row.Rt).Add(row.Rw);
        Add(row.SearchName);
        return Digest();
    }

    private Key128 ContentKeyOf(ImportRow row)
    {
        _text.Clear();
        Add("c").Add(row.Name).Add(row.Nik).Add(row.Kk).Add(row.BirthDate).Add(row.Sex?.ToString()).Add(row.Address);
        Add(row.Rt).Add(row.Rw).Add(row.Standing?.ToString()).Add(row.VerifiedOn).Add(row.Phone);
        foreach (var programme in row.Programmes) Add(programme);
        return Digest();
    }

    /// <summary>SHA-256 with the vault's secret in front, cut to half: these only ever meet each other.</summary>
    /// <remarks>HMAC's second pass guards against lengthening a known digest, which the cut rules out
    /// already.</remarks>
    private Key128 Digest()
    {
        var room = _secret.Length + Encoding.UTF8.GetMaxByteCount(_text.Length);
        if (_bytes.Length < room) _bytes = new byte[room];
        _secret.CopyTo(_bytes, 0);
        var length = _secret.Length;
        foreach (var chunk in _text.GetChunks()) length += Encoding.UTF8.GetBytes(chunk.Span, _bytes.AsSpan(length));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.AsSpan(0, length), digest);
        return Key128.Of(digest);
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
