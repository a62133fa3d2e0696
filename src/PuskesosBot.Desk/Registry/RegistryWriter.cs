using System.Data;
using System.Data.Common;
using PuskesosBot.Desk.People;

namespace PuskesosBot.Desk.Registry;

/// <summary>Writes decided rows with prepared statements that both databases understand.</summary>
internal sealed class RegistryWriter : IDisposable
{
    private readonly Guid _deskId, _importId;
    private readonly string _source;
    private readonly PreparedCommand _household, _create, _overwrite, _fill, _rename, _touch, _hold, _listing;
    private readonly PreparedCommand _listingUpdate, _listingGone, _enrol, _enrolUpdate, _change, _problem;

    internal RegistryWriter(DbConnection connection, Guid deskId, Guid importId, string source)
    {
        (_deskId, _importId, _source) = (deskId, importId, source);
        _household = new(connection, RegistrySql.InsertHousehold, Id, Id, Bytes, Bytes);
        _create = new(connection, RegistrySql.InsertResident, RegistrySql.ResidentTypes);
        _overwrite = new(connection, RegistrySql.OverwriteResident, RegistrySql.ResidentTypes);
        _fill = new(connection, RegistrySql.FillResident, RegistrySql.ResidentTypes);
        _rename = new(connection, RegistrySql.RenameCases, Id);
        _touch = new(connection, RegistrySql.TouchResident, Id, Id);
        _hold = new(connection, RegistrySql.HoldResident, Id, DbType.Boolean);
        _listing = new(connection, RegistrySql.InsertListing, Bytes, Id, Text, Id, Bytes, Id, DbType.Boolean);
        _listingUpdate = new(connection, RegistrySql.UpdateListing, DbType.Int64, Bytes, Id, DbType.Boolean);
        _listingGone = new(connection, RegistrySql.EndListing, DbType.Int64, DbType.Boolean);
        _enrol = new(connection, RegistrySql.InsertEnrolment, Id, Text, Id, Id, Text, Text, Date, Id);
        _enrolUpdate = new(connection, RegistrySql.UpdateEnrolment, Id, Text, Id, Text, Text, Date, Id);
        _change = new(connection, RegistrySql.InsertChange, Id, Id, Text);
        _problem = new(connection, RegistrySql.InsertProblem, Id, Id, DbType.Int32, Text, Text, Text, Text);
    }

    private static DbType Id => DbType.Guid;
    private static DbType Bytes => DbType.Binary;
    private static DbType Text => DbType.String;
    private static DbType Date => DbType.Date;

    /// <summary>In the order of the rows, but one table after another: each table's indexes stay at hand.</summary>
    internal async Task WriteAsync(RowDecision[] decisions, DbTransaction transaction, CancellationToken ct)
    {
        foreach (var decision in decisions) await PersonAsync(decision, transaction, ct);
        foreach (var decision in decisions) await ListAsync(decision, transaction, ct);
        foreach (var decision in decisions)
        {
            foreach (var write in decision.Enrolments ?? []) await EnrolAsync(write, transaction, ct);
            if (decision.Change is { } change) await ChangeAsync(decision.Person!.Id, change, transaction, ct);
        }
    }

    internal async Task EnrolAsync(EnrolmentWrite e, DbTransaction transaction, CancellationToken ct)
    {
        var status = (e.IsEnded ? EnrolmentStatus.Ended : EnrolmentStatus.Listed).ToString();
        if (e.IsNew)
        {
            await _enrol.RunAsync(
                transaction, ct, e.ResidentId, e.Programme, _deskId, e.HouseholdId, status, e.Reason, e.VerifiedOn,
                _importId);
            return;
        }

        await _enrolUpdate.RunAsync(
            transaction, ct, e.ResidentId, e.Programme, e.HouseholdId, status, e.Reason, e.VerifiedOn, _importId);
    }

    internal Task EndListingAsync(long listingId, DbTransaction transaction, CancellationToken ct) =>
        _listingGone.RunAsync(transaction, ct, listingId, true);

    internal Task ChangeAsync(
        Guid residentId, ImportChangeKind kind, DbTransaction transaction, CancellationToken ct) =>
        _change.RunAsync(transaction, ct, _importId, residentId, kind.ToString());

    internal Task ProblemAsync(Guid id, RowProblem problem, DbTransaction transaction, CancellationToken ct) =>
        _problem.RunAsync(
            transaction, ct, id, _importId, problem.Row, problem.Column, problem.Value, problem.Code,
            problem.Verdict.ToString());

    public void Dispose()
    {
        foreach (var command in (PreparedCommand[])
            [_household, _create, _overwrite, _fill, _rename, _touch, _hold, _listing, _listingUpdate, _listingGone,
                _enrol, _enrolUpdate, _change, _problem])
        {
            command.Dispose();
        }
    }

    private async Task PersonAsync(RowDecision decision, DbTransaction transaction, CancellationToken ct)
    {
        if (decision.Effect == RowEffect.None) return;
        if (decision.IsNewHousehold)
        {
            await _household.RunAsync(
                transaction, ct, decision.HouseholdId, _deskId, decision.Row.KkHash, decision.KkSealed);
        }

        if (decision.Effect == RowEffect.Touch)
            await _touch.RunAsync(transaction, ct, decision.Person!.Id, _importId);
        else await ResidentAsync(decision, transaction, ct);
        foreach (var other in decision.Hold ?? []) await _hold.RunAsync(transaction, ct, other.Id, true);
    }

    private async Task ResidentAsync(RowDecision decision, DbTransaction transaction, CancellationToken ct)
    {
        var (id, row) = (decision.Person!.Id, decision.Row);
        var isNew = decision.Effect == RowEffect.Create;
        var command = isNew ? _create : decision.Effect == RowEffect.Overwrite ? _overwrite : _fill;
        await command.RunAsync(
            transaction, ct,
            id, _deskId, decision.HouseholdId, row.Name, row.SearchName,
            row.NikHash, decision.NikSealed, row.KkLast4Hash,
            row.Sex?.ToString(), row.BirthDate, isNew || row.Address.Length > 0 ? row.Address : null, row.Rt, row.Rw,
            row.PhoneHash, decision.PhoneSealed,
            row.Standing?.ToString() ?? (isNew ? Standing.Unverified.ToString() : null), row.VerifiedOn, _importId,
            decision.IsPersonHeld);
        if (!isNew) await _rename.RunAsync(transaction, ct, id);
    }

    private Task ListAsync(RowDecision decision, DbTransaction transaction, CancellationToken ct)
    {
        if (decision.Effect == RowEffect.None) return Task.CompletedTask;
        var content = decision.Row.ContentKey.ToBytes();
        return decision.ListingId == 0
            ? _listing.RunAsync(
                transaction, ct, decision.ListingKey.ToBytes(), _deskId, _source, decision.Person!.Id, content,
                _importId, false)
            : _listingUpdate.RunAsync(transaction, ct, decision.ListingId, content, _importId, false);
    }
}
