using System.Buffers.Binary;
using System.Text;

namespace PuskesosBot.Desk.Registry;

/// <summary>Looks at an OLE compound file (XLS) before the reader library does.</summary>
/// <remarks>
/// [MS-CFB] sections 2.2 and 2.3: a header of 512 bytes, then a table that says which sector follows which.
/// </remarks>
internal static class CompoundGuard
{
    private const int HeaderBytes = 512, SectorShiftAt = 30, TablesAt = 44, FirstTableAt = 76, TablesInHeader = 109;
    private const uint LastRegularSector = 0xFFFFFFFA;

    /// <exception cref="ImportRefusedException">Encrypted, damaged, or with sectors that follow each other in a
    /// circle.</exception>
    internal static void Check(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length < HeaderBytes) throw WorkbookSheet.Damaged();
        // An encrypted XLSX is a compound file with a stream of this name ([MS-OFFCRYPTO] section 2.3.4.4).
        if (bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0) throw WorkbookSheet.Encrypted();
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(SectorShiftAt));
        if (shift is not (9 or 12)) throw WorkbookSheet.Damaged();
        RefuseCircles(bytes, 1 << shift);
    }

    private static void RefuseCircles(byte[] bytes, int sectorBytes)
    {
        var sectors = bytes.Length / sectorBytes + 1;
        var followedBy = new bool[sectors];
        var tables = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(TablesAt)), TablesInHeader);
        for (var table = 0; table < tables; table++)
        {
            var sector = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(FirstTableAt + table * 4));
            var at = (sector + 1L) * sectorBytes;
            if (at + sectorBytes > bytes.Length) continue;
            for (var i = 0; i < sectorBytes / 4; i++)
            {
                var next = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan((int)at + i * 4));
                if (next >= LastRegularSector) continue;
                // In a sound file no sector follows two others; a circle that can be entered needs such a one.
                if (next >= sectors || followedBy[next]) throw WorkbookSheet.Damaged();
                followedBy[next] = true;
            }
        }
    }
}
