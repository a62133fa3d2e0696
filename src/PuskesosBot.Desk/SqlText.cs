using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PuskesosBot.Desk;

/// <summary>A statement put together for one occasion; values only ever come in as parameters.</summary>
internal sealed class SqlText
{
    private readonly List<object?> _values = [];

    /// <returns>Its name in the statement.</returns>
    internal string Add(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"@p{_values.Count - 1}");
    }

    /// <returns>Their names, with commas between.</returns>
    internal string AddAll<T>(IEnumerable<T> values)
        where T : notnull =>
        string.Join(", ", values.Select(value => Add(value)));

    internal async Task<int> ExecuteAsync(DeskDb desk, string sql, CancellationToken ct)
    {
        using var statement = new Statement(desk.Database.GetDbConnection(), sql, _values.Count);
        return await statement.ExecuteAsync(Transaction(desk), ct, [.. _values]);
    }

    /// <summary>Inside a transaction or without one.</summary>
    internal async Task<List<T>> ReadAsync<T>(
        DeskDb desk, string sql, Func<DbDataReader, T> read, CancellationToken ct)
    {
        await desk.Database.OpenConnectionAsync(ct);
        try
        {
            using var statement = new Statement(desk.Database.GetDbConnection(), sql, _values.Count);
            await using var row = await statement.ReadAsync(Transaction(desk), ct, [.. _values]);
            var rows = new List<T>();
            while (await row.ReadAsync(ct)) rows.Add(read(row));
            return rows;
        }
        finally
        {
            await desk.Database.CloseConnectionAsync();
        }
    }

    private static DbTransaction? Transaction(DeskDb desk) => desk.Database.CurrentTransaction?.GetDbTransaction();
}
