using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Server.WhatsApp;

/// <summary>Which templates dialogs and announcements ask for.</summary>
internal static class TemplateNeeds
{
    internal static IEnumerable<string> Of(DialogSet dialogs) =>
        dialogs.Dialogs.SelectMany(dialog => dialog.States).Select(state => state.Template).OfType<string>()
            .Concat(TemplateNames.All);

    /// <summary>One line for each that is asked for and not listed; empty: all are there.</summary>
    internal static IEnumerable<string> Problems(TemplateCatalog catalog, DialogSet dialogs) =>
        Problems(catalog, Of(dialogs));

    internal static IEnumerable<string> Problems(TemplateCatalog catalog, IEnumerable<string> names) =>
        from name in catalog.Missing(names)
        select $"config/templates.yaml: template '{name}' is needed and missing in {TemplateCatalog.DefaultLanguage}";
}
