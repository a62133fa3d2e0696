using Microsoft.AspNetCore.Mvc;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.BackOffice.Pages;

namespace PuskesosBot.Server.BackOffice;

/// <summary>The steps of a case in which a chat asks for its copy or to be erased, with the files that go with them.
/// </summary>
internal sealed class CaseRights(ConsoleDesk desk, DataRights rights, DataCopySheet sheet, MediaErasure media)
{
    /// <returns>The file only when the step was taken.</returns>
    public async Task<(CaseOutcome Outcome, FileResult? File)> CopyAsync(
        CaseCall call, string why, CancellationToken ct)
    {
        var outcome = await rights.CopyAsync(call, why, ct);
        return outcome is CaseOutcome.Done { Case: { ContactId: { } chat } about }
            ? (outcome, await sheet.OfAsync(call.Desk, about.Receipt, chat, ct))
            : (outcome, null);
    }

    /// <summary>
    /// Before the rows, which say what files there are: after a crash between the two it is simply done again.
    /// </summary>
    public async Task DeleteMediaAsync(string receipt, CaseTyped typed, CancellationToken ct)
    {
        if (desk.Scope.IsReadOnly) return;
        if (await new CaseList(desk.Scope).FindAsync(desk.Read, receipt, ct) is not { } about) return;
        var references = await desk.WriteAsync(
            async (write, token) =>
            {
                var call = new CaseCall(write, about.Id, CaseActor.Of(desk.Scope), desk.Now)
                {
                    Version = typed.Version,
                };
                return await DataRights.JudgeErasingAsync(call, typed.Text, token) is null
                    ? await DataRights.MediaAsync(write, about.Id, token)
                    : [];
            },
            ct);
        media.Delete(references);
    }

    public Task<CaseOutcome> EraseAsync(CaseCall call, string why, CancellationToken ct) =>
        rights.EraseAsync(call, why, ct);
}
