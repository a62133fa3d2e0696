using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PuskesosBot.Desk.People;
using PuskesosBot.Server.BackOffice;
using PuskesosBot.Server.Hosting;
using Spectre.Console;

namespace PuskesosBot.Server.Commands;

/// <summary>Accounts of the console; the first one can only be made here.</summary>
internal static class StaffCommand
{
    internal static Command Create() =>
        new("staff", "Accounts of the console: add, reset, list.") { Add(), Reset(), List() };

    /// <summary>Makes the demo's one account, or gives it a new start password while it still has one.</summary>
    /// <returns>What to tell whoever started the demo, in Indonesian.</returns>
    internal static async Task<string> DemoAsync(DeskParts parts, TimeProvider time, CancellationToken ct)
    {
        const string Name = "demo";
        var accounts = Accounts(parts.Store, parts.Desk, time);
        await using var desk = parts.Database.Open();
        var staff = await desk.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.SignInName == Name, ct);
        if (staff is not null && !ConsoleGate.MustChoosePassword(staff))
            return $"nama {Name}, sandi yang Anda buat sendiri";
        var start = staff is null
            ? await accounts.AddAsync(
                new NewStaff("Koordinator Demo", Name, StaffRole.Coordinator, parts.Desk.Id, Rw: null), "command", ct)
            : await accounts.ResetAsync(staff.Id, "command", ct);
        return $"nama {Name}, sandi awal {start}";
    }

    private static Command Add()
    {
        var name = new Option<string>("--name") { Description = "Full name.", Required = true };
        var signIn = new Option<string>("--sign-in") { Description = "Name to sign in with.", Required = true };
        var role = new Option<StaffRole>("--role") { Description = "What this person does.", Required = true };
        var desk = new Option<string?>("--desk") { Description = "Code of the desk; none: all desks." };
        var rw = new Option<string?>("--rw") { Description = "Two digits; for an RW head." };
        var command = new Command("add", "Make an account; its start password is printed once.")
        {
            name, signIn, role, desk, rw,
        };
        command.SetAction((parsed, ct) => RunAsync(
            async (_, at, accounts) =>
            {
                var code = parsed.GetValue(desk);
                if (code is not null && code != at.Code) return await FailAsync($"no desk '{code}' here");
                var wanted = new NewStaff(
                    parsed.GetRequiredValue(name).Trim(),
                    parsed.GetRequiredValue(signIn).Trim().ToLowerInvariant(), parsed.GetRequiredValue(role),
                    code is null ? null : at.Id, parsed.GetValue(rw));
                var problems = string.Join('\n', StaffAccounts.Problems(wanted));
                if (problems.Length > 0) return await FailAsync(problems);
                return await accounts.AddAsync(wanted, "command", ct) is { } start
                    ? Tell(wanted.SignInName, start)
                    : await FailAsync($"'{wanted.SignInName}' sudah dipakai.");
            },
            ct));
        return command;
    }

    private static Command Reset()
    {
        var name = new Argument<string>("name") { Description = "Name to sign in with." };
        var command = new Command("reset", "Give an account a new start password and take its second factor away.")
        {
            name,
        };
        command.SetAction((parsed, ct) => RunAsync(
            async (store, _, accounts) =>
            {
                var wanted = parsed.GetRequiredValue(name).Trim().ToLowerInvariant();
                await using var desk = store.Database.Open();
                var id = await desk.Staff.Where(s => s.SignInName == wanted).Select(s => s.Id)
                    .SingleOrDefaultAsync(ct);
                return await accounts.ResetAsync(id, "command", ct) is { } start
                    ? Tell(wanted, start)
                    : await FailAsync($"Tidak ada akun aktif '{wanted}'.");
            },
            ct));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Show all accounts.");
        command.SetAction((_, ct) => RunAsync(
            async (store, _, _) =>
            {
                await using var desk = store.Database.Open();
                var table = new Table().AddColumns("Nama masuk", "Nama", "Peran", "RW", "Kode HP", "Keadaan");
                foreach (var s in await desk.Staff.AsNoTracking().OrderBy(s => s.SignInName).ToListAsync(ct))
                {
                    table.AddRow(
                        s.SignInName, Markup.Escape(s.Name), StaffWords.Of(s.Role), s.Rw ?? "",
                        s.TotpConfirmedAt is null ? "belum" : "terpasang",
                        s.DeactivatedAt is null ? "aktif" : "nonaktif");
                }

                AnsiConsole.Write(table);
                return Verbs.Done;
            },
            ct));
        return command;
    }

    private static async Task<int> RunAsync(
        Func<DeskStore, WelfareDesk, StaffAccounts, Task<int>> work, CancellationToken ct)
    {
        var result = Verbs.Done;
        var refused = await ServeCommand.RefusingAsync(async () =>
        {
            var configuration = new ConfigurationManager();
            PuskesosHost.Configure(configuration);
            using var store = DeskStore.Of(configuration, TimeProvider.System);
            var desk = await store.OpenAsync(ct);
            result = await work(store, desk, Accounts(store, desk, TimeProvider.System));
        });
        return refused == Verbs.Done ? result : refused;
    }

    private static StaffAccounts Accounts(DeskStore store, WelfareDesk desk, TimeProvider time) =>
        new(store.Database, store.Ids, ConsoleWiring.Hashing(), time, desk.Id);

    private static int Tell(string signIn, string start)
    {
        Console.WriteLine($"Nama masuk: {signIn}");
        Console.WriteLine($"Sandi awal: {start}");
        Console.WriteLine("Hanya tampil sekali ini. Masuk di /console, pasang kode di HP, lalu buat sandi sendiri.");
        return Verbs.Done;
    }

    private static async Task<int> FailAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return Verbs.BadUse;
    }
}
