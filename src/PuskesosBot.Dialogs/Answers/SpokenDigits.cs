using System.Globalization;
using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>Long numbers dictated in Indonesian or Sundanese words, for whoever looks for them in a text.</summary>
public static class SpokenDigits
{
    /// <summary>"tiga", "opat", "tigadua", "puluh": a number, part of one, or several without a blank.</summary>
    public static bool IsNumberWord(ReadOnlySpan<char> word) => NumberWords.IsMadeOfParts(word);

    /// <summary>The digits in the words, in order: "tiga dua 73" and "tiga puluh dua 73" are both 3273.</summary>
    /// <param name="words">What is no number in it is passed over.</param>
    /// <param name="isEachAlone">Every digit was said by itself, as one dictates.</param>
    public static string Read(string words, out bool isEachAlone)
    {
        var spelled = NumberWords.Spell(Words.Split(words));
        var digits = new StringBuilder();
        isEachAlone = true;
        for (var at = 0; at < spelled.Count;)
        {
            if (spelled[at].IsNumber)
            {
                digits.Append(spelled[at++].Text);
            }
            else if (NumberWords.TryRead(spelled, at, out var value, out var next))
            {
                digits.Append(value.ToString(CultureInfo.InvariantCulture));
                isEachAlone &= value < 10;
                at = next;
            }
            else
            {
                isEachAlone &= !NumberWords.IsPart(spelled[at++].Text);
            }
        }

        return digits.ToString();
    }
}
