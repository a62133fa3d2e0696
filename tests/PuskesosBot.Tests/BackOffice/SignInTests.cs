using System.Net;
using Microsoft.Extensions.Configuration;
using PuskesosBot.Desk.People;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.BackOffice;

public sealed class SignInTests
{
    [Fact]
    public async Task A_password_and_a_code_open_the_console_and_a_code_works_once()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        (await ani.TextAsync("/console")).ShouldContain("Orang ani");

        var used = (await host.MemberAsync("ani")).TotpLastStep;
        using var second = new ConsoleVisitor(host.Address);
        using var password = await second.PasswordAsync("ani");
        using var again = await second.CodeAsync(Totp.CodeAt(ConsoleHost.SecretOf("ani"), used));
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await second.GetAsync("/console");
        refused.Headers.Location!.ToString().ShouldBe("/console/masuk");
    }

    [Fact]
    public async Task Unknown_names_and_wrong_passwords_get_the_same_answer()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var visitor = new ConsoleVisitor(host.Address);

        using var wrong = await visitor.PasswordAsync("ani", "salah salah salah");
        using var unknown = await visitor.PasswordAsync("siapa", "salah salah salah");

        var text = await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain("Nama atau sandi salah");
        (await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Length
            .ShouldBe(text.Length + "siapa".Length - "ani".Length);
    }

    [Fact]
    public async Task Whoever_guesses_is_shut_out_even_with_the_right_password()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var visitor = new ConsoleVisitor(host.Address);

        for (var tries = 0; tries < StaffLimits.TriesBeforeLock; tries++)
            (await visitor.PasswordAsync("ani", "salah salah salah")).Dispose();
        using var right = await visitor.PasswordAsync("ani");

        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.MemberAsync("ani")).LockedUntil.ShouldNotBeNull();
    }

    [Fact]
    public async Task Guessing_codes_with_a_known_password_is_shut_out_too()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var visitor = new ConsoleVisitor(host.Address);
        (await visitor.PasswordAsync("ani")).Dispose();
        var now = Totp.StepAt(TimeProvider.System.GetUtcNow());
        var wrong = Totp.CodeAt(ConsoleHost.SecretOf("ani"), now + 100);

        for (var tries = 0; tries < StaffLimits.TriesBeforeLock; tries++) (await visitor.CodeAsync(wrong)).Dispose();
        using var right = await visitor.CodeAsync(Totp.CodeAt(ConsoleHost.SecretOf("ani"), now));

        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.MemberAsync("ani")).FailedSignIns.ShouldBe(StaffLimits.TriesBeforeLock);
    }

    [Fact]
    public async Task At_first_a_phone_is_set_up_and_a_password_chosen_before_anything_else()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("budi", StaffRole.BackOffice, host.DeskId, isSetUp: false);
        using var visitor = new ConsoleVisitor(host.Address);
        using var password = await visitor.PasswordAsync("budi");
        password.Headers.Location!.ToString().ShouldBe("/console/masuk/pasang");

        var page = await visitor.TextAsync("/console/masuk/pasang");
        var secret = page.Split("<code id=\"secret\">")[1].Split('<')[0];
        using var early = await visitor.GetAsync("/console");
        early.Headers.Location!.ToString().ShouldBe("/console/masuk");
        var code = Totp.CodeAt(secret, Totp.StepAt(TimeProvider.System.GetUtcNow()));
        (await visitor.PostAsync("/console/masuk/pasang", "/console/masuk/pasang", ("code", code))).Dispose();

        using var start = await visitor.GetAsync("/console");
        start.Headers.Location!.ToString().ShouldBe("/console/sandi");
        const string Own = "gunung kopi jendela";
        (await visitor.PostAsync(
            "/console/sandi", "/console/sandi", ("old", ConsoleHost.Password), ("wanted", Own),
            ("again", Own))).Dispose();
        (await visitor.TextAsync("/console")).ShouldContain("Orang budi");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_new_password_is_said_at_once()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);

        using var bad = await ani.PostAsync(
            "/console/sandi", "/console/sandi", ("old", "aniani"), ("wanted", "aniani"), ("again", "lain"));
        using var blind = await ani.PostAsync(
            "/console/sandi", "/console/sandi", ("wanted", "gunung kopi jendela"), ("again", "gunung kopi jendela"));

        var text = await bad.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var problem in (string[])[
            "Kedua sandi baru tidak sama.", "Sandi baru harus lain dari yang lama.", "Sandi paling sedikit",
            "Sandi jangan memuat nama masuk.", "Sandi terlalu mudah ditebak"]) text.ShouldContain(problem);
        (await blind.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldContain("Sandi sekarang salah");
    }

    [Fact]
    public async Task A_changed_password_ends_every_other_session_and_signing_out_this_one()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var here = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var cookie = here.Cookies.Single(c => c.Name == "puskesos-console");
        const string Own = "gunung kopi jendela";

        (await here.PostAsync(
            "/console/sandi", "/console/sandi", ("old", ConsoleHost.Password), ("wanted", Own),
            ("again", Own))).Dispose();

        (await here.TextAsync("/console")).ShouldContain("Orang ani");
        using var there = new ConsoleVisitor(host.Address);
        there.Put(cookie);
        using var old = await there.GetAsync("/console");
        old.Headers.Location!.ToString().ShouldBe("/console/masuk");
        (await here.PostAsync("/console", "/console/keluar")).Dispose();
        using var gone = await here.GetAsync("/console");
        gone.Headers.Location!.ToString().ShouldBe("/console/masuk");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_and_no_other()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var here = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var thief = new ConsoleVisitor(host.Address);
        foreach (var cookie in here.Cookies.Where(c => c.Name == "puskesos-console")) thief.Put(cookie);
        (await thief.TextAsync("/console")).ShouldContain("Orang ani");
        using var phone = new ConsoleVisitor(host.Address);
        await SignInLaterAsync(host, phone);

        (await here.PostAsync("/console", "/console/keluar")).Dispose();

        using var stolen = await thief.GetAsync("/console");
        stolen.Headers.Location!.ToString().ShouldBe("/console/masuk");
        (await phone.TextAsync("/console")).ShouldContain("Orang ani");
        await host.RestartAsync();
        using var still = await thief.GetAsync("/console");
        still.Headers.Location!.ToString().ShouldBe("/console/masuk");
    }

    [Theory]
    [InlineData("/console/laporan?cari=beras&hal=2", "/console/laporan?cari=beras&hal=2")]
    [InlineData("/console/penyaluran", "/console/penyaluran")]
    [InlineData("/console", "/console")]
    public async Task After_signing_in_the_page_that_was_asked_for_opens(string asked, string opened)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var visitor = new ConsoleVisitor(host.Address);
        using var sent = await visitor.GetAsync(asked);
        var door = sent.Headers.Location!.ToString();

        (await ThroughAsync(visitor, door)).ShouldBe(opened);
    }

    [Theory]
    [InlineData("//jahat.example/console/")]
    [InlineData("https://jahat.example/console/")]
    [InlineData("/console//jahat.example")]
    [InlineData("/console/\\jahat.example")]
    [InlineData("/console/keluar")]
    [InlineData("/lain")]
    public async Task Nobody_is_sent_elsewhere_by_signing_in(string asked)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var visitor = new ConsoleVisitor(host.Address);

        (await ThroughAsync(visitor, $"/console/masuk?kembali={Uri.EscapeDataString(asked)}")).ShouldBe("/console");
    }

    [Fact]
    public async Task On_PostgreSQL_password_code_and_signing_out_are_the_same()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        await using var host = await ConsoleHost.StartAsync(builder => builder.Configuration.AddInMemoryCollection(
            [new("Data:Database", "Postgres"), new("ConnectionStrings:Desk", database)]));
        using var ani = await host.SignedInAsync("ani", StaffRole.FrontOffice, host.DeskId);
        var cookie = ani.Cookies.Single(c => c.Name == "puskesos-console");
        using var second = new ConsoleVisitor(host.Address);

        (await ani.TextAsync("/console")).ShouldContain("Orang ani");
        (await second.PasswordAsync("ani")).Dispose();
        var used = (await host.MemberAsync("ani")).TotpLastStep;
        using var again = await second.CodeAsync(Totp.CodeAt(ConsoleHost.SecretOf("ani"), used));
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ani.PostAsync("/console", "/console/keluar")).Dispose();
        second.Put(cookie);
        using var gone = await second.GetAsync("/console");
        gone.Headers.Location!.ToString().ShouldBe("/console/masuk");
        for (var tries = 0; tries < StaffLimits.TriesBeforeLock; tries++)
            (await second.PasswordAsync("ani", "salah salah salah")).Dispose();
        (await host.MemberAsync("ani")).LockedUntil.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_cookie_from_before_signing_in_is_worth_nothing_after()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.StaffAsync("ani", StaffRole.FrontOffice, host.DeskId);
        using var victim = new ConsoleVisitor(host.Address);
        using var page = await victim.GetAsync("/console/masuk");
        (await victim.PasswordAsync("ani")).Dispose();
        var before = victim.Cookies.ToList();

        await victim.SignInAsync("ani", ConsoleHost.SecretOf("ani"));

        using var attacker = new ConsoleVisitor(host.Address);
        foreach (var cookie in before) attacker.Put(cookie);
        using var inside = await attacker.GetAsync("/console");
        inside.Headers.Location!.ToString().ShouldBe("/console/masuk");
        before.Select(cookie => cookie.Name).ShouldNotContain("puskesos-console");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var ani = await host.SignedInAsync("ani", StaffRole.Coordinator, host.DeskId);

        foreach (var path in (string[])["/console/masuk", "/console/keluar", "/console/sandi"])
        {
            using var answer = await ani.PostRawAsync(path, ("name", "x"));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
        }

        (await ani.TextAsync("/console")).ShouldContain("Orang ani");
    }

    [Fact]
    public async Task One_address_tries_only_so_often_a_minute()
    {
        await using var host = await ConsoleHost.StartAsync(builder =>
            builder.Configuration.AddInMemoryCollection([new("Console:SignInsPerMinute", "3")]));
        using var visitor = new ConsoleVisitor(host.Address);
        for (var tries = 0; tries < 3; tries++) (await visitor.PasswordAsync($"orang{tries}")).Dispose();

        using var fourth = await visitor.PasswordAsync("lain");

        (await fourth.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldContain("Terlalu banyak percobaan");
    }

    /// <summary>Signs in from a page of the sign-in; where that leads.</summary>
    private static async Task<string> ThroughAsync(ConsoleVisitor visitor, string door)
    {
        var asked = door.Contains('?') ? Uri.UnescapeDataString(door.Split("kembali=")[1]) : "";
        using var password = await visitor.PostAsync(
            door, door, ("name", "ani"), ("password", ConsoleHost.Password), ("kembali", asked));
        var next = password.Headers.Location!.ToString();
        var carried = next.Contains('?') ? Uri.UnescapeDataString(next.Split("kembali=")[1]) : asked;
        var code = Totp.CodeAt(ConsoleHost.SecretOf("ani"), Totp.StepAt(TimeProvider.System.GetUtcNow()));
        using var done = await visitor.PostAsync(next, next, ("code", code), ("kembali", carried));
        return done.Headers.Location!.ToString();
    }

    /// <summary>With the code after the one that was used: each works once.</summary>
    private static async Task SignInLaterAsync(ConsoleHost host, ConsoleVisitor visitor)
    {
        (await visitor.PasswordAsync("ani")).Dispose();
        var next = (await host.MemberAsync("ani")).TotpLastStep + 1;
        using var code = await visitor.CodeAsync(Totp.CodeAt(ConsoleHost.SecretOf("ani"), next));
        code.Headers.Location!.ToString().ShouldBe("/console");
    }
}
