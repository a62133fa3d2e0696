using PuskesosBot.Data.Postgres;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Desk.Registry;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Desk.Distributions;

public sealed class HandoutSheetOnSqliteTests : HandoutSheetSuite
{
    private protected override Task<DeskDatabase?> DatabaseAsync() => Task.FromResult<DeskDatabase?>(null);
}

public sealed class HandoutSheetOnPostgresTests : HandoutSheetSuite
{
    private protected override async Task<DeskDatabase?> DatabaseAsync() =>
        new PostgresDatabase(await PostgresServer.CreateDatabaseAsync());
}

/// <summary>Hand-outs themselves from a spreadsheet, a row each.</summary>
public abstract class HandoutSheetSuite
{
    private const string Head =
        "No;Jenis Bantuan;Nama Penyaluran;RW;Hari/Tanggal;Jam;Lokasi;Link Maps;Surat yang dibawa;Sumber;Petugas;"
        + "Catatan";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<DeskDatabase?> DatabaseAsync();

    [Fact]
    public async Task A_row_is_a_hand_out_and_the_same_file_twice_changes_nothing()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        string[] file =
        [
            "JADWAL PENYALURAN", Head,
            "1;Beras;Bantuan beras;3, 4 dan 7;Sabtu, 28 November 2026;09.00 WIB;Balai RW 04;"
                + "https://maps.example/a;KTP, Kartu Keluarga & barcode;Bulog;Petugas Pos;x",
            "2;BPNT;;semua;belum tahu;;menyusul;;;Dinsos;;", ";;;;;;;;;;;",
            "3;Sembako Ramadan;Sembako;05 s/d 07;01/12/26;jam 9;;;;;;",
        ];

        var dry = await ReadAsync(room, file, isDryRun: true);
        (await room.Room.AllAsync<Distribution>()).ShouldBeEmpty();
        var report = await ReadAsync(room, file);
        var again = await ReadAsync(room, file);

