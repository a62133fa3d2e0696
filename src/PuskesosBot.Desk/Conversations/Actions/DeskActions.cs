using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Conversations.Actions;

/// <summary>Every action a dialog may name, written out so that it can be read.</summary>
public static class DeskActions
{
    /// <summary>What the desk says by itself, beside what dialogs say.</summary>
    public static HostTexts HostTexts { get; } =
        CaseTexts.All.And(DistributionTexts.All).And(AnnouncementTexts.All)
            .And(new HostTexts([new HostText(EngineTexts.PlaceUnknown, [])], []));

    public static IReadOnlyList<IDialogAction> All(
        DeskProfile profile, ProgrammeCatalog programmes, IdentifierVault vault, CaseDesk cases, IdSource ids)
    {
        var handovers = new HandoverQueue(cases, ids);
        return
        [
            .. OfDistributions(profile, vault, cases, ids),
            .. OfWhom(vault, cases, ids),
            .. OfChats(profile, cases, ids),
            new ReadEnrolments(programmes, ids),
            new ListProgrammes(programmes),
            new FindPapers(programmes),
            new KnownArea(),
            new FindPickups(profile),
            new CallPerson(handovers),
            new KeepVoice(cases, handovers),
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
            .. Announcing(cases, ids),
        ];
    }

    /// <summary>Language, consent, what is held about the chat, and what is sent to it unasked.</summary>
    private static IReadOnlyList<IDialogAction> OfChats(DeskProfile profile, CaseDesk cases, IdSource ids) =>
    [
        new SetLanguage(),
        new RecordConsent(),
        new WithdrawConsent(ids),
        new ReadHeldData(profile),
        new AskDataRight(cases),
        new StopNotices(),
        new StartNotices(),
    ];

    private static IReadOnlyList<IDialogAction> OfWhom(IdentifierVault vault, CaseDesk cases, IdSource ids)
    {
        var identification = new Identification(vault, ids);
        return
        [
            new BeginIdentification(vault),
            new KeepOwnPhone(vault),
            new MatchPhone(identification),
            new MatchKk(identification),
            new MatchCode(identification),
            new BeginProof(),
            new ReadProfiles(),
            new ChooseProfile(),
            new KnownFiler(),
            new LeaveChat(new ChatHolder(ids, cases)),
        ];
    }

    private static IEnumerable<IDialogAction> OfDistributions(
        DeskProfile profile, IdentifierVault vault, CaseDesk cases, IdSource ids)
    {
        var replies = new EntitlementReplies(cases);
        var heads = new HeadDesk(vault, ids, profile);
        return
        [
            new FindOwnPickups(),
            new ReadOwnPickup(),
            new AnswerPickup(),
            new NameProxy(replies),
            new AskProxyDecision(replies),
            new AskHomeVisit(replies),
            new FindReleased(),
            new TellReleased(new ReleaseSignals(cases, ids)),
            new ReadNoticeKinds(),
            new TurnNoticeKind(),
            new BeginHead(heads, vault),
            new MatchHeadCode(heads),
            new HeadCounts(),
            new HeadTodos(),
        ];
    }

    private static IReadOnlyList<IDialogAction> Announcing(CaseDesk cases, IdSource ids) =>
    [
        new ListAnnounceable(),
        new PreviewAnnouncement(),
        new SendAnnouncement(ids),
        new ListAnnouncements(),
        new ReadAnnouncement(),
        new SteerAnnouncement(ids),
        new CheckNotice(),
        new ReportFake(cases),
    ];
}
