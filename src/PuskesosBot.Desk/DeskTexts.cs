using PuskesosBot.Desk.Announcements;
using PuskesosBot.Desk.Cases;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk;

/// <summary>Whatever the desk says of its own accord: the dialog files must have all of it.</summary>
public static class DeskTexts
{
    public static HostTexts All { get; } = CaseTexts.All.And(AnnouncementTexts.All);
}
