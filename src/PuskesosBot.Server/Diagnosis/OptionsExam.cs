using System.ComponentModel.DataAnnotations;
using PuskesosBot.Channels.Telegram;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Server.BackOffice;
using PuskesosBot.Server.Hosting;
using PuskesosBot.Server.WebChat;

namespace PuskesosBot.Server.Diagnosis;

/// <summary>Every option: known, readable, allowed; every secret that is needed: there.</summary>
internal static class OptionsExam
{
    private const string Reference = "config/reference.md";

    /// <summary>Null when there is no settings file to begin with.</summary>
    internal static Installation? Read(Exam exam)
    {
        var configuration = new ConfigurationManager();
        try
        {
            PuskesosHost.Configure(configuration);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or FormatException)
        {
            exam.Problem(
                $"{Path.Combine(ContentFolders.Config, "appsettings.json")} is missing or no JSON",
                "start where config/ is, or take the file as it was shipped");
            return null;
        }

        return Read(exam, configuration);
    }

    private static Installation Read(Exam exam, ConfigurationManager configuration)
    {
        var data = ReadSection<DataOptions>(exam, configuration, DataOptions.Section);
        var desk = ReadSection<DeskOptions>(exam, configuration, DeskOptions.Section);
        var webChat = ReadSection<WebChatOptions>(exam, configuration, "WebChat");
        ReadSection<PublicOptions>(exam, configuration, PublicOptions.Section);
        CheckAnnotations(exam, DataOptions.Section, data);
        CheckAnnotations(exam, DeskOptions.Section, desk);
        CheckAnnotations(exam, "WebChat", webChat);
        var console = ReadSection<ConsoleOptions>(exam, configuration, ConsoleOptions.Section);
        CheckAnnotations(exam, ConsoleOptions.Section, console);
        CheckDatabase(exam, configuration, data);
        CheckPublic(exam, configuration);
        var before = exam.Problems;
        var telegram = ReadSection<TelegramOptions>(exam, configuration, TelegramOptions.Section);
        Tell(exam, TelegramOptionsCheck.Problems(telegram));
        var canAskTelegram = telegram.Enabled && exam.Problems == before;
        if (telegram is { Enabled: true, Mode: TelegramMode.Webhook } && PublicOptions.BaseOf(configuration) is null)
            Tell(exam, ["Public:BaseAddress is missing (needed for Telegram's webhook: the https address it calls)"]);
        before = exam.Problems;
        var twilio = ReadSection<TwilioOptions>(exam, configuration, TwilioOptions.Section);
        Tell(exam, TwilioOptionsCheck.Problems(twilio));
        if (twilio.Enabled && TwilioAddresses.Problem(PublicOptions.BaseOf(configuration), twilio) is { } unreachable)
            Tell(exam, [unreachable]);
        return new Installation(configuration, data, desk, telegram, twilio)
        {
            CanAskTelegram = canAskTelegram,
            CanAskTwilio = twilio.Enabled && exam.Problems == before,
        };
    }

    // Each value by itself, because binding a section stops at the first that cannot be read and quotes it.
    private static T ReadSection<T>(Exam exam, ConfigurationManager configuration, string name)
        where T : class, new()
    {
        var section = configuration.GetSection(name);
        var properties = typeof(T).GetProperties().Where(property => property.CanWrite).ToDictionary(
            property => property.Name, StringComparer.OrdinalIgnoreCase);
        var sound = new Dictionary<string, string?>();
        foreach (var child in section.GetChildren())
        {
            if (!properties.TryGetValue(child.Key, out var property))
                exam.Problem($"{child.Path} is no option", $"look its name up in {Reference}, or take it away");
            else if (CanBe(child, property.PropertyType)) sound[$"{name}:{child.Key}"] = child.Value;
            else exam.Problem(
                $"{child.Path} cannot be read", $"set {Variable(child.Path)} to {Allowed(property.PropertyType)}");
        }

        return new ConfigurationBuilder().AddInMemoryCollection(sound).Build().GetSection(name).Get<T>() ?? new T();
    }

    private static bool CanBe(IConfigurationSection value, Type type)
    {
        try
        {
            var read = value.Get(type);
            return !type.IsEnum || (read is not null && Enum.IsDefined(type, read));
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Allowed(Type type) => type switch
    {
        { IsEnum: true } => string.Join(" or ", Enum.GetNames(type)),
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(TimeSpan) => "hours:minutes:seconds",
        _ when type == typeof(Uri) => "an absolute address",
        _ => "a whole number",
    };

    private static void CheckAnnotations(Exam exam, string section, object options)
    {
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true);
        Tell(exam, wrong.Select(result =>
            result.ErrorMessage!.StartsWith(section, StringComparison.Ordinal)
                ? result.ErrorMessage
                : $"{section}:{result.MemberNames.FirstOrDefault()} is wrong: {result.ErrorMessage}"));
    }

    private static void CheckDatabase(Exam exam, ConfigurationManager configuration, DataOptions data)
    {
        var isGiven = !string.IsNullOrWhiteSpace(configuration.GetConnectionString("Desk"));
        if (data.Database == DatabaseKind.Postgres && !isGiven)
            Tell(exam, ["ConnectionStrings:Desk is missing (needed when Data:Database is Postgres)"]);
    }

    private static void CheckPublic(Exam exam, ConfigurationManager configuration)
    {
        var isGiven = configuration["Public:BaseAddress"] is { Length: > 0 };
        var isAddress = PublicOptions.BaseOf(configuration) is { } address
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
        if (isGiven && !isAddress) Tell(exam, ["Public:BaseAddress is no address (allowed: absolute https)"]);
    }

    // Each begins with the option's address, which is the variable's name with another separator.
    private static void Tell(Exam exam, IEnumerable<string> problems)
    {
        foreach (var problem in problems)
            exam.Problem(problem, $"set {Variable(problem.Split(' ')[0])} in the environment ({Reference})");
    }

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
