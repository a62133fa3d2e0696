using System.Collections.Concurrent;
using System.Collections;
using Microsoft.Extensions.Logging;

namespace PuskesosBot.Tests.Support;

/// <summary>Keeps everything that is logged, at every level: message, values, scopes and exceptions.</summary>
internal sealed class LogCapture : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider? _scopes;

    /// <summary>One string for each entry, in order.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Log(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    // Values too, because a sink that stores them sees more than the sentence shows.
    private static string Write(object? state) => state is IEnumerable values and not string
        ? $"{state} [{string.Join("; ", values.Cast<object?>())}]"
        : $"{state}";

    private sealed class Log(LogCapture capture, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => capture._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel} {category} {eventId}: {formatter(state, exception)} {Write(state)} {exception}";
            capture._scopes?.ForEachScope((scope, _) => line += $" <{Write(scope)}>", line);
            capture._lines.Enqueue(line);
        }
    }
}
