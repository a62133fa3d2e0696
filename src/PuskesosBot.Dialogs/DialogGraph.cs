using System.Globalization;
using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>
/// A dialog as a picture in Mermaid's flowchart language, as the console and the Markdown of forges draw it.
/// </summary>
public static class DialogGraph
{
    /// <summary>The same dialog always gives the same text: states and ways in the order of the file.</summary>
    public static string ToMermaid(Dialog dialog)
    {
        var text = new StringBuilder("flowchart TD\n");
        text.Append(CultureInfo.InvariantCulture, $"  start([{dialog.Name}]) --> {NodeOf(dialog.Start)}\n");
        foreach (var state in dialog.States)
        {
            text.Append(CultureInfo.InvariantCulture, $"  s_{state.Name}{ShapeOf(state)}\n");
            foreach (var way in state.Ways) AppendWay(text, state, way);
        }

        foreach (var end in dialog.Ends) text.Append(CultureInfo.InvariantCulture, $"  e_{end}(({end}))\n");
        var ways = dialog.States.SelectMany(state => state.Ways).Select(way => way.Target.Kind).ToHashSet();
        if (ways.Contains(TargetKind.Menu)) text.Append("  to_menu[/menu/]\n");
        if (ways.Contains(TargetKind.Person)) text.Append("  to_person[/person/]\n");
        if (ways.Contains(TargetKind.Meant)) text.Append("  to_meant[/meant/]\n");
        return text.ToString();
    }

    private static void AppendWay(StringBuilder text, DialogState state, Way way)
    {
        var label = way.Word == "next" ? "" : $"|{way.Word}|";
        text.Append(CultureInfo.InvariantCulture, $"  s_{state.Name} -->{label} {NodeOf(way.Target)}\n");
    }

    /// <summary>Prefixed, because <c>end</c> is a word of Mermaid and a favourite name of states.</summary>
    private static string NodeOf(Target target) => target.Kind switch
    {
        TargetKind.State => $"s_{target.Name}",
        TargetKind.End => $"e_{target.Name}",
        TargetKind.Menu => "to_menu",
        TargetKind.Meant => "to_meant",
        _ => "to_person",
    };

    private static string ShapeOf(DialogState state) => state switch
    {
        AskState ask => $"[\"{state.Name}<br/>asks {AnswerKinds.NameOf(ask.Expect)}\"]",
        ChooseState => $"{{\"{state.Name}\"}}",
        DoState act => $"[[\"{state.Name}<br/>{act.Action}\"]]",
        EnterState enter => $"[/\"{state.Name}<br/>{enter.Dialog}\"/]",
        WaitState wait => $"{{{{\"{state.Name}<br/>waits for {wait.Event}\"}}}}",
        _ => $"(\"{state.Name}\")",
    };
}
