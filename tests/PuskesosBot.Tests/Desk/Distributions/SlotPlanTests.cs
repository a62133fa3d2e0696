using PuskesosBot.Desk;
using PuskesosBot.Desk.Distributions;

namespace PuskesosBot.Tests.Desk.Distributions;

public sealed class SlotPlanTests
{
    [Fact]
    public void Neighbours_come_together_and_no_slot_is_fuller_than_asked()
    {
        var people = Enumerable.Range(0, 212).Select(n => Person(n, n < 43 ? "01" : n < 110 ? "02" : "03")).ToList();

        var plan = SlotPlan.Of(people, new TimeOnly(9, 0), 15, 20)!;

        plan.Count.ShouldBe(212);
        plan.Values.GroupBy(at => at).ShouldAllBe(slot => slot.Count() <= 20);
        var byRt = people.GroupBy(p => p.Rt).Select(rt => rt.Select(p => plan[p.Id]).ToHashSet()).ToList();
        byRt[0].Overlaps(byRt[1]).ShouldBeFalse();
        byRt[1].Overlaps(byRt[2]).ShouldBeFalse();
        SlotPlan.Of(people.AsEnumerable().Reverse(), new TimeOnly(9, 0), 15, 20)!.ShouldBe(plan, ignoreOrder: true);
    }

    [Fact]
    public void The_last_slots_are_not_nearly_empty()
    {
        var plan = SlotPlan.Of(Enumerable.Range(0, 21).Select(n => Person(n, "01")), new TimeOnly(9, 0), 30, 20)!;

        plan.Values.GroupBy(at => at).Select(slot => slot.Count()).ShouldBe([10, 11], ignoreOrder: true);
    }

    [Fact]
    public void More_than_a_day_holds_is_no_plan()
    {
        SlotPlan.Of(Enumerable.Range(0, 100).Select(n => Person(n, "01")), new TimeOnly(9, 0), 60, 5).ShouldBeNull();
    }

    private static SlotPerson Person(int n, string rt) => new(new Guid(n, 0, 0, new byte[8]), "06", rt);
}

public sealed class ShortCodeTests
{
    [Fact]
    public void A_drawn_code_is_read_back_however_it_is_typed()
    {
        foreach (var kind in Enum.GetValues<ShortCodeKind>())
        {
            var code = ShortCode.Draw(kind);

            ShortCode.TryParse($" {code.ToString().ToLowerInvariant().Replace('-', ' ')} ", out var read)
                .ShouldBe(ShortCodeCheck.Ok);
            (read, read.Kind).ShouldBe((code, kind));
        }
    }

    [Fact]
    public void Every_wrong_letter_and_every_swap_of_neighbours_is_found()
    {
        var text = ShortCode.Draw(ShortCodeKind.Pass).ToString().Replace("-", "", StringComparison.Ordinal);
        for (var i = 2; i < text.Length; i++)
        {
            foreach (var letter in "ABCDEFGHJKLMNPQRSTUVWXYZ".Where(l => l != text[i]))
                ShortCode.TryParse(text[..i] + letter + text[(i + 1)..], out _).ShouldBe(ShortCodeCheck.WrongCheck);
            if (i + 1 < text.Length && text[i] != text[i + 1])
                ShortCode.TryParse(text[..i] + text[i + 1] + text[i] + text[(i + 2)..], out _)
                    .ShouldBe(ShortCodeCheck.WrongCheck);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("LS-2611-00427-K")]
    [InlineData("XX-KPRTMW-X")]
    [InlineData("AM-KPRT0W-X")]
    public void What_is_no_such_code_is_told_from_a_mistyped_one(string text)
    {
        ShortCode.TryParse(text, out _).ShouldBe(ShortCodeCheck.Malformed);
    }
}
