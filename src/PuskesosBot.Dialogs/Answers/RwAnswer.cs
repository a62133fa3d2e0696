namespace PuskesosBot.Dialogs;

internal static class RwAnswer
{
    internal static Answer Read(string text)
    {
        var area = AreaWords.Read(text, bareIsRw: true);
        if (area.Rw is not { } rw) return Answer.Unread;
        return area.Rt is { } rt ? Answer.Of(rw) with { Extras = new Dictionary<string, string> { ["rt"] = rt } }
            : Answer.Of(rw);
    }
}
