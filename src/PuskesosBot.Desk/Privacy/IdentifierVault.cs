using System.Security.Cryptography;
using System.Text;

namespace PuskesosBot.Desk.Privacy;

/// <summary>
/// Turns identifiers into keyed hashes (for look-up) and sealed values (to be shown to staff with a reason).
/// </summary>
/// <remarks>
/// HMAC-SHA256 cut to 16 bytes: 2^64 identifiers before a collision is likely, and half the index. AES-256-GCM with a
/// random nonce: two equal numbers do not look equal. The purpose is part of both, so a KK number never matches a NIK.
/// Thread-safe.
/// </remarks>
public sealed class IdentifierVault : IDisposable
{
    /// <summary>Bytes of the key file: 32 for hashing, 32 for sealing.</summary>
    public const int KeyBytes = 64;

    private const int HashBytes = 16, NonceBytes = 12, TagBytes = 16, StackBytesMax = 256;
    private readonly byte[] _hashKey;
    private readonly AesGcm _aes;

    /// <summary>AesGcm keeps the state of its one cipher: two at once would mix their values beyond reading.</summary>
    private readonly Lock _oneAtATime = new();

    /// <param name="key">Exactly <see cref="KeyBytes"/> random bytes.</param>
    public IdentifierVault(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyBytes);
        _hashKey = key[..32];
        _aes = new AesGcm(key[32..], TagBytes);
    }

    /// <summary>
    /// Reads the key from the folder, making it on the first start. Losing it loses every stored identifier.
    /// </summary>
    public static IdentifierVault OpenOrCreate(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "identifiers.key");
        if (!File.Exists(file)) CreateKey(file);
        return new IdentifierVault(File.ReadAllBytes(file));
    }

    /// <param name="purpose">Kind of identifier, such as <c>nik</c>.</param>
    /// <param name="value">Canonical form.</param>
    public byte[] Hash(string purpose, string value)
    {
        var room = Encoding.UTF8.GetMaxByteCount(purpose.Length + 1 + value.Length);
        var text = room <= StackBytesMax ? stackalloc byte[StackBytesMax] : new byte[room];
        var length = Encoding.UTF8.GetBytes(purpose, text);
        text[length++] = (byte)':';
        length += Encoding.UTF8.GetBytes(value, text[length..]);
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_hashKey, text[..length], digest);
        return digest[..HashBytes].ToArray();
    }

    /// <summary>Nonce, tag, ciphertext.</summary>
    public byte[] Seal(string purpose, string value)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        var about = Encoding.UTF8.GetBytes(purpose);
        lock (_oneAtATime)
            _aes.Encrypt(nonce, plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), about);
        return box;
    }

    /// <exception cref="CryptographicException">Damaged, sealed with another key or for another purpose.</exception>
    public string Open(string purpose, byte[] box)
    {
        if (box.Length < NonceBytes + TagBytes) throw new CryptographicException("the sealed value is too short");
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        var about = Encoding.UTF8.GetBytes(purpose);
        lock (_oneAtATime)
            _aes.Decrypt(nonce, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), plain, about);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>False: damaged, or sealed with another key or for another purpose.</summary>
    public bool Opens(string purpose, byte[] box)
    {
        try
        {
            Open(purpose, box);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose() => _aes.Dispose();

    private static void CreateKey(string file)
    {
        // Written aside and moved: a process killed here must not leave half a key behind. The name is random,
        // because every container's process is number 1.
        var draft = $"{file}.{Path.GetRandomFileName()}.new";
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft); // Another process was first; its key is the key.
        }
    }
}
