using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Desk;
using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Server.Configuration;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.Media;
using PuskesosBot.Server.Telegram;
using PuskesosBot.Server.WebChat;
using PuskesosBot.Server.WhatsApp;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Puts the console together: Razor Pages under <c>/console</c>, behind <see cref="ConsoleGate"/>.</summary>
/// <remarks>Needs from others: <see cref="DeskDatabase"/>, <see cref="DeskHome"/>, <see cref="IdSource"/>,
/// <see cref="IdentifierVault"/>, <see cref="TimeProvider"/>, and the web chat's assets.</remarks>
internal static class ConsoleWiring
{
    internal const string Prefix = "/console";

    /// <summary>OWASP Password Storage Cheat Sheet: PBKDF2 with SHA-512.</summary>
    private const int PasswordRounds = 210_000;

    internal static IServiceCollection AddConsole(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConsoleOptions>().Bind(configuration.GetSection(ConsoleOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(Hashing()).AddSingleton<StaffSignIn>().AddSingleton<ParkedRetry>();
        services.AddSingleton<OneTimeCodeDesk>().AddSingleton<TryRooms>();
        services.AddSingleton(_ => DeliveryAdviceFile.Load(ContentFolders.Config));
        services.AddSingleton(s => new ImportDrafts(
            s.GetRequiredService<DeskDatabase>(), s.GetRequiredService<IdentifierVault>(),
            s.GetRequiredService<IdSource>(), s.GetRequiredService<TimeProvider>(),
            Path.GetFullPath(Path.Combine(configuration["Data:Folder"] ?? "./data", "imports")),
            s.GetRequiredService<ILogger<ImportDrafts>>()));
        services.AddSingleton(s => new SheetDrafts(
            Path.GetFullPath(Path.Combine(configuration["Data:Folder"] ?? "./data", "imports")),
            s.GetRequiredService<IdSource>()));
        services.AddSingleton(s => new StaffAccounts(
            s.GetRequiredService<DeskDatabase>(), s.GetRequiredService<IdSource>(),
            s.GetRequiredService<PasswordHashing>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<DeskHome>().Desk.Id));
        services.AddSingleton<ConsoleCookies>().AddSingleton<StaffLooks>().AddSingleton<SignInRates>();
        services.AddSingleton<DeskClock>().AddSingleton(_ => ConsoleIcons.BesideProgram());
        services.AddScoped<ConsoleDesk>().AddScoped<TableList>().AddScoped<TableDesk>();
        services.AddSingleton<ProgrammeWords>().AddSingleton<PaperWords>().AddSingleton<CaseFiles>();
        services.AddSingleton<PaperList>().AddSingleton<BotDoors>();
        services.TryAddSingleton(s => ConsoleLive.Of(s.GetRequiredService<DeskDatabase>()));
        AddConversations(services, configuration);
        AddCookies(services, configuration);
        AddPages(services);
        return services;
    }

    /// <remarks>First of all, because a refused request is routed a second time, to the page that says so.</remarks>
    /// <exception cref="InvalidOperationException">A page does not say who may come to it.</exception>
    internal static WebApplication UseConsole(this WebApplication app)
    {
        if (PagesWithoutRule().ToList() is { Count: > 0 } open)
            throw new InvalidOperationException($"pages without [Allow]: {string.Join(", ", open)}");
        app.UseWhen(IsConsole, console => console.UseStatusCodePagesWithReExecute($"{Prefix}/galat/{{0}}"));
        app.UseRouting();
        app.UseWhen(IsConsole, console => console.UseMiddleware<ConsoleGate>());
        app.MapRazorPages();
        app.MapGet($"{Prefix}/live", (HttpContext http, ConsoleDesk desk, NewsSource source, Guid? chat,
                TurnPump pump, IHostApplicationLifetime lifetime, TimeProvider time) =>
            ConsoleLive.RunAsync(http, desk, source, chat, pump, lifetime, time))
            .WithMetadata(new AllowAttribute(ConsoleNav.Everybody));
        app.MapGet($"{Prefix}/obrolan/{{id:guid}}/berkas/{{key}}",
                (ResidentMedia media, ConsoleDesk desk, Guid id, string key, CancellationToken ct) =>
                    media.ShowAsync(desk, id, key, ct))
            .WithMetadata(new AllowAttribute(ConsoleNav.Desk));
        app.MapGet(Pages.TablePage.WorkerPattern, Pages.TablePage.Worker)
            .WithMetadata(new AllowAttribute(ConsoleNav.Desk));
        app.MapGet(CaseFiles.Pattern, CaseFiles.SendAsync).WithMetadata(new AllowAttribute(ConsoleNav.Desk));
        app.MapGet(Pages.CasePrintPage.PicturePattern, Pages.CasePrintPage.SendAsync)
            .WithMetadata(new AllowAttribute(ConsoleNav.Everybody));
        return app;
    }

    internal static PasswordHashing Hashing()
    {
        var hasher = new PasswordHasher<string>(Microsoft.Extensions.Options.Options.Create(
            new PasswordHasherOptions { IterationCount = PasswordRounds }));
        return new PasswordHashing(
            password => hasher.HashPassword("", password),
            (hash, password) => hasher.VerifyHashedPassword("", hash, password) != PasswordVerificationResult.Failed);
    }

    internal static IEnumerable<string> PagesWithoutRule() =>
        from type in typeof(ConsoleWiring).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract
        where !type.IsDefined(typeof(AllowAttribute), inherit: false)
        select type.Name;

    private static void AddConversations(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => CannedAnswersFile.Load(ContentFolders.Config));
        services.TryAddSingleton(_ => DeliveryAdviceFile.Load(ContentFolders.Config));
        services.AddSingleton<HandoverQueue>().AddSingleton<StaffTyping>();
        services.AddScoped<ConversationReader>().AddScoped<ConversationList>().AddScoped<ContactNames>();
        var media = Path.GetFullPath(Path.Combine(configuration["Data:Folder"] ?? "./data", "media"));
        services.AddSingleton(s => new TelegramMedia(
            s.GetRequiredService<TelegramOptions>().Enabled ? s.GetRequiredService<TelegramApi>() : null,
            new FileStore(Path.Combine(media, "files")),
            Path.Combine(media, "telegram")));
        services.AddSingleton(s => new MediaErasure(media, s.GetRequiredService<MediaFolder>()));
        services.AddScoped<DataCopySheet>().AddScoped<CaseRights>();
        services.AddSingleton(s => new ResidentMedia(
            s.GetRequiredService<MediaFolder>(), s.GetRequiredService<TelegramMedia>(),
            s.GetService<WhatsAppMedia>()));
    }

    private static bool IsConsole(HttpContext http) => http.Request.Path.StartsWithSegments(Prefix);

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorPages(options =>
            {
                options.RootDirectory = "/BackOffice/Pages";
                options.Conventions.AddFolderRouteModelConvention("/", page =>
                {
                    foreach (var selector in page.Selectors)
                    {
                        var template = selector.AttributeRouteModel?.Template ?? "";
                        if (!$"/{template}".StartsWith(Prefix, StringComparison.Ordinal))
                            throw new InvalidOperationException($"page {page.ViewEnginePath} is not under {Prefix}");
                    }
                });
            })
            // Ours alone, whatever program has this one inside.
            .ConfigureApplicationPartManager(manager =>
            {
                manager.ApplicationParts.Clear();
                var program = typeof(ConsoleWiring).Assembly;
                foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(program)
                    .GetApplicationParts(program)) manager.ApplicationParts.Add(part);
            });
    }

    private static void AddCookies(IServiceCollection services, IConfiguration configuration)
    {
        var address = PublicOptions.BaseOf(configuration);
        var isHttps = address?.Scheme == Uri.UriSchemeHttps;
        // A browser takes a __Host- cookie only over https, and only for us as a whole.
        var prefix = isHttps ? "__Host-puskesos-" : "puskesos-";
        var secure = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        void Harden(CookieBuilder cookie, string name, SameSiteMode from = SameSiteMode.Strict)
        {
            (cookie.Name, cookie.Path, cookie.HttpOnly) = (prefix + name, "/", true);
            (cookie.SecurePolicy, cookie.SameSite, cookie.IsEssential) = (secure, from, true);
        }

        var options = configuration.GetSection(ConsoleOptions.Section).Get<ConsoleOptions>() ?? new ConsoleOptions();
        services.AddAuthentication()
            .AddCookie(ConsoleCookies.Inside, cookie =>
            {
                // Lax, so that a link in a message opens the page it names; every change needs a token besides.
                Harden(cookie.Cookie, "console", SameSiteMode.Lax);
                cookie.ExpireTimeSpan = options.IdleTimeout;
                cookie.Events.OnCheckSlidingExpiration = RenewAttended;
            })
            .AddCookie(ConsoleCookies.Threshold, cookie =>
            {
                Harden(cookie.Cookie, "threshold");
                cookie.SlidingExpiration = false;
            });
        services.AddAntiforgery(token => Harden(token.Cookie, "form"));
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(
            flash => Harden(flash.Cookie, "flash"));
        var keys = Path.GetFullPath(Path.Combine(configuration["Data:Folder"] ?? "./data", "keys", "console"));
        services.AddDataProtection().SetApplicationName("puskesosbot")
            .PersistKeysToFileSystem(new DirectoryInfo(keys));
        // It warns that the keys are not encrypted: they lie in the folder of the keys, like the others.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
    }

    // What a page fetches by itself is no sign of somebody sitting there.
    private static Task RenewAttended(CookieSlidingExpirationContext context)
    {
        var request = context.HttpContext.Request;
        var isAttended = !request.Headers.ContainsKey("X-Unattended")
            && !request.Path.StartsWithSegments($"{Prefix}/live");
        context.ShouldRenew = isAttended && context.ElapsedTime > TimeSpan.FromMinutes(1);
        return Task.CompletedTask;
    }
}
