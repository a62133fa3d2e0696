namespace PuskesosBot.Desk.Privacy;

internal enum MaskedKind { Identifier, Phone, Code }

/// <param name="Digits">The digits between <paramref name="Start"/> and <paramref name="End"/>, without gaps.</param>
internal readonly record struct MaskedRange(int Start, int End, string Digits, MaskedKind Kind);
