using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Distributions;

/// <summary>A list of entitled people from a spreadsheet.</summary>
public sealed class EntitlementListTests
{
    private const string Siti = "3273025505600000", Budi = "3273021203700000", Jauh = "3273021203750000",
        Almarhum = "3273021203500000";

    // The last four digits 0000 are no sequence, so that these are nobody's; a NIK that faulty is held.
    private static string Real(string nik) => nik[..12] + "0001";

    [Fact]
    public async Task Every_row_has_one_fate_and_says_why()
    {
        await using var room = await DistributionRoom.OpenAsync(null);
        await room.ResidentAsync("SITI AMINAH", nik: Real(Siti));
        await room.ResidentAsync("BUDI", nik: Real(Budi), programme: null);
        await room.ResidentAsync("JAUH", rw: "07", nik: Real(Jauh));
        await room.ResidentAsync("ALMARHUM", nik: Real(Almarhum), standing: Standing.Deceased);
        var made = await room.CreateAsync();
        using var folder = new TempFolder();
        var file = folder.File("daftar.csv");
        await File.WriteAllLinesAsync(
            file,
            [
                "NO,NAMA,NIK,RW,NOMINAL",
                $"1,Siti Aminah,{Real(Siti)},06,10 kg", $"2,Budi,{Real(Budi)},06,10 kg", $"3,Jauh,{Real(Jauh)},07,",
                $"4,Almarhum,{Real(Almarhum)},06,", "5,Siti Aminah,,06,", $"6,Siti Aminah,{Real(Siti)},06,",
                $"7,Orang Lain,{Real(Budi)},06,", "8,,,06,",
            ],
            TestContext.Current.CancellationToken);

        var dry = await ReadAsync(room, made.Id, file, isDryRun: true);
        (await room.Room.AllAsync<DistributionEntitlement>()).ShouldBeEmpty();
        var report = await ReadAsync(room, made.Id, file, isDryRun: false);

        (dry.Added, dry.Held, dry.Repeated, dry.Rejected).ShouldBe((2, 4, 1, 1));
        (report.Read, report.Added, report.Held, report.Repeated, report.Rejected).ShouldBe((8, 2, 4, 1, 1));
        report.Problems.Select(p => p.Code).ShouldBe(
            ["OTHER_RW", "NOT_ELIGIBLE", "NOT_IN_REGISTRY", "LISTED_ALREADY", "NAME_OF_OTHER", "NAME_MISSING"]);
        (await room.Room.AllAsync<DistributionEntitlement>()).Select(e => e.Nominal).ShouldBe(["10 kg", "10 kg"]);
        (await room.ReadAsync(made.Id)).Source.ShouldBe(EntitlementSource.List);
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_refused_whole()
    {
        await using var room = await DistributionRoom.OpenAsync(null);
        var made = await room.CreateAsync();
        using var folder = new TempFolder();
        var file = folder.File("daftar.csv");
        await File.WriteAllTextAsync(file, "%PDF-1.7", TestContext.Current.CancellationToken);

        var report = await ReadAsync(room, made.Id, file, isDryRun: false);

        report.Refusal.ShouldNotBeNull().Code.ShouldBe("FILE_TYPE");
    }

    private static Task<EntitlementReport> ReadAsync(DistributionRoom room, Guid id, string file, bool isDryRun) =>
        room.CallAsync((call, ct) => room.List.ReadAsync(call, id, file, isDryRun, ct));
}
