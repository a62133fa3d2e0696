namespace PuskesosBot.Dialogs;

/// <summary>Finds angry words in what was said, however the letters are stretched.</summary>
internal static class AngryWords
{
    internal static List<string> Of(string text) => Words.Split(text).ConvertAll(word => Words.Unstretched(word.Text));

    internal static bool Has(List<string> said, List<string> phrase)
    {
        for (var at = 0; at + phrase.Count <= said.Count; at++)
        {
            if (at > 0 && Words.IsNegation(said[at - 1])) continue;
            if (said.GetRange(at, phrase.Count).SequenceEqual(phrase)) return true;
        }

        return false;
    }
}
