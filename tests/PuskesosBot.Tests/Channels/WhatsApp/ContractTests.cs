using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Tests.Support;

namespace PuskesosBot.Tests.Channels.WhatsApp;

/// <summary>Every kind of request we make, held against Twilio's published descriptions.</summary>
public sealed class ContractTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_has_only_fields_that_Twilio_knows_in_the_forms_it_wants()
    {
        var files = (string[])["api-v2010-messages", "content-v1", "messaging-v2-typing"];
        var contracts = files.Select(file => Contract($"twilio-{file}.json")).ToList();
        Assert.SkipWhen(contracts.Contains(null),
            "contracts/twilio-*.json are not beside the repository, so the requests were not compared with them");
        await using var whatsApp = await WhatsAppFixture.StartAsync();

        await MakeEveryCallAsync(whatsApp);

        var calls = whatsApp.Fake.Calls;
        calls.Select(c => (c.Method, c.Path)).Distinct().Count().ShouldBe(4);
        var problems = new List<string>();
        foreach (var call in calls)
        {
            var known = contracts.Select(contract => new TwilioContract(contract!.RootElement, problems))
                .FirstOrDefault(contract => contract.Knows(call));
            if (known is null) problems.Add($"{call.Method} {call.Path} is unknown");
            else known.Check(call);
        }

        problems.ShouldBeEmpty();
    }

    [Fact]
    public void Every_known_code_has_the_class_that_was_agreed()
    {
        using var agreed = Contract("twilio-error-actions.json");
        Assert.SkipWhen(agreed is null,
            "contracts/twilio-error-actions.json is not beside the repository, so the codes were not compared with it");
        var classes = agreed!.RootElement.GetProperty("errors").EnumerateArray().ToDictionary(
            error => error.GetProperty("code").GetInt32(),
            error => error.GetProperty("class").GetString()!.Replace("-", "", StringComparison.Ordinal));

        TwilioErrors.Known.Select(known => $"{known.Key} {known.Value}".ToLowerInvariant()).Order()
            .ShouldBe(classes.Select(error => $"{error.Key} {error.Value}").Order());
    }

    private static async Task MakeEveryCallAsync(WhatsAppFixture whatsApp)
    {
        whatsApp.Fake.AddContent(WhatsAppFixture.MenuSid);
        var sender = whatsApp.Sender;
        await sender.SendAsync(WhatsAppFixture.Say("Halo") with { Key = "a-1" }, Ct);
        await sender.SendAsync(WhatsAppFixture.Menu(), Ct);
        await sender.SendAsync(WhatsAppFixture.Template("case_update", ("receipt", "LS"), ("state", "selesai")), Ct);
        await sender.SendAsync(
            WhatsAppFixture.Say("Peta") with { Media = new Uri("https://bot.puskesos.example/1.png") }, Ct);
        await whatsApp.Api.SendTypingAsync("SM00000000000000000000000000000001", Ct);
        await whatsApp.Api.PeekAsync(Ct);
        await whatsApp.Api.GetApprovalAsync(WhatsAppFixture.TemplateSid, Ct);
    }

    private static JsonDocument? Contract(string name)
    {
        var shared = Environment.GetEnvironmentVariable("PUSKESOS_SHARED") ?? Repository.Path("..", "shared");
        var file = Path.Combine(shared, "contracts", name);
        return File.Exists(file) ? JsonDocument.Parse(File.ReadAllBytes(file)) : null;
    }
}

/// <summary>Compares requests with one OpenAPI description.</summary>
internal sealed class TwilioContract(JsonElement contract, List<string> problems)
{
    public bool Knows(FakeTwilioCall call) => PathOf(call).Name is not null;

    public void Check(FakeTwilioCall call)
    {
        var path = PathOf(call);
        var operation = path.Value.GetProperty(call.Method.ToLowerInvariant());
        var where = $"{call.Method} {path.Name}";
        var parameters = operation.TryGetProperty("parameters", out var declared)
            ? declared.EnumerateArray().ToList()
            : [];
        var segments = call.Path.Split('/').Zip(path.Name!.Split('/'))
            .Where(pair => pair.Second.StartsWith('{'))
            .Select(pair => (Name: pair.Second.Split('{', '}')[1], pair.First.Split('.')[0]));
        foreach (var (name, value) in segments.Concat(Fields(call.Query.TrimStart('?'))))
        {
            var parameter = parameters.Find(p => p.GetProperty("name").ValueEquals(name));
            if (parameter.ValueKind == JsonValueKind.Undefined) problems.Add($"{where}: {name} is unknown");
            else CheckValue($"{where}: {name}", parameter.GetProperty("schema"), value);
        }

        if (call.Method == "POST") CheckForm(where, operation, [.. Fields(call.Body)]);
    }

    private void CheckForm(string where, JsonElement operation, List<(string Name, string Value)> fields)
    {
        var schema = Resolved(operation.GetProperty("requestBody").GetProperty("content")
            .GetProperty("application/x-www-form-urlencoded").GetProperty("schema"));
        var properties = schema.GetProperty("properties");
        foreach (var (name, value) in fields)
        {
            if (properties.TryGetProperty(name, out var property)) CheckValue($"{where}: {name}", property, value);
            else problems.Add($"{where}: {name} is unknown");
        }

        if (!schema.TryGetProperty("required", out var required)) return;
        problems.AddRange(required.EnumerateArray().Select(name => name.GetString()!)
            .Where(name => fields.All(field => field.Name != name)).Select(name => $"{where}: {name} is missing"));
    }

    private void CheckValue(string where, JsonElement declared, string value)
    {
        var schema = Resolved(declared);
        var type = schema.TryGetProperty("type", out var named) ? named.GetString() : "string";
        // A repeatable form field carries one item at a time.
        if (type == "array") CheckValue(where, schema.GetProperty("items"), value);
        else if (type == "integer" && !long.TryParse(value, CultureInfo.InvariantCulture, out _))
            problems.Add($"{where} is no integer");
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString()!))
            problems.Add($"{where} does not match {pattern}");
        if (schema.TryGetProperty("enum", out var words)
            && !words.EnumerateArray().Any(word => word.ValueEquals(value)))
            problems.Add($"{where} is none of the listed words");
        if (schema.TryGetProperty("format", out var format) && format.ValueEquals("uri")
            && !Uri.IsWellFormedUriString(value, UriKind.Absolute)) problems.Add($"{where} is no address");
    }

    private (string? Name, JsonElement Value) PathOf(FakeTwilioCall call)
    {
        foreach (var path in contract.GetProperty("paths").EnumerateObject())
        {
            var pattern = $"^{Regex.Replace(Regex.Escape(path.Name), @"\\\{[^}]*}", "[^/.]+")}$";
            if (Regex.IsMatch(call.Path, pattern) && path.Value.TryGetProperty(call.Method.ToLowerInvariant(), out _))
                return (path.Name, path.Value);
        }

        return (null, default);
    }

    private JsonElement Resolved(JsonElement schema)
    {
        if (!schema.TryGetProperty("$ref", out var reference)) return schema;
        var found = contract;
        foreach (var step in reference.GetString()!.TrimStart('#', '/').Split('/')) found = found.GetProperty(step);
        return found;
    }

    private static IEnumerable<(string Name, string Value)> Fields(string form) =>
        TwilioForm.Parse(System.Text.Encoding.UTF8.GetBytes(form))!.Fields.Select(field => (field.Key, field.Value));
}
