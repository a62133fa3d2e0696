using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PuskesosBot.Data.Sqlite;

/// <summary>A connection whose commands are <see cref="KeptCommand"/>s.</summary>
internal sealed class DeskConnection(string connectionString) : SqliteConnection(connectionString)
{
    public override SqliteCommand CreateCommand() =>
        new KeptCommand { Connection = this, CommandTimeout = DefaultTimeout, Transaction = Transaction };
}

/// <summary>
/// From its second writing on it binds by place and runs its statement alone. Microsoft.Data.Sqlite looks each
/// parameter up by name each time and reads through a reader what returns no rows, which was a fifth of an import. What
/// it stores is the same, to the byte; a test compares them.
/// </summary>
/// <remarks>Values of other types than those below, and texts of several statements, go the library's way. The text
/// must stay as it was when the command was first run.</remarks>
internal sealed class KeptCommand : SqliteCommand
{
    private const int StackBytesMax = 512, IdChars = 36, DateChars = 10;

    private bool _hasRun, _isOfSeveral;
    private sqlite3_stmt? _statement;
    private int[] _places = [];

    public override int ExecuteNonQuery()
    {
        if (_hasRun && KeepStatement() is { } statement && TryBind(statement)) return Run(statement);
        _hasRun = true;
        return base.ExecuteNonQuery();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _statement?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Null: the text is more than one statement.</summary>
    private sqlite3_stmt? KeepStatement()
    {
        if (_statement is not null || _isOfSeveral) return _statement;
        Check(raw.sqlite3_prepare_v2(HandleOf(Connection!), CommandText, out var statement, out var rest));
        if (!string.IsNullOrWhiteSpace(rest))
        {
            _isOfSeveral = true;
            statement.Dispose();
            return null;
        }

        _places = new int[Parameters.Count];
        for (var i = 0; i < _places.Length; i++)
            _places[i] = raw.sqlite3_bind_parameter_index(statement, Parameters[i].ParameterName);
        return _statement = statement;
    }

    private bool TryBind(sqlite3_stmt statement)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            if (Bind(statement, _places[i], Parameters[i].Value) is not { } result) return false;
            Check(result);
        }

        return true;
    }

    private int Run(sqlite3_stmt statement)
    {
        var end = raw.sqlite3_step(statement);
        var changed = raw.sqlite3_changes(HandleOf(Connection!));
        raw.sqlite3_reset(statement);
        if (end is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) Check(end);
        return changed;
    }

    /// <returns>SQLite's result; null for a value it does not know.</returns>
    private static int? Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null or DBNull => raw.sqlite3_bind_null(statement, place),
        string text => BindText(statement, place, text),
        byte[] { Length: > 0 } bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        Guid id => BindId(statement, place, id),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool flag => raw.sqlite3_bind_int64(statement, place, flag ? 1 : 0),
        DateOnly date => BindDate(statement, place, date),
        _ => null,
    };

    private static int BindText(sqlite3_stmt statement, int place, string text)
    {
        // A span of nothing points nowhere, which SQLite takes for null.
        if (text.Length == 0) return raw.sqlite3_bind_text(statement, place, text);
        var room = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = room <= StackBytesMax ? stackalloc byte[StackBytesMax] : new byte[room];
        return raw.sqlite3_bind_text(statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private static int BindId(sqlite3_stmt statement, int place, Guid id)
    {
        Span<byte> bytes = stackalloc byte[IdChars];
        id.TryFormat(bytes, out _);
        Ascii.ToUpperInPlace(bytes, out _);
        return raw.sqlite3_bind_text(statement, place, bytes);
    }

    private static int BindDate(sqlite3_stmt statement, int place, DateOnly date)
    {
        Span<byte> bytes = stackalloc byte[DateChars];
        date.TryFormat(bytes, out _, "O", CultureInfo.InvariantCulture);
        return raw.sqlite3_bind_text(statement, place, bytes);
    }

    private void Check(int result)
    {
        if (result == raw.SQLITE_OK) return;
        var database = HandleOf(Connection!);
        var message = raw.sqlite3_errmsg(database).utf8_to_string();
        throw new SqliteException(
            $"SQLite Error {result}: '{message}'.", result, raw.sqlite3_extended_errcode(database));
    }

    // Not as the property it is: compiled against, it would ask for the binding that SqliteNative does without.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Handle")]
    private static extern sqlite3 HandleOf(SqliteConnection connection);
}
