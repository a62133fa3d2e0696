using System.Data.Common;

namespace PuskesosBot.Desk;

/// <summary>A prepared command for the hot path; the same SQL on both databases.</summary>
/// <remarks>EF prepares anew on every use, which is most of its cost on SQLite. Used only where that was measured to
/// matter.</remarks>
internal sealed class Statement : IDisposable
{
    private readonly DbCommand _command;

    /// <param name="connection">Open; the statement lives as long as it.</param>
    /// <param name="sql">Column names quoted, parameters <c>@p0</c>, <c>@p1</c>, … in order.</param>
    /// <param name="parameters">How many.</param>
    internal Statement(DbConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            _command.Parameters.Add(parameter);
        }
    }

    internal Task<int> ExecuteAsync(
        DbTransaction? transaction, CancellationToken ct, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        return _command.ExecuteNonQueryAsync(ct);
    }

    internal Task<DbDataReader> ReadAsync(
        DbTransaction? transaction, CancellationToken ct, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        return _command.ExecuteReaderAsync(ct);
    }

    public void Dispose() => _command.Dispose();

    private void Bind(DbTransaction? transaction, ReadOnlySpan<object?> values)
    {
        _command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) _command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
