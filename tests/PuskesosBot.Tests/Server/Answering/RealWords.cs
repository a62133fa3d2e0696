using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Dialogs;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Server.Answering;

/// <summary>The words understood everywhere, of the dialogs in the repository.</summary>
internal static class RealWords
{
    internal static DateOnly Today { get; } = new(2026, 11, 21);

    internal static Everywhere Everywhere { get; } =
        DialogLoader.Load(Repository.Path("dialogs"), DeskParts.Contracts(), DeskFacts.Names, CaseTexts.All)
            .Set!.Everywhere;

    internal static Reply Read(AnswerKind kind, string text, string asked = "") => ReplyReader.Read(
        new ReplyQuestion(kind) { Asked = asked, IsPast = true }, new DialogInput.Message(text), Everywhere,
        new DialogContext("id", Today, IsNew: false, new Dictionary<string, SlotValue>()));
}
