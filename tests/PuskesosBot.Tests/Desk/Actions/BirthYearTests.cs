using PuskesosBot.Desk.People;

namespace PuskesosBot.Tests.Desk.Actions;

public sealed class BirthYearTests
{
    [Theory]
    [InlineData("1968", 1968)]
    [InlineData("taun 1968", 1968)]
    [InlineData("17-4-1968", 1968)]
    [InlineData("17/4/68", 1968)]
    [InlineData("68", 1968)]
    [InlineData("05", 2005)]
    [InlineData("lahir tahun 1968, ya 1968", 1968)]
    [InlineData("1968 atau 1969", null)]
    [InlineData("2030", null)]
    [InlineData("1850", null)]
    [InlineData("081200001001", null)]
    [InlineData("poho", null)]
    [InlineData("", null)]
    public void A_year_is_found_when_it_is_certain(string said, int? year)
    {
        BirthYear.TryRead(said, 2026).ShouldBe(year);
    }

    [Theory]
    [InlineData("SITI AMINAH", "Siti Aminah")]
    [InlineData("  Dede   Nurhidayah ", "Dede Nurhidayah")]
    [InlineData("NU'MAN MAULANA", "Nu'man Maulana")]
    [InlineData("CICIH", "Cicih")]
    public void Names_are_written_as_people_write_them(string listed, string shown)
    {
        DisplayName.Of(listed).ShouldBe(shown);
    }
}
