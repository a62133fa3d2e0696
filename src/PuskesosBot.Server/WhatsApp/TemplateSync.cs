using System.Text.Json;
using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>
/// What <c>puskesosbot templates sync</c> does: asks Twilio about every template and keeps the answers.
/// </summary>
internal sealed class TemplateSync(
    TwilioApi api, TemplateCatalog catalog, TemplateStateFile file, TimeProvider time, TextWriter output)
{
    private const int Done = 0, FoundProblems = 1;
    private const string NotMade = "not made", Unknown = "unknown", Missing = "missing";

    /// <summary>0 when every template can be sent; what could not be asked keeps its last state.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var states = new Dictionary<string, TemplateApproval>();
        var rows = new List<string[]> { (string[])["NAME", "LANGUAGE", "CATEGORY", "CONTENT", "STATUS", "REASON"] };
        foreach (var template in catalog.Templates)
        {
            var (approval, trouble) = await AskAsync(template, ct);
            if (approval is not null) states[approval.ContentSid] = approval;
            rows.Add(
            [
                template.Name, template.Language, template.Category.ToString().ToLowerInvariant(),
                template.ContentSid.Length == 0 ? "-" : template.ContentSid,
                approval?.Status ?? (template.ContentSid.Length == 0 ? NotMade : Unknown),
                trouble ?? approval?.Reason ?? "",
            ]);
        }

        await file.WriteAsync(states.Values, ct);
        await PrintAsync(rows);
        return rows.Skip(1).All(row => row[4] == "approved") ? Done : FoundProblems;
    }

    private async Task<(TemplateApproval? Approval, string? Trouble)> AskAsync(
        MessageTemplate template, CancellationToken ct)
    {
        if (template.ContentSid.Length == 0) return (null, null);
        var before = catalog.ApprovalOf(template);
        var answer = await api.GetApprovalAsync(template.ContentSid, ct);
        return answer switch
        {
            TwilioAnswer.Ok ok => (Read(template.ContentSid, ok.Result), null),
            TwilioAnswer.Failed { Status: 404 } =>
                (new TemplateApproval(template.ContentSid, Missing, "", time.GetUtcNow()), null),
            TwilioAnswer.Failed failed => (before, $"Twilio refused: {failed.Code} {failed.Message}"),
            TwilioAnswer.Nothing nothing => (before, $"Twilio cannot be reached: {nothing.Reason}"),
            _ => throw new System.Diagnostics.UnreachableException(answer.GetType().Name),
        };
    }

    // Twilio Content API v1, FetchApproval: the object "whatsapp" holds status and rejection_reason.
    private TemplateApproval Read(string contentSid, JsonElement result)
    {
        var whatsApp = result.TryGetProperty("whatsapp", out var found) ? found : default;
        var status = Text(whatsApp, "status");
        return new TemplateApproval(
            contentSid, status.Length == 0 ? "unsubmitted" : status, Text(whatsApp, "rejection_reason"),
            time.GetUtcNow());
    }

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private async Task PrintAsync(List<string[]> rows)
    {
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var line = string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])));
            await output.WriteLineAsync(line.TrimEnd());
        }
    }
}
