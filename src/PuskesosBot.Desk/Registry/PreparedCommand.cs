using System.Data;
using System.Data.Common;

namespace PuskesosBot.Desk.Registry;

/// <summary>A statement prepared once and run for many rows.</summary>
internal sealed class PreparedCommand : IDisposable
{
    private readonly DbCommand _command;
    private readonly DbParameter[] _parameters;
    private bool _isPrepared;

    /// <param name="sql">Names its parameters @p0, @p1 and so on.</param>
    internal PreparedCommand(DbConnection connection, string sql, params ReadOnlySpan<DbType> types)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        _parameters = new DbParameter[types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            _parameters[i] = _command.CreateParameter();
            _parameters[i].ParameterName = $"@p{i}";
            _parameters[i].DbType = types[i];
            _command.Parameters.Add(_parameters[i]);
        }
    }

    internal async Task RunAsync(DbTransaction transaction, CancellationToken ct, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++) _parameters[i].Value = values[i] ?? DBNull.Value;
        _command.Transaction = transaction;
        if (!_isPrepared)
        {
            await _command.PrepareAsync(ct);
            _isPrepared = true;
        }

        await _command.ExecuteNonQueryAsync(ct);
    }

    public void Dispose() => _command.Dispose();
}
