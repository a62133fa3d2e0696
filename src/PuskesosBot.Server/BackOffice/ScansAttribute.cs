namespace PuskesosBot.Server.BackOffice;

/// <summary>A page that reads codes with the camera; on all others no script may ask for it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ScansAttribute : Attribute;
