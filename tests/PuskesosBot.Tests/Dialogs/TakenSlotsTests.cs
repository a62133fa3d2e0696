using PuskesosBot.Dialogs;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Dialogs;

public sealed class TakenSlotsTests
{
    private static readonly IntentSet Intents = TestDesk.Content.Dialogs.Intents!;

    [Theory]
    [InlineData("beras kapan dibagi di rw 6?", "rw", "06")]
    [InlineData("iraha pembagian beas kanggo RW 06", "rw", "06")]
    [InlineData("saya warga rt 2 rw 7 belum dapat", "rt", "02")]
    [InlineData("rt/rw 02/06 kapan ya", "rw", "06")]
    [InlineData("resi LS-2611-00427-K udah sampai mana", "receipt", "LS-2611-00427-K")]
    [InlineData("syarat buat ngambil beras apa aja", "programme", "CBP")]
    [InlineData("syarat buat ngambil beras apa aja", "purpose", "pickup")]
    [InlineData("tolong usulin ibu saya", "for_whom", "other")]
    [InlineData("belum dapat dari bulan juni", "since", "dari bulan juni")]
    [InlineData("macet sejak lebaran kemarin", "since", "sejak lebaran kemarin")]
    public void What_was_said_is_not_asked_again(string message, string slot, string value) =>
        TakenSlots.Of(message, Intents)[slot].Text.ShouldBe(value);

    [Theory]
    [InlineData("pkh atau bpnt ya yang cair", "programme")]
    [InlineData("jam 9 di balai 7", "rw")]
    [InlineData("rw saya ga ngasih tau", "rw")]
    [InlineData("dari saya buat petugas", "since")]
    public void What_was_not_clear_is_asked(string message, string slot) =>
        TakenSlots.Of(message, Intents).ShouldNotContainKey(slot);
}
