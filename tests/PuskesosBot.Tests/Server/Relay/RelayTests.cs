using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.Commands;
using PuskesosBot.Server.Relay;
using PuskesosBot.Tests.BackOffice;
using Spectre.Console;
using Case = PuskesosBot.Desk.Cases.Case;

namespace PuskesosBot.Tests.Server.Relay;

/// <summary>Cases told to an outside queue over HTTP, and its signed updates back.</summary>
public sealed class RelayTests : IAsyncLifetime
{
    private static readonly TimeSpan Later = TimeSpan.FromDays(2);

    private OutsideQueue _outside = null!;
    private ConsoleHost _host = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _outside = await OutsideQueue.StartAsync();
        _host = await ConsoleHost.StartAsync(builder => builder.Configuration.AddInMemoryCollection(
            [
                new("Relay:Address", _outside.Address), new("Relay:Secret", OutsideQueue.Secret),
                new("Jobs:Enabled", "false"),
            ]));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _outside.DisposeAsync();
    }

    [Fact]
    public async Task A_new_case_is_told_once_signed_and_without_names()
    {
        var filed = await FileAsync(CaseKind.Complaint);

        await RunAsync();
        await RunAsync();

        var (key, body) = _outside.Taken.ShouldHaveSingleItem();
        using var told = JsonDocument.Parse(body);
        told.RootElement.GetProperty("receipt").GetString().ShouldBe(filed.Receipt);
        told.RootElement.GetProperty("kind").GetString().ShouldBe("complaint");
        told.RootElement.GetProperty("state").GetString().ShouldBe("received");
        Guid.Parse(key).ShouldBe(told.RootElement.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_kind_that_is_not_chosen_stays_here()
    {
        await FileAsync(CaseKind.Question);

        await RunAsync();

        _outside.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_outside_is_down_a_change_waits_and_then_goes_with_the_same_key()
    {
        await FileAsync(CaseKind.Complaint);
        _outside.Answers.Enqueue(StatusCodes503);

        await RunAsync();
        var waiting = await OnlyRelayAsync();
        await MakeDueAsync();
        await RunAsync();

        (waiting.SentAt, waiting.ParkedAt, waiting.Error).ShouldBe((null, null, "503"));
        _outside.Taken.ShouldHaveSingleItem().Key.ShouldBe(waiting.Id.ToString("N"));
        (await OnlyRelayAsync()).SentAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_change_that_is_refused_is_parked_with_the_reason_and_goes_again_by_hand()
    {
        var filed = await FileAsync(CaseKind.Complaint);
        _outside.Answers.Enqueue((int)HttpStatusCode.UnprocessableEntity);

        await RunAsync();
        await MakeDueAsync();
        await RunAsync();
        var parked = await OnlyRelayAsync();
        var written = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(written) });
        var shown = await RelayCommand.ShowAsync(_host.Database, console, Ct);
        var replayed = await RelayCommand.ReplayAsync(
            _host.Database, filed.Receipt, TimeProvider.System.GetUtcNow(), console, Ct);
        await RunAsync();

        parked.ParkedAt.ShouldNotBeNull();
        parked.Error.ShouldBe("422");
        (shown, replayed).ShouldBe((Verbs.ProblemsFound, Verbs.Done));
        written.ToString().ShouldContain("422");
        _outside.Taken.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_change_is_parked_after_its_last_try()
    {
        await FileAsync(CaseKind.Complaint);
        for (var tries = 0; tries < RelayDesk.AttemptsMax; tries++)
        {
            _outside.Answers.Enqueue(StatusCodes503);
            await MakeDueAsync();
            await RunAsync();
        }

        var parked = await OnlyRelayAsync();
        (parked.Attempts, parked.Error).ShouldBe((RelayDesk.AttemptsMax, "503"));
        parked.ParkedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Changes_of_one_case_are_told_in_their_order()
    {
        var filed = await FileAsync(CaseKind.Complaint);
        await MoveAsync(filed, CaseState.Checked);
        _outside.Answers.Enqueue(StatusCodes503);

        await RunAsync();
        _outside.Taken.ShouldBeEmpty();
        await MakeDueAsync();
        await RunAsync();

        _outside.Taken.Select(taken => JsonDocument.Parse(taken.Body).RootElement.GetProperty("state").GetString())
            .ShouldBe(["received", "checked"]);
    }

    [Fact]
    public async Task A_signed_update_changes_the_case_once()
    {
        var filed = await ReferredAsync();
        var update = $$"""
            {"id": "u-1", "receipt": "{{filed.Receipt}}", "state": "partner_answered", "decision": "approved",
             "why": "Disetujui rapat"}
            """;

        (await PostAsync(update)).ShouldBe(HttpStatusCode.NoContent);
        (await PostAsync(update)).ShouldBe(HttpStatusCode.NoContent);

        await using var desk = _host.Database.Open();
        var after = await desk.Cases.SingleAsync(c => c.Id == filed.Id, Ct);
        (after.State, after.Decision).ShouldBe((CaseState.PartnerAnswered, PartnerDecision.Approved));
        (await desk.CaseEvents.CountAsync(e => e.CaseId == filed.Id && e.Why == "Disetujui rapat", Ct)).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"id": "u", "receipt": "LS-2611-99999-X", "state": "realised", "why": "x"}""", 404)]
    [InlineData("""{"id": "", "receipt": "x", "state": "closed", "why": ""}""", 400)]
    [InlineData("""{"id": "u", "receipt": "x", "state": "nothing", "why": "x"}""", 400)]
    [InlineData("bukan json", 400)]
    [InlineData("null", 400)]
    public async Task A_wrong_update_gets_the_right_status(string body, int status) =>
        ((int)await PostAsync(body)).ShouldBe(status);

    [Fact]
    public async Task An_update_that_the_case_does_not_allow_is_a_conflict()
    {
        var filed = await FileAsync(CaseKind.Complaint);

        var status = await PostAsync(
            $$"""{"id": "u", "receipt": "{{filed.Receipt}}", "state": "realised", "why": "sudah"}""");

        status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task An_update_signed_by_another_or_long_ago_is_refused()
    {
        var now = TimeProvider.System.GetUtcNow();
        (await PostAsync("{}", "rahasia orang lain yang panjang sekali", now)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync("{}", OutsideQueue.Secret, now - Later)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private const int StatusCodes503 = (int)HttpStatusCode.ServiceUnavailable;

    private Task RunAsync() => _host.Services.GetRequiredService<RelayRound>().RunAsync(Ct);

    private Task<Case> FileAsync(CaseKind kind) => _host.Database.WriteAsync(
        (desk, ct) => _host.Services.GetRequiredService<CaseDesk>().OpenAsync(
            desk,
            new NewCase(_host.DeskId, kind, "Beras belum sampai", "bot", TimeProvider.System.GetUtcNow()) { Rw = "06" },
            ct),
        Ct);

    private CaseCall Call(PuskesosBot.Desk.DeskDb desk, Case about, StaffRole role) => new(
        desk, about.Id, CaseActor.Of(new StaffScope(_host.NextId(), role, _host.DeskId, null)),
        TimeProvider.System.GetUtcNow());

    private async Task MoveAsync(Case about, CaseState to) => (await _host.Database.WriteAsync(
        (desk, ct) => _host.Services.GetRequiredService<CaseWork>()
            .MoveAsync(Call(desk, about, StaffRole.BackOffice), to, "", ct), Ct)).ShouldBeOfType<CaseOutcome.Done>();

    private async Task<Case> ReferredAsync()
    {
        var filed = await FileAsync(CaseKind.Complaint);
        await MoveAsync(filed, CaseState.Checked);
        await MoveAsync(filed, CaseState.InProgress);
        var referrals = _host.Services.GetRequiredService<CaseReferrals>();
        await _host.Database.WriteAsync(
            (desk, ct) => referrals.AskAsync(Call(desk, filed, StaffRole.BackOffice), "Dinsos", "perlu", ct), Ct);
        await _host.Database.WriteAsync(
            (desk, ct) => referrals.ApproveAsync(Call(desk, filed, StaffRole.Coordinator), "setuju", ct), Ct);
        return filed;
    }

    private async Task<CaseRelay> OnlyRelayAsync()
    {
        await using var desk = _host.Database.Open();
        return await desk.CaseRelays.AsNoTracking().SingleAsync(Ct);
    }

    private Task<int> MakeDueAsync() => _host.Database.WriteAsync(
        (desk, ct) => desk.CaseRelays.ExecuteUpdateAsync(
            set => set.SetProperty(r => r.DueAt, TimeProvider.System.GetUtcNow()), ct),
        Ct);

    private Task<HttpStatusCode> PostAsync(string body) =>
        PostAsync(body, OutsideQueue.Secret, TimeProvider.System.GetUtcNow());

    private async Task<HttpStatusCode> PostAsync(string body, string secret, DateTimeOffset signedAt)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var content = new StringContent(body);
        content.Headers.Add(
            RelaySignature.Header, RelaySignature.Sign(secret, Encoding.UTF8.GetBytes(body), signedAt));
        using var response = await http.PostAsync(_host.Address + "/webhooks/relay", content, Ct);
        return response.StatusCode;
    }
}