        dry.Problems.ShouldBeEmpty();
        (dry.Read, dry.Added, dry.Skipped).ShouldBe((3, 3, 2));
        report.Added.ShouldBe(3);
        report.UnknownColumns.ShouldBe(["Catatan"]);
        (again.Added, again.Repeated, again.Held, again.Rejected).ShouldBe((0, 3, 0, 0));
        var made = (await room.Room.AllAsync<Distribution>()).OrderBy(d => d.Id).ToList();
        made.Select(d => (d.Programme, d.Title, string.Join(' ', d.Rws), d.Date, d.StartsAt)).ShouldBe(
        [
            ("CBP", "Bantuan beras", "03 04 07", new DateOnly(2026, 11, 28), new TimeOnly(9, 0)),
            ("BPNT", "BPNT dari Dinsos", string.Join(' ', TestDesk.Content.Profile.Rws), null, null),
            ("RAS_SEMBAKO", "Sembako", "05 06 07", new DateOnly(2026, 12, 1), new TimeOnly(9, 0)),
        ]);
        var rice = made[0];
        (rice.Venue, rice.VenueMap, rice.Sponsor, rice.HandedOutBy)
            .ShouldBe(("Balai RW 04", "https://maps.example/a", "Bulog", "Petugas Pos"));
        rice.Papers.ShouldBe(["KTP", "KK", "BARCODE"]);
        made[1].Papers.ShouldBe(TestDesk.Content.Programmes.Find("BPNT")!.Pickup.Documents);
        made.ShouldAllBe(d => d.State == DistributionState.Planned && d.Venue != "menyusul");
    }

    [Fact]
    public async Task Everything_wrong_with_a_row_is_said_at_once_and_the_good_rows_are_made()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());

        var report = await ReadAsync(
            room,
            [
                Head,
                ";Emas;;99;31/02/2026;pagi;;http://maps.example;KTP dan nasi;;;",
                ";;Beras;;;;;;;;;", ";CBP, PKH;Dua;6;19/11/2026;;;;;;;", ";CBP;Lampau;6;19/11/2026;;;;;;;",
                ";CBP;Jauh;6;28/11/2062;;;;;;;", ";CBP;Baik;6;28/11/2026;25.00;;;;;;",
                ";CBP;Benar;06;28/11/2026;;;;;;;", $";CBP;{new string('x', 201)};06;28/11/2026;;;;;;;",
            ]);

        report.Problems.GroupBy(p => p.Row).Select(row => string.Join(' ', row.Select(p => p.Code))).ShouldBe(
        [
            "PROGRAMME_UNKNOWN TITLE_MISSING RW_UNKNOWN DATE_UNREADABLE HOUR_UNREADABLE MAP_UNSAFE PAPER_UNKNOWN",
            "PROGRAMME_MISSING RW_MISSING DATE_MISSING", "PROGRAMME_SEVERAL", "DATE_OVER", "DATE_FAR",
            "HOUR_UNREADABLE", "CELL_TOO_LONG",
        ]);
        (report.Read, report.Added, report.Rejected).ShouldBe((8, 1, 7));
        (await room.Room.AllAsync<Distribution>()).ShouldHaveSingleItem().Title.ShouldBe("Benar");
    }

    [Fact]
    public async Task What_was_changed_since_stays_and_is_shown_to_be_looked_at()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        string[] file = [Head, ";CBP;Beras;06;28/11/2026;09.00;Balai;;;;;", ";CBP;Beras;07;belum tahu;;;;;;;"];
        await ReadAsync(room, file);
        var made = (await room.Room.AllAsync<Distribution>()).Single(d => d.Date is not null);
        DistributionRoom.Made(await room.DoAsync((call, ct) => room.Distributions.ChangeAsync(
            call, made.Id, DistributionRoom.Draft with { Title = "Beras", Date = new DateOnly(2026, 11, 29) }, "",
            ct)));

        var again = await ReadAsync(room, file);
        var dated = await ReadAsync(room, [Head, ";CBP;Beras;07;30/11/2026;;;;;;;"]);
        var twice = await ReadAsync(
            room, [Head, ";CBP;Baru;07;30/11/2026;;;;;;;", ";CBP;BARU ;07;30/11/2026;;Aula;;;;;"]);

        (again.Added, again.Held, again.Repeated).ShouldBe((0, 1, 1));
        again.Problems.Select(p => p.Code).ShouldBe(["THERE_DIFFERENT", "THERE_ALREADY"]);
        (dated.Added, dated.Held).ShouldBe((0, 1));
        (twice.Added, twice.Held).ShouldBe((1, 1));
        (await room.ReadAsync(made.Id)).Date.ShouldBe(new DateOnly(2026, 11, 29));
    }

    [Fact]
    public async Task A_workbook_with_dates_and_hours_of_its_own_is_read()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        using var folder = new TempFolder();
        var file = folder.File("jadwal.xlsx");
        await File.WriteAllBytesAsync(
            file,
            Workbook.Of(("Jadwal",
            [
                ["PROGRAM", "NAMA PENYALURAN", "RW", "TANGGAL", "JAM", "GILIRAN (MENIT)", "ORANG PER GILIRAN"],
                ["CBP", "Angka", 6d, new DateTime(2026, 11, 28), 0.375d, 30d, 20d],
                ["CBP", "Waktu", "06", 46354d, new DateTime(1900, 1, 1, 13, 30, 0), null, null],
                ["CBP", "Rusak", 4.5d, new DateTime(2026, 11, 28), null, 30d, null],
                ["CBP", "Rusak", new DateTime(2026, 8, 3), new DateTime(2026, 11, 28), null, null, null],
            ])),
            Ct);

        var report = await room.CallAsync(
            (call, ct) => room.Sheet.ReadAsync(call, room.Room.Desk.Id, file, isDryRun: false, ct));

        report.Problems.Select(p => p.Code).ShouldBe(["SLOT_UNREADABLE", "RW_UNREADABLE", "RW_UNREADABLE"]);
        (await room.Room.AllAsync<Distribution>()).OrderBy(d => d.Id)
            .Select(d => (d.Title, d.Date, d.StartsAt, d.SlotMinutes, d.SlotPersonsMax)).ShouldBe(
            [
                ("Angka", new DateOnly(2026, 11, 28), new TimeOnly(9, 0), 30, 20),
                ("Waktu", new DateOnly(2026, 11, 28), new TimeOnly(13, 30), 0, 0),
            ]);
    }

    [Fact]
    public async Task A_list_of_people_a_letter_and_another_desk_are_refused_whole()
    {
        await using var room = await DistributionRoom.OpenAsync(await DatabaseAsync());
        string[] good = [Head, ";CBP;Beras;06;28/11/2026;;;;;;;"];

        (await ReadAsync(room, ["NO,NAMA,RW,NIK", "1,SITI,06,"])).Refusal.ShouldNotBeNull().Code
            .ShouldBe("COLUMN_MISSING");
        (await ReadAsync(room, ["%PDF-1.7"])).Refusal.ShouldNotBeNull().Code.ShouldBe("FILE_TYPE");
        (await ReadAsync(room, ["Kepada Yth.", "Bapak Lurah"])).Refusal.ShouldNotBeNull().Code.ShouldBe("NO_HEADER");
        (await ReadAsync(room, [Head, .. Enumerable.Repeat(good[1], DistributionLimits.SheetRowsMax + 1)])).Refusal
            .ShouldNotBeNull().Code.ShouldBe("TOO_MANY_ROWS");
        (await ReadAsync(room, good, role: StaffRole.RwHead)).Refusal.ShouldNotBeNull().Code.ShouldBe("ROLE");
        (await ReadAsync(room, good, deskId: room.Room.Ids.Next())).Refusal.ShouldNotBeNull().Code.ShouldBe("ROLE");
        (await room.Room.AllAsync<Distribution>()).ShouldBeEmpty();
    }

    private static async Task<HandoutReport> ReadAsync(
        DistributionRoom room, string[] lines, bool isDryRun = false, StaffRole role = StaffRole.BackOffice,
        Guid? deskId = null)
    {
        using var folder = new TempFolder();
        var file = folder.File("jadwal.csv");
        await File.WriteAllLinesAsync(file, lines, Ct);
        return await room.CallAsync(
            (call, ct) => room.Sheet.ReadAsync(call, deskId ?? room.Room.Desk.Id, file, isDryRun, ct), role);
    }
}
