using System.ComponentModel.DataAnnotations;

namespace PuskesosBot.Server.Hosting;

/// <summary>Which desk answers, and in what.</summary>
internal sealed class DeskOptions
{
    internal const string Section = "Desk";

    /// <summary>
    /// Code of the desk that new chats belong to: a file in <c>config/desks/</c>. Default <c>lebak-siliwangi</c>.
    /// </summary>
    [Required]
    public string Code { get; init; } = "lebak-siliwangi";

    /// <summary>Language of a new chat whose app names none we speak. Default <c>id</c>.</summary>
    [Required]
    public string Language { get; init; } = "id";
}
