using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace PuskesosBot.Server.BackOffice;

/// <summary>Drawings of Tabler Icons, written into the page; ClientApp/src/console/icons.json names them.</summary>
internal sealed class ConsoleIcons
{
    private readonly Dictionary<string, string> _drawn;

    /// <param name="file">Made by the build: name to what is inside of the svg element. Missing: no drawings.</param>
    public ConsoleIcons(string file)
    {
        _drawn = File.Exists(file)
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!
            : [];
    }

    public static ConsoleIcons BesideProgram() =>
        new(Path.Combine(AppContext.BaseDirectory, "wwwroot", "webchat", "icons.json"));

    /// <exception cref="InvalidOperationException">The build does not know the name.</exception>
    public IHtmlContent this[string name]
    {
        get
        {
            if (_drawn.Count == 0) return HtmlString.Empty;
            if (!_drawn.TryGetValue(name, out var inside))
                throw new InvalidOperationException($"icon '{name}' is not in ClientApp/src/console/icons.json");
            return new HtmlString(
                "<svg class=\"icon\" width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" fill=\"none\" "
                + "stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\" "
                + $"aria-hidden=\"true\">{inside}</svg>");
        }
    }
}
