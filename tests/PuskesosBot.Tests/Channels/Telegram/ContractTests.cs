using System.Text.Json;
using PuskesosBot.Channels;
using PuskesosBot.Channels.Telegram;

namespace PuskesosBot.Tests.Channels.Telegram;

/// <summary>Every kind of request we make, held against the published methods and types of the Bot API.</summary>
public sealed class ContractTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_has_only_fields_that_the_Bot_API_knows_in_the_types_it_wants()
    {
        var file = ContractFile();
        Assert.SkipWhen(file is null,
            "contracts/telegram-bot-api.json is not beside the repository, so the requests were not compared with it");
        using var contract = JsonDocument.Parse(await File.ReadAllBytesAsync(file!, Ct));
        await using var telegram = await TelegramFixture.StartAsync();

        await MakeEveryCallAsync(telegram);

        var calls = telegram.Fake.Calls;
        calls.Select(c => c.Method).Distinct().Count().ShouldBe(10);
        var problems = new List<string>();
        foreach (var call in calls)
        {
            using var body = JsonDocument.Parse(call.Body);
            var method = contract.RootElement.GetProperty("methods").GetProperty(call.Method);
            new BotApiContract(contract.RootElement, problems).CheckFields(call.Method, method, body.RootElement);
        }

        problems.ShouldBeEmpty();
    }

    private static async Task MakeEveryCallAsync(TelegramFixture telegram)
    {
        var (api, sender) = (telegram.Api, telegram.Sender);
        var menu = TelegramFixture.To(5100000001, "Pilih") with
        {
            Options = [new ChatOption("Cek", "1")],
            PressId = "1",
        };
        await sender.SendAsync(menu, Ct);
        await sender.SendAsync(menu with { PhoneButton = "Bagikan nomor" }, Ct);
        await sender.SendAsync(menu with { To = menu.To with { Id = "-100", IsGroup = true, Thread = "3" } }, Ct);
        await api.SendTypingAsync(5100000001, 3, Ct);
        await api.GetMeAsync(Ct);
        await api.SetMyCommandsAsync([new TelegramBotCommand("menu", "Menu utama")], "id", Ct);
        await api.GetFileAsync("contoh", Ct);
        telegram.Fake.Say(5100000001, "halo");
        await api.GetUpdatesAsync(1, Ct);
        await api.SetWebhookAsync(new Uri("http://127.0.0.1:9/webhooks/telegram"), Ct);
        await api.GetWebhookInfoAsync(Ct);
        await api.DeleteWebhookAsync(Ct);
    }

    private static string? ContractFile()
    {
        var shared = Environment.GetEnvironmentVariable("PUSKESOS_SHARED")
            ?? Path.Combine(TelegramPayloads.Folder, "..", "..", "..", "..", "shared");
        var file = Path.Combine(shared, "contracts", "telegram-bot-api.json");
        return File.Exists(file) ? file : null;
    }
}

/// <summary>Compares JSON with the methods and types of the contract file.</summary>
internal sealed class BotApiContract(JsonElement contract, List<string> problems)
{
    public void CheckFields(string where, JsonElement declaration, JsonElement value)
    {
        var fields = declaration.TryGetProperty("fields", out var declared) ? declared.EnumerateArray().ToList() : [];
        foreach (var given in value.EnumerateObject())
        {
            var field = fields.Find(f => f.GetProperty("name").ValueEquals(given.Name));
            if (field.ValueKind == JsonValueKind.Undefined) problems.Add($"{where}.{given.Name} is unknown");
            else CheckAny($"{where}.{given.Name}", TypesOf(field), given.Value);
        }

        problems.AddRange(fields
            .Where(f => f.GetProperty("required").GetBoolean())
            .Select(f => f.GetProperty("name").GetString()!)
            .Where(name => !value.TryGetProperty(name, out _))
            .Select(name => $"{where}.{name} is missing"));
    }

    private void CheckAny(string where, List<string> types, JsonElement value)
    {
        List<string>? least = null;
        foreach (var type in types)
        {
            var found = new List<string>();
            new BotApiContract(contract, found).Check(where, type, value);
            if (least is null || found.Count < least.Count) least = found;
        }

        problems.AddRange(least ?? []);
    }

    private void Check(string where, string type, JsonElement value)
    {
        const string array = "Array of ";
        if (type.StartsWith(array, StringComparison.Ordinal))
        {
            if (value.ValueKind != JsonValueKind.Array) problems.Add($"{where} is not {type}");
            else foreach (var item in value.EnumerateArray()) Check(where + "[]", type[array.Length..], item);
            return;
        }

        var fits = type switch
        {
            "String" => value.ValueKind == JsonValueKind.String,
            "Integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "Boolean" or "True" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => value.ValueKind == JsonValueKind.Object,
        };
        if (!fits) problems.Add($"{where} is not {type}");
        else if (value.ValueKind == JsonValueKind.Object) CheckObject(where, type, value);
    }

    private void CheckObject(string where, string type, JsonElement value)
    {
        var declaration = contract.GetProperty("types").GetProperty(type);
        var hasKinds = declaration.TryGetProperty("subtypes", out var kinds) && kinds.ValueKind == JsonValueKind.Array;
        if (hasKinds) CheckAny(where, [.. kinds.EnumerateArray().Select(kind => kind.GetString()!)], value);
        else CheckFields(where, declaration, value);
    }

    private static List<string> TypesOf(JsonElement field) =>
        [.. field.GetProperty("types").EnumerateArray().Select(type => type.GetString()!)];
}
