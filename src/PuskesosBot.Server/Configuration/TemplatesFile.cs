using System.Text.RegularExpressions;
using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Server.Configuration;

/// <summary>Reads <c>config/templates.yaml</c>.</summary>
internal static partial class TemplatesFile
{
    /// <summary>Twilio, templates: body and number of variables.</summary>
    private const int BodyCharsMax = 1024, VariablesMax = 100;

    /// <param name="configFolder">Holds the file.</param>
    /// <param name="approvalOf">What is known of a ContentSid.</param>
    /// <exception cref="ConfigurationProblemsException">Every problem at once.</exception>
    internal static TemplateCatalog Load(string configFolder, Func<string, TemplateApproval?> approvalOf)
    {
        var path = Path.Combine(configFolder, "templates.yaml");
        return Of(path, ConfigurationFile.Read<TemplatesYaml>(path), approvalOf);
    }

    internal static TemplateCatalog Of(string path, TemplatesYaml yaml, Func<string, TemplateApproval?> approvalOf)
    {
        var problems = new ProblemList(path);
        var templates = (yaml.Templates ?? []).Select(t => TemplateOf(t, problems)).ToList();
        var menus = (yaml.Menus ?? []).Select(m => MenuOf(m, problems)).ToList();
        foreach (var twice in templates.GroupBy(t => (t.Name, t.Language)).Where(same => same.Count() > 1))
            problems.Add($"template {twice.Key.Name} is there twice in {twice.Key.Language}");
        foreach (var twice in menus.GroupBy(m => (m.Shape, m.Options)).Where(same => same.Count() > 1))
            problems.Add($"menu {twice.Key.Shape} of {twice.Key.Options} options is there twice");
        problems.ThrowIfAny();
        return new TemplateCatalog(templates, [.. menus.Where(m => m.ContentSid.Length > 0)], approvalOf);
    }

    private static MessageTemplate TemplateOf(TemplateYaml yaml, ProblemList problems)
    {
        var name = yaml.Name ?? problems.Missing("a template has no name", "?");
        if (yaml.Name is not null && !NamePattern().IsMatch(name)) problems.Add($"name '{name}' (allowed: a-z 0-9 _)");
        var language = yaml.Language ?? problems.Missing($"language of {name} is missing", "id");
        if (!LanguagePattern().IsMatch(language)) problems.Add($"language of {name} is '{language}' (allowed: id, su)");
        if (!Enum.TryParse<TemplateCategory>(yaml.Category, ignoreCase: true, out var category))
            problems.Add($"category of {name} is '{yaml.Category}' (allowed: utility, marketing, authentication)");
        var body = (yaml.Body ?? problems.Missing($"body of {name} is missing", "")).Trim();
        var variables = yaml.Variables ?? [];
        CheckBody(name, body, variables, problems);
        return new MessageTemplate(
            name, language, category, SidOf(yaml.ContentSid, name, problems), variables, body);
    }

    // Meta refuses a template with a variable at either end or two in a row (Twilio, content template guidelines).
    private static void CheckBody(string name, string body, List<string> variables, ProblemList problems)
    {
        if (body.Length > BodyCharsMax) problems.Add($"body of {name} has {body.Length} characters (allowed: 1024)");
        if (variables.Count > VariablesMax) problems.Add($"{name} has over {VariablesMax} variables");
        if (variables.Distinct().Count() != variables.Count) problems.Add($"{name} has a variable twice");
        var places = TemplateCatalog.PlacesIn(body).ToList();
        foreach (var place in places.Except(variables))
            problems.Add($"body of {name} has {{{place}}}, which is no variable of it");
        foreach (var variable in variables.Except(places))
            problems.Add($"variable {variable} of {name} is not in its body");
        if (body.StartsWith('{') || body.TrimEnd('.', '!', '?').EndsWith('}'))
            problems.Add($"body of {name} begins or ends with a variable, which Meta refuses");
        if (body.Contains("}{", StringComparison.Ordinal) || body.Contains("} {", StringComparison.Ordinal))
            problems.Add($"body of {name} has two variables in a row, which Meta refuses");
    }

    private static MenuContent MenuOf(MenuYaml yaml, ProblemList problems)
    {
        var shape = yaml.Shape switch
        {
            "quick_reply" => MenuShape.QuickReply,
            "list" => MenuShape.List,
            _ => problems.Missing($"shape of a menu is '{yaml.Shape}' (allowed: quick_reply, list)", MenuShape.List),
        };
        var most = shape == MenuShape.List ? MenuContent.ListOptionsMax : MenuContent.QuickReplyOptionsMax;
        if (yaml.Options < 1 || yaml.Options > most)
            problems.Add($"options of a {yaml.Shape} menu is {yaml.Options} (allowed: 1 to {most})");
        return new MenuContent(shape, yaml.Options, SidOf(yaml.ContentSid, $"{yaml.Shape} menu", problems));
    }

    private static string SidOf(string? sid, string what, ProblemList problems)
    {
        if (sid is { Length: > 0 } && !SidPattern().IsMatch(sid))
            problems.Add($"content_sid of {what} is malformed (allowed: empty, or HX and 32 hexadecimal digits)");
        return sid ?? "";
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,63}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^[a-z]{2}\z")]
    private static partial Regex LanguagePattern();

    [GeneratedRegex(@"^HX[0-9a-fA-F]{32}\z")]
    private static partial Regex SidPattern();

    internal sealed class TemplatesYaml
    {
        public List<TemplateYaml>? Templates { get; set; }
        public List<MenuYaml>? Menus { get; set; }
    }

    internal sealed class TemplateYaml
    {
        public string? Name { get; set; }
        public string? Language { get; set; }
        public string? Category { get; set; }
        public string? ContentSid { get; set; }
        public List<string>? Variables { get; set; }
        public string? Body { get; set; }
    }

    internal sealed class MenuYaml
    {
        public string? Shape { get; set; }
        public int Options { get; set; }
        public string? ContentSid { get; set; }
    }
}
