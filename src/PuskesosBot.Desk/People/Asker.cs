namespace PuskesosBot.Desk.People;

/// <summary>Who tries to prove something, where and when.</summary>
/// <param name="Desk">Inside the turn's transaction.</param>
/// <param name="Contact">The chat that asks.</param>
public sealed record Asker(DeskDb Desk, Contact Contact, DateTimeOffset Now);
