namespace PuskesosBot.Dialogs;

internal static class RtAnswer
{
    internal static Answer Read(string text)
    {
        var area = AreaWords.Read(text, bareIsRw: false);
        if (area.Rt is not { } rt) return Answer.Unread;
        return area.Rw is { } rw ? Answer.Of(rt) with { Extras = new Dictionary<string, string> { ["rw"] = rw } }
            : Answer.Of(rt);
    }
}
