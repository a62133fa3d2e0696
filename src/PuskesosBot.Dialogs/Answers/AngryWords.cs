namespace PuskesosBot.Dialogs;

/// <summary>Finds angry words in what was said, however the letters are stretched.</summary>
internal static class AngryWords
{
    internal static List<string> Of(string text) => Words.Split(text).ConvertAll(word => Words.Unstretched(word.Text));

    internal static bool Has(List<string> said, List<string> phrase)
    {
        for (var at = 0; at + phrase.Count <= said.Count; at++)
        {
            var same = 0;
            while (same < phrase.Count && said[at + same] == phrase[same]) same++;
            if (same == phrase.Count && (at == 0 || !Words.IsNegation(said[at - 1]))) return true;
        }

        return false;
    }
}
