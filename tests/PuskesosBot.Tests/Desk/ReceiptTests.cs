using PuskesosBot.Desk.Cases;

namespace PuskesosBot.Tests.Desk;

public sealed class ReceiptTests
{
    private const string Anything = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    [Fact]
    public void The_example_in_all_texts_is_a_right_receipt()
    {
        Receipt.Create("LS", 2026, 11, 427).ToString().ShouldBe("LS-2611-00427-K");
        Receipt.TryParse("LS-2611-00427-K", out var read).ShouldBe(ReceiptCheck.Ok);
        read.ShouldBe(Receipt.Create("LS", 2026, 11, 427));
    }

    [Theory]
    [InlineData("ls-2611-00427-k")]
    [InlineData(" LS 2611 00427 K ")]
    [InlineData("LS261100427K")]
    [InlineData("LS–2611–00427–K")]
    [InlineData("LS-26I1-OO427-K")]
    public void A_receipt_may_be_typed_carelessly(string text)
    {
        Receipt.TryParse(text, out var read).ShouldBe(ReceiptCheck.Ok);

        read.ToString().ShouldBe("LS-2611-00427-K");
    }

    [Theory]
    [InlineData("LS-2611-00427-X", ReceiptCheck.WrongCheck)]
    [InlineData("LS-2611-00472-K", ReceiptCheck.WrongCheck)]
    [InlineData("LC-2611-00427-K", ReceiptCheck.WrongCheck)]
    [InlineData(null, ReceiptCheck.Malformed)]
    [InlineData("", ReceiptCheck.Malformed)]
    [InlineData("LS-0001", ReceiptCheck.Malformed)]
    [InlineData("LS-2613-00427-K", ReceiptCheck.Malformed)]
    [InlineData("LS-2611-00000-K", ReceiptCheck.Malformed)]
    [InlineData("LS-2611-00427-I", ReceiptCheck.Malformed)]
    [InlineData("LS-2611-00427-7", ReceiptCheck.Malformed)]
    [InlineData("OS-2611-00427-K", ReceiptCheck.Malformed)]
    [InlineData("ABCD-2611-00427-K", ReceiptCheck.Malformed)]
    [InlineData("LS-2611-00427-K lagi", ReceiptCheck.Malformed)]
    public void A_wrong_receipt_is_told_from_no_receipt(string? text, ReceiptCheck expected)
    {
        Receipt.TryParse(text, out var read).ShouldBe(expected);

        read.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Every_wrong_character_is_found()
    {
        foreach (var receipt in Sample())
        {
            for (var at = 0; at < receipt.Length; at++)
            {
                foreach (var wrong in Anything)
                    MustNotPassAsAnother($"{receipt[..at]}{wrong}{receipt[(at + 1)..]}", receipt);
            }
        }
    }

    [Fact]
    public void Every_swap_of_two_neighbours_is_found()
    {
        foreach (var receipt in Sample())
        {
            for (var at = 0; at + 1 < receipt.Length; at++)
                MustNotPassAsAnother($"{receipt[..at]}{receipt[at + 1]}{receipt[at]}{receipt[(at + 2)..]}", receipt);
        }
    }

    [Theory]
    [InlineData("L", 2026, 11, 1)]
    [InlineData("LBSX", 2026, 11, 1)]
    [InlineData("LI", 2026, 11, 1)]
    [InlineData("ls", 2026, 11, 1)]
    [InlineData("LS", 1999, 11, 1)]
    [InlineData("LS", 2026, 13, 1)]
    [InlineData("LS", 2026, 11, 0)]
    [InlineData("LS", 2026, 11, 100_000)]
    public void A_receipt_is_not_made_of_parts_out_of_range(string prefix, int year, int month, int serial) =>
        Should.Throw<ArgumentException>(() => Receipt.Create(prefix, year, month, serial));

    /// <summary>All pairs of letters, then many periods and serials; without dashes, that are no part of it.</summary>
    private static IEnumerable<string> Sample()
    {
        foreach (var one in Receipt.Alphabet)
        {
            foreach (var other in Receipt.Alphabet) yield return Text($"{one}{other}", 2026, 11, 427);
        }

        var random = new Random(20261121);
        for (var i = 0; i < 100; i++)
        {
            var letters = random.GetItems<char>(Receipt.Alphabet, random.Next(2, 4));
            yield return Text(new(letters), random.Next(2000, 2100), random.Next(1, 13), random.Next(1, 99_999));
        }
    }

    private static string Text(string prefix, int year, int month, int serial) =>
        Receipt.Create(prefix, year, month, serial).ToString().Replace("-", "");

    private static void MustNotPassAsAnother(string typed, string receipt)
    {
        if (Receipt.TryParse(typed, out var read) is ReceiptCheck.Ok)
            read.ToString().Replace("-", "").ShouldBe(receipt, typed);
    }
}
