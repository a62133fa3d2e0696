using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Every action a dialog may name, written out so that it can be read.</summary>
public static class DeskActions
{
    public static IReadOnlyList<IDialogAction> All(
        DeskProfile profile, ProgrammeCatalog programmes, IdentifierVault vault, CaseDesk cases, IdSource ids)
    {
        var identification = new Identification(vault, ids);
        return
        [
            new SetLanguage(),
            new RecordConsent(),
            new WithdrawConsent(ids),
            new StopNotices(),
            new StartNotices(),
            new BeginIdentification(vault),
            new KeepOwnPhone(vault),
            new MatchPhone(identification),
            new MatchKk(identification),
            new MatchCode(identification),
            new ReadEnrolments(programmes, ids),
            new ListProgrammes(programmes),
            new FindPapers(programmes),
            new KnownArea(),
            new FindPickups(profile),
            new CallPerson(new HandoverQueue(cases, ids)),
            new AddToCase(cases, ids),
            new BeginFiling(ids),
            new KeepWords(),
            new KeepSince(),
            new IsFilled(),
            new FileCase(cases, programmes, ids),
            new ListCases(),
            new ReadCase(profile, new ReceiptTries(ids)),
            new SettleCase(ids),
            new ReopenCase(ids),
            new OpenEmergency(profile, cases, ids),
            new TellHead(profile),
        ];
    }
}
