namespace PuskesosBot.Server.BackOffice;

/// <summary>
/// A page with a picture that Mermaid draws, which writes its styles into the picture: inline styles are allowed there,
/// inline scripts nowhere.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DrawsAttribute : Attribute;
