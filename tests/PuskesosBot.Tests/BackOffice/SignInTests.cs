using System.Net;
using Microsoft.Extensions.Configuration;
using PuskesosBot.Desk.People;

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
}
