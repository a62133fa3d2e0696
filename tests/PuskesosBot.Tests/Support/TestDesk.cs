using PuskesosBot.Desk;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.Transcripts;

namespace PuskesosBot.Tests.Support;

/// <summary>
/// The desk with the project's own dialogs and configuration, on a database that is reopened for every message.
/// </summary>
internal static class TestDesk
{
    private static readonly Lazy<TranscriptContent> Loaded = new(() => TranscriptContent.Load(
        Repository.Path("dialogs"), Repository.Path("config"), "lebak-siliwangi"));

    public static TranscriptContent Content => Loaded.Value;

    public static Task<TranscriptDesk> StartAsync(Func<IDialogAction, IDialogAction>? watch = null) =>
        TranscriptDesk.StartAsync(Content, watch, CancellationToken.None);

    public static IReadOnlyList<IDialogAction> Actions(IdentifierVault vault, IdSource ids) =>
        Content.Actions(vault, ids);
}
