using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.Desk.Registry;

/// <summary>
/// Thousands of damaged files, always the same ones: each ends in a report, none in an exception or a hang.
/// </summary>
public sealed class MutatedFileTests
{
    private const int TextFiles = 2_400, Workbooks = 800, Seed = 20240612;

    private static readonly TimeSpan FileMax = TimeSpan.FromSeconds(20);

    [Fact]
    public void Damaged_text_files_are_read_or_refused_and_good_rows_survive()
    {
        using var folder = new Scratch();
        var random = new Random(Seed);
        var lines = File.ReadLines(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv")).Take(25).ToArray();
        var survived = 0;
        for (var i = 0; i < TextFiles; i++)
        {
            var text = Damaged([.. lines], random);
            var rows = ReadAll(folder.Write(".csv", Encodings[random.Next(Encodings.Length)].GetBytes(text)), i);
            if (rows is null) continue;
            survived++;
        }

        survived.ShouldBeGreaterThan(TextFiles / 2);
    }

    [Fact]
    public void One_bad_row_costs_no_other_row()
    {
        using var folder = new Scratch();
        var random = new Random(Seed);
        var lines = File.ReadLines(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv")).Take(60).ToArray();
        for (var i = 0; i < 400; i++)
        {
            var bad = random.Next(1, lines.Length);
            var copy = (string[])lines.Clone();
            copy[bad] = DamagedLine(copy[bad], random);

            var bytes = Encoding.UTF8.GetBytes(string.Join('\n', copy));
            var rows = ReadAll(folder.Write(".csv", bytes), i).ShouldNotBeNull();

            var names = rows.Select(row => row.Name).ToHashSet();
            lines.Skip(1).Where((_, at) => at != bad - 1).Select(NameOf).Where(name => !names.Contains(name))
                .ShouldBeEmpty($"file {i}, line {bad}: {copy[bad]}");
        }
    }

    [Fact]
    public void Damaged_workbooks_are_read_or_refused()
    {
        using var folder = new Scratch();
        var random = new Random(Seed);
        object?[][] rows = [.. File.ReadLines(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv")).Take(12)
            .Select(line => line.Split(',').ToArray<object?>())];
        var whole = Workbook.Of(("S", rows));
        for (var i = 0; i < Workbooks; i++)
        {
            var bytes = i % 2 == 0 ? DamagedBytes(whole, random) : DamagedInside(whole, random);
            ReadAll(folder.Write(".xlsx", bytes), i);
        }
    }

    [Fact]
    public async Task Damaged_lists_go_through_the_whole_import()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var random = new Random(Seed);
        var lines = File.ReadLines(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv")).Take(25).ToArray();
        for (var i = 0; i < 60; i++)
        {
            var report = await desk.ImportAsync(desk.File(Damaged([.. lines], random).Split('\n')));

            var sum = report.Rows.Accepted + report.Rows.Warned + report.Rows.Held + report.Rows.Rejected
                + report.Rows.Merged;
            sum.ShouldBe(report.Rows.Read, $"file {i}");
        }

        var hashes = await desk.ReadAsync(db =>
            db.Residents.Where(r => r.NikSealed != null).Select(r => r.NikSealed!).ToListAsync());
        hashes.ShouldAllBe(box => CellNik.IsDigits(desk.Vault.Open("nik", box))
            && desk.Vault.Open("nik", box).Length == 16);
    }

    private static readonly Encoding[] Encodings =
        [Encoding.UTF8, Encoding.Unicode, Encoding.Latin1, new UTF8Encoding(true), Encoding.BigEndianUnicode];

    private static readonly string[] Poison =
    [
        "\"", "\"\"", ",", ";", "\n", "\r", "\t", "\0", "=1+1", "'", "3.27302E+15", "999999999999999999999",
        "\uFEFF", "🙂", "-", "@SUM(A1)", "JUMLAH", "NAMA", "31-02-2024", "x", "\"\n\"", "�", "\u202E", "1e308",
        "RT 99/RW 99",
    ];

    // What the importer does to a file before it decides, which is where damaged bytes are met.
    private static List<ImportRow>? ReadAll(string file, int number)
    {
        using var limit = new CancellationTokenSource(FileMax);
        try
        {
            SheetReader.RefuseUnreadable(file, null, limit.Token);
            using var reader = SheetReader.Open(file, limit.Token);
            var table = SheetTable.Find(reader);
            var rows = new RowReader(new RowContext
            {
                Columns = table.Columns,
                Source = "dtks",
                DeskName = "Lebak Siliwangi",
                Today = new DateOnly(2024, 6, 12),
                IsDelimited = reader.IsDelimited,
                IsNikRounded = table.IsRounded(ImportField.Nik),
                IsKkRounded = table.IsRounded(ImportField.Kk),
            });
            var read = new List<ImportRow>();
            while (table.Next() is { } sheet)
            {
                limit.Token.ThrowIfCancellationRequested();
                read.Add(rows.Read(sheet));
            }

            return read;
        }
        catch (ImportRefusedException)
        {
            return null;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"file {number} of seed {Seed}", e);
        }
    }

    private static string NameOf(string line) => line.Split(',')[3].Replace("  ", " ", StringComparison.Ordinal);

    private static string Damaged(string[] lines, Random random)
    {
        for (var times = random.Next(1, 8); times > 0; times--)
        {
            var at = random.Next(lines.Length);
            lines[at] = random.Next(5) == 0 ? lines[random.Next(lines.Length)] : DamagedLine(lines[at], random);
        }

        var text = string.Join(random.Next(4) == 0 ? "\r\n" : "\n", lines);
        return random.Next(6) == 0 ? text[..random.Next(text.Length)] : text;
    }

    private static string DamagedLine(string line, Random random)
    {
        var at = random.Next(line.Length + 1);
        var poison = Poison[random.Next(Poison.Length)];
        return random.Next(3) switch
        {
            0 => line.Insert(at, poison),
            1 => line[..at] + poison,
            _ => line.Insert(at, string.Concat(Enumerable.Repeat(poison, random.Next(1, 300)))),
        };
    }

    private static byte[] DamagedBytes(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        for (var times = random.Next(1, 20); times > 0; times--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(5) == 0 ? bytes[..random.Next(4, bytes.Length)] : bytes;
    }

    // Sound as an archive, damaged as a workbook.
    private static byte[] DamagedInside(byte[] whole, Random random)
    {
        using var memory = new MemoryStream();
        memory.Write(whole);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries[random.Next(zip.Entries.Count)];
            using var stream = entry.Open();
            using var reader = new StreamReader(stream, leaveOpen: true);
            var text = reader.ReadToEnd();
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(12), text.Length - at);
            var poison = random.Next(2) == 0 ? "" : XmlPoison[random.Next(XmlPoison.Length)];
            text = text.Remove(at, length).Insert(at, poison);
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return memory.ToArray();
    }

    private static readonly string[] XmlPoison =
    [
        "<", ">", "&", "&#0;", "</c>", "<row r=\"-5\">", "<c r=\"ZZ9999999\">", "<v>1e999</v>", "t=\"s\"",
        "<v>-1</v>", "9999999", "<![CDATA[", "s=\"4000000\"", "<mergeCells>", "\uFFFF",
    ];

    private sealed class Scratch : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mutated");

        internal string Write(string ending, byte[] bytes)
        {
            var file = Path.Combine(_folder.FullName, $"list{ending}");
            File.WriteAllBytes(file, bytes);
            return file;
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
