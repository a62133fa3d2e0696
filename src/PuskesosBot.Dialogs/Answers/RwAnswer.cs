namespace PuskesosBot.Dialogs;

internal static class RwAnswer
{
    internal static Answer Read(string text, string asked = "")
    {
        var area = AreaWords.Read(text, bareIsRw: true, isPair: AsksForBoth(asked));
        if (area.Rw is not { } rw) return Answer.Unread;
        return area.Rt is { } rt ? Answer.Of(rw) with { Extras = new Dictionary<string, string> { ["rt"] = rt } }
            : Answer.Of(rw);
    }

    /// <summary>"RT dan RW berapa?" makes two bare numbers an answer.</summary>
    private static bool AsksForBoth(string asked) =>
        Words.Split(asked).ConvertAll(word => word.Text) is var words && words.Contains("rt") && words.Contains("rw");
}
