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
        var handovers = new HandoverQueue(cases, ids);
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
            new CallPerson(handovers),
            new AddToCase(cases),
            new BeginFiling(ids),
            new KeepWords(),
            new KeepSince(),
            new IsFilled(),
            new FileCase(cases, programmes, handovers),
            new ListCases(),
            new ReadCase(profile, cases, new ReceiptTries(ids)),
            new SettleCase(cases),
            new ReopenCase(cases),
            new OpenEmergency(profile, cases, handovers),
            new TellHead(profile),
            new ListAnnounceable(),
            new PreviewAnnouncement(),
            new SendAnnouncement(),
            new ListAnnouncements(),
            new ReadAnnouncement(),
            new SteerAnnouncement(),
            new CheckNotice(),
            new ReportFake(cases),
        ];
    }
}
