using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Server.Hosting;

namespace PuskesosBot.Server.Relay;

/// <summary>Takes signed updates of cases from the outside queue.</summary>
internal sealed class RelayWebhook(
    DeskDatabase database, CaseReferrals referrals, RelayOptions options, TimeProvider time)
{
    /// <summary>An update has some hundred bytes.</summary>
    private const int BodyBytesMax = 16 * 1024;

    private const int IdCharsMax = 100;

    internal async Task<IResult> ReceiveAsync(HttpContext http)
    {
        if (!options.IsOn) return TypedResults.NotFound();
        var ct = http.RequestAborted;
        if (await RequestBody.ReadAsync(http.Request, BodyBytesMax, ct) is not { } body)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var now = time.GetUtcNow();
        if (!RelaySignature.IsGenuine(options.Secret, body, http.Request.Headers[RelaySignature.Header], now))
            return TypedResults.Unauthorized();
        var (update, problem) = Read(body);
        if (update is null) return Problem(StatusCodes.Status400BadRequest, problem!);
        var outcome = await database.WriteAsync((desk, token) => ApplyAsync(desk, update, now, token), ct);
        return outcome switch
        {
            CaseOutcome.Done => TypedResults.NoContent(),
            CaseOutcome.NotFound => Problem(StatusCodes.Status404NotFound, "there is no case with this receipt"),
            CaseOutcome.Refused refused => Problem(StatusCodes.Status409Conflict, refused.Why.ToString()),
            _ => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
        };
    }

    private async Task<CaseOutcome> ApplyAsync(
        DeskDb desk, RelayUpdate update, DateTimeOffset now, CancellationToken ct)
    {
        if (Receipt.TryParse(update.Receipt, out var receipt) != ReceiptCheck.Ok) return new CaseOutcome.NotFound();
        var text = receipt.ToString();
        if (await desk.Cases.SingleOrDefaultAsync(c => c.Receipt == text, ct) is not { } about)
            return new CaseOutcome.NotFound();

        // The update's own event: found again when the same update comes a second time.
        var seen = SeenId(update.Id);
        if (await desk.CaseEvents.AnyAsync(e => e.Id == seen, ct)) return new CaseOutcome.Done(about);
        var call = new CaseCall(desk, about.Id, CaseActor.Partner, now);
        var outcome = update.State == CaseState.Realised
            ? await referrals.RealiseAsync(call, update.Why, ct)
            : await referrals.AnsweredAsync(call, update.Decision!.Value, update.Why, ct);
        if (outcome is CaseOutcome.Done done) desk.CaseEvents.Add(SeenEvent(seen, done.Case, now));
        return outcome;
    }

    private static CaseEvent SeenEvent(Guid id, Case about, DateTimeOffset now) => new()
    {
        Id = id,
        CaseId = about.Id,
        At = now,
        Who = "partner",
        Kind = CaseEventKind.InternalNote,
        State = about.State,
        Why = "Kabar dari antrean luar diterima.",
    };

    private static Guid SeenId(string id) => new(SHA256.HashData(Encoding.UTF8.GetBytes("relay " + id)).AsSpan(0, 16));

    private static (RelayUpdate? Update, string? Problem) Read(byte[] body)
    {
        RelayUpdate? update;
        try
        {
            update = JsonSerializer.Deserialize(body, RelayJson.Default.RelayUpdate);
        }
        catch (JsonException wrong)
        {
            return (null, $"the body cannot be read at {wrong.Path ?? "its start"}");
        }

        var problems = new List<string>();
        if (update is null) return (null, "the body is empty");
        if (update.Id.Length is 0 or > IdCharsMax) problems.Add($"id is not 1 to {IdCharsMax} characters long");
        if (update.Why.Length is 0 or > CaseDesk.WordsMax)
            problems.Add($"why is not 1 to {CaseDesk.WordsMax} characters long");
        if (update.State is not (CaseState.PartnerAnswered or CaseState.Realised))
            problems.Add("state is not partner_answered or realised");
        if (update is { State: CaseState.PartnerAnswered, Decision: null }) problems.Add("decision is missing");
        return problems.Count == 0 ? (update, null) : (null, string.Join("; ", problems));
    }

    private static JsonHttpResult<RelayProblem> Problem(int status, string what) =>
        TypedResults.Json(new RelayProblem(what), RelayJson.Default.RelayProblem, statusCode: status);
}

/// <summary>Why an update was not taken; for the other side's engineers.</summary>
internal sealed record RelayProblem(string Error);
