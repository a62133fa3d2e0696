using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Tests.Desk.Registry;

/// <summary>Two charities' lists over the main list, compared with what a person said about every row.</summary>
public sealed class OverlapTests
{
    [Theory]
    [InlineData("baznas-2024.csv", "baznas")]
    [InlineData("rumah-amal-salman.csv", "salman")]
    public async Task Only_rows_that_share_a_NIK_are_linked_to_the_main_list(string file, string source)
    {
        using var desk = await RegistryDesk.OpenAsync();
        await desk.ImportAsync(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv"));
        var mainList = (await desk.ResidentsAsync()).Select(r => r.Id).ToHashSet();
        var truth = Truth(file);

        var report = await desk.ImportAsync(RepositoryFiles.Demo(file), source);

        report.Refusals.ShouldBeEmpty();
        report.Rows.Rejected.ShouldBe(0);
        var isNew = report.New.Lines.Select(line => line.Row!.Value - 1).ToHashSet();
        foreach (var (row, expected) in truth)
        {
            isNew.Contains(row).ShouldBe(expected != "SAMA", $"{file} row {row}: {expected}");
        }

        var added = (await desk.ResidentsAsync()).Where(r => !mainList.Contains(r.Id)).ToList();
        added.Count.ShouldBe(truth.Count(t => t.Value != "SAMA"));
    }

    [Theory]
    [InlineData("baznas-2024.csv", "baznas", 13)]
    [InlineData("rumah-amal-salman.csv", "salman", 42)]
    public async Task Rows_that_may_be_someone_of_the_main_list_are_shown_to_a_person(
        string file, string source, int expected)
    {
        using var desk = await RegistryDesk.OpenAsync();
        await desk.ImportAsync(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv"));
        var truth = Truth(file);

        var report = await desk.ImportAsync(RepositoryFiles.Demo(file), source);

        var proposed = report.Problems.Where(p => p.Code == "POSSIBLE_MATCH").Select(p => p.Row - 1).ToHashSet();
        truth.Count(t => t.Value == "MUNGKIN").ShouldBe(expected);
        truth.Where(t => t.Value == "MUNGKIN" && !proposed.Contains(t.Key)).Select(t => t.Key).ShouldBeEmpty();
        proposed.Where(row => truth[row] != "MUNGKIN").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_charity_completes_but_never_overwrites_what_the_main_list_says()
    {
        using var desk = await RegistryDesk.OpenAsync();
        await desk.ImportAsync(RepositoryFiles.Demo("dtks-lebak-siliwangi.csv"));
        var before = (await desk.ResidentsAsync()).ToDictionary(r => r.Id);

        await desk.ImportAsync(RepositoryFiles.Demo("baznas-2024.csv"), "baznas");

        foreach (var after in (await desk.ResidentsAsync()).Where(r => before.ContainsKey(r.Id)))
        {
            var was = before[after.Id];
            (after.Name, after.Rw, after.Standing, after.IsHeld).ShouldBe((was.Name, was.Rw, was.Standing, was.IsHeld));
        }
    }

    [Fact]
    public async Task People_of_another_kelurahan_are_held_and_belong_to_none_of_our_RW()
    {
        using var desk = await RegistryDesk.OpenAsync();

        var report = await desk.ImportAsync(RepositoryFiles.Demo("baznas-2024.csv"), "baznas");

        report.ProblemsPerCode["OTHER_KELURAHAN"].ShouldBe(8);
        (await desk.ReadAsync(db => db.Residents.CountAsync(r => r.IsHeld && r.Rw == null))).ShouldBe(8);
    }

    private static Dictionary<int, string> Truth(string file) => File
        .ReadLines(RepositoryFiles.Fixture("overlap-truth.csv"))
        .Where(line => line.StartsWith($"{file},", StringComparison.Ordinal))
        .Select(line => line.Split(','))
        .ToDictionary(cells => int.Parse(cells[1], CultureInfo.InvariantCulture), cells => cells[4]);
}
