using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.Desk.Registry;

public sealed class NewerFileTests
{
    private const string Header = "NIK,NO_KK,NAMA,TANGGAL_LAHIR,ALAMAT,RW,PROGRAM,STATUS";
    private const string Siti =
        "3273026105669000,3273022210150000,SITI AMINAH,21-05-1966,Jl. Contoh 901,05,PKH;BPNT,LAYAK";
    private const string Budi = "3273020102609000,3273022210150001,BUDI RAHARJA,01-02-1960,Jl. Contoh 902,07,CBP,LAYAK";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_says_so()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var file = desk.File(Header, Siti, Budi);
        var first = await desk.ImportAsync(file);

        var second = await desk.ImportAsync(file);

        second.IsRepeat.ShouldBeTrue();
        second.Rows.Read.ShouldBe(first.Rows.Read);
        (await desk.ReadAsync(db => db.RegistryImports.CountAsync())).ShouldBe(1);
        (await desk.ResidentsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_newer_file_lists_who_is_new_changed_and_gone_and_deletes_nobody()
    {
        using var desk = await RegistryDesk.OpenAsync();
        await desk.ImportLinesAsync(Header, Siti, Budi);
        var before = await desk.ResidentsAsync();

        var report = await desk.ImportLinesAsync(
            Header, Siti.Replace("LAYAK", "PINDAH", StringComparison.Ordinal), ",,RINA,,Jl. Contoh 903,05,,");

        report.New.Lines.ShouldBe([new ImportChangeLine(3, "RINA", "05")]);
        report.Changed.Lines.ShouldBe([new ImportChangeLine(2, "SITI AMINAH", "05")]);
        report.Gone.Lines.ShouldBe([new ImportChangeLine(null, "BUDI RAHARJA", "07")]);
        var after = await desk.ResidentsAsync();
        after.Count.ShouldBe(3);
        after.Single(p => p.Name == "SITI AMINAH").Standing.ShouldBe(Standing.Moved);
        var budi = after.Single(p => p.Name == "BUDI RAHARJA");
        budi.Standing.ShouldBe(Standing.Eligible);
        budi.LastImportId.ShouldBe(before[0].LastImportId);
        var kinds = await desk.ReadAsync(db => db.ImportChanges.Where(c => c.ImportId != before[0].LastImportId)
            .Select(c => c.Kind).ToListAsync());
        kinds.ShouldBe([ImportChangeKind.New, ImportChangeKind.Changed, ImportChangeKind.Gone], ignoreOrder: true);
    }

    [Fact]
    public async Task A_case_is_found_by_the_name_that_a_newer_file_gives_its_person()
    {
        using var desk = await RegistryDesk.OpenAsync();
        await desk.ImportLinesAsync(Header, Siti, Budi);
        var siti = (await desk.ResidentsAsync()).Single(r => r.Name == "SITI AMINAH");
        var filed = await desk.Database.WriteAsync((db, _) => Task.FromResult(db.Cases.Add(CaseOf(siti)).Entity), Ct);

        await desk.ImportLinesAsync(Header, Siti.Replace("AMINAH", "AMINNAH", StringComparison.Ordinal), Budi);

        var officer = new StaffScope(Guid.Empty, StaffRole.BackOffice, siti.DeskId, null);
        foreach (var (typed, found) in ((string, Guid[])[])[("siti aminn", [filed.Id]), ("siti amina", [])])
        {
            var filter = new CaseFilter(siti.DeskId) { Search = typed };
            var part = await desk.ReadAsync(db =>
                new CaseList(officer).ReadAsync(db, filter, null, 10, TimeProvider.System.GetUtcNow(), Ct));
            part.Cases.Select(c => c.Id).ShouldBe(found);
        }
    }

    [Fact]
    public async Task Who_is_gone_is_listed_once_and_can_come_back()
    {
        using var desk = await RegistryDesk.OpenAsync();
        await desk.ImportLinesAsync(Header, Siti, Budi);
        await desk.ImportLinesAsync(Header, Siti);

        var third = await desk.ImportLinesAsync(Header, Siti, "");
        var fourth = await desk.ImportLinesAsync(Header, Budi, Siti);

        third.Gone.Count.ShouldBe(0);
        fourth.New.Count.ShouldBe(0);
        fourth.Changed.Lines.ShouldBe([new ImportChangeLine(2, "BUDI RAHARJA", "07")]);
        (await desk.ResidentsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_stands_on_another_list_is_not_gone()
    {
        using var desk = await RegistryDesk.OpenAsync();
        await desk.ImportLinesAsync(Header, Siti, Budi);
        await desk.ImportAsync(desk.File("NIK,NAMA,RW", "3273020102609000,BUDI RAHARJA,07"), "salman");

        var report = await desk.ImportLinesAsync(Header, Siti);

        report.Gone.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_programme_that_the_newer_list_leaves_out_has_ended()
    {
        using var desk = await RegistryDesk.OpenAsync();
        await desk.ImportLinesAsync(Header, Siti);

        await desk.ImportLinesAsync(Header, Siti.Replace("PKH;BPNT", "PKH|CBP", StringComparison.Ordinal));

        var enrolments = await desk.ReadAsync(db => db.Enrolments.OrderBy(e => e.Programme).ToListAsync());
        enrolments.Select(e => (e.Programme, e.Status, e.Reason)).ShouldBe(
        [
            ("BPNT", EnrolmentStatus.Ended, "not_on_list"), ("CBP", EnrolmentStatus.Listed, null),
            ("PKH", EnrolmentStatus.Listed, null),
        ]);
    }

    [Fact]
    public async Task A_blank_cell_erases_nothing()
    {
        using var desk = await RegistryDesk.OpenAsync();
        await desk.ImportLinesAsync(Header, Siti);

        await desk.ImportLinesAsync(Header, "3273026105669000,,SITI AMINAH,,,05,PKH;BPNT,");

        var siti = (await desk.ResidentsAsync()).ShouldHaveSingleItem();
        (siti.BirthDate, siti.Address, siti.Standing).ShouldBe(
            (new DateOnly(1966, 5, 21), "Jl. Contoh 901", Standing.Eligible));
        siti.KkLast4Hash.ShouldBe(desk.Vault.Hash("kk4", "0000"));
    }

    [Fact]
    public async Task A_dry_run_reports_the_same_and_writes_nothing()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var file = RepositoryFiles.Demo("dtks-lebak-siliwangi.csv");

        var dry = await desk.ImportAsync(file, isDryRun: true);

        (await desk.ResidentsAsync()).ShouldBeEmpty();
        (await desk.ReadAsync(db => db.RegistryImports.AnyAsync())).ShouldBeFalse();
        var real = await desk.ImportAsync(file);
        dry.Rows.ShouldBe(real.Rows);
        dry.Problems.ShouldBe(real.Problems);
    }

    [Fact]
    public async Task The_whole_list_again_with_one_row_changed_touches_only_that_person()
    {
        using var desk = await RegistryDesk.OpenAsync();
        var lines = File.ReadAllLines(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv"));
        await desk.ImportLinesAsync(lines);
        var before = await desk.ResidentsAsync();
        lines[400] = lines[400].Replace("LAYAK", "MAMPU", StringComparison.Ordinal);

        var report = await desk.ImportLinesAsync(lines);

        report.New.Count.ShouldBe(0);
        report.Gone.Count.ShouldBe(0);
        report.Changed.Lines.ShouldHaveSingleItem().Row.ShouldBe(401);
        report.Rows.ShouldBe(new ImportRows(823, 811, 5, 4, 0, 3, 1));
        var after = await desk.ResidentsAsync();
        after.Count.ShouldBe(before.Count);
        after.Count(p => p.IsHeld).ShouldBe(before.Count(p => p.IsHeld));
    }

    private static Case CaseOf(Resident person) => new()
    {
        Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
        DeskId = person.DeskId,
        Receipt = "LS-2406-00001-A",
        Kind = CaseKind.Complaint,
        ResidentId = person.Id,
        SearchName = person.SearchName,
        Summary = "Beras belum datang.",
        OpenedAt = TimeProvider.System.GetUtcNow(),
    };
}
