using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PuskesosBot.Desk;

/// <summary>
/// Instants as numbers, so that both databases order and compare them alike and plain commands can pass them.
/// </summary>
public sealed class UnixMs() : ValueConverter<DateTimeOffset, long>(
    at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
