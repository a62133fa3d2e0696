using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PuskesosBot.Server.BackOffice;

/// <summary>What the pages of the console have in common.</summary>
internal abstract class ConsolePage : PageModel
{
    internal const string FlashKey = "flash", WarnKey = "warn";

    /// <summary>The request was made by htmx, which wants a part of the page.</summary>
    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    /// <summary>Says on the next page that something was done.</summary>
    protected void Flash(string text) => TempData[FlashKey] = text;

    /// <summary>Says on the next page that something could not be done.</summary>
    protected void Warn(string text) => TempData[WarnKey] = text;
}
