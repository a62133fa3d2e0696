using System.Data;

namespace PuskesosBot.Desk.Registry;

/// <summary>The statements of an import; the same text on both databases.</summary>
internal static class RegistrySql
{
    internal const string InsertHousehold =
        """insert into households ("Id", "DeskId", "KkHash", "KkSealed") values (@p0, @p1, @p2, @p3)""";

    internal const string InsertResident =
        """
        insert into residents ("Id", "DeskId", "HouseholdId", "Name", "SearchName", "NikHash", "NikSealed",
            "KkLast4Hash", "Sex", "BirthDate", "Address", "Rt", "Rw", "PhoneHash", "PhoneSealed", "Standing",
            "VerifiedOn", "LastImportId", "IsHeld")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18)
        """;

    // A blank cell says nothing: it never erases what an earlier list said.
    internal const string OverwriteResident =
        """
        update residents set "HouseholdId" = coalesce(@p2, "HouseholdId"), "Name" = @p3, "SearchName" = @p4,
            "NikHash" = coalesce(@p5, "NikHash"), "NikSealed" = coalesce(@p6, "NikSealed"),
            "KkLast4Hash" = coalesce(@p7, "KkLast4Hash"), "Sex" = coalesce(@p8, "Sex"),
            "BirthDate" = coalesce(@p9, "BirthDate"), "Address" = coalesce(@p10, "Address"),
            "Rt" = coalesce(@p11, "Rt"), "Rw" = coalesce(@p12, "Rw"), "PhoneHash" = coalesce(@p13, "PhoneHash"),
            "PhoneSealed" = coalesce(@p14, "PhoneSealed"), "Standing" = coalesce(@p15, "Standing"),
            "VerifiedOn" = coalesce(@p16, "VerifiedOn"), "LastImportId" = @p17, "IsHeld" = @p18
        where "Id" = @p0 and "DeskId" = @p1
        """;

    // Two parameters are of no use here; one list of values for three statements is.
    internal const string FillResident =
        """
        update residents set "HouseholdId" = coalesce("HouseholdId", @p2),
            "Name" = case when "Name" = '' then @p3 else "Name" end,
            "SearchName" = case when "SearchName" = '' then @p4 else "SearchName" end,
            "NikHash" = coalesce("NikHash", @p5), "NikSealed" = coalesce("NikSealed", @p6),
            "KkLast4Hash" = coalesce("KkLast4Hash", @p7), "Sex" = coalesce("Sex", @p8),
            "BirthDate" = coalesce("BirthDate", @p9),
            "Address" = case when "Address" = '' then coalesce(@p10, '') else "Address" end,
            "Rt" = coalesce("Rt", @p11), "Rw" = coalesce("Rw", @p12), "PhoneHash" = coalesce("PhoneHash", @p13),
            "PhoneSealed" = coalesce("PhoneSealed", @p14), "Standing" = coalesce("Standing", @p15),
            "VerifiedOn" = coalesce("VerifiedOn", @p16), "LastImportId" = @p17, "IsHeld" = ("IsHeld" or @p18)
        where "Id" = @p0 and "DeskId" = @p1
        """;

    internal const string RenameCases =
        """
        update cases set "SearchName" = (select r."SearchName" from residents r where r."Id" = @p0)
        where "ResidentId" = @p0
        """;

    internal const string TouchResident = """update residents set "LastImportId" = @p1 where "Id" = @p0""";

    internal const string HoldResident = """update residents set "IsHeld" = @p1 where "Id" = @p0""";

    internal const string InsertListing =
        """
        insert into registry_listings ("RowKey", "DeskId", "Source", "ResidentId", "ContentHash", "ImportId", "IsGone")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        """;

    internal const string UpdateListing =
        """
        update registry_listings set "ContentHash" = @p1, "ImportId" = @p2, "IsGone" = @p3 where "Id" = @p0
        """;

    internal const string EndListing = """update registry_listings set "IsGone" = @p1 where "Id" = @p0""";

    internal const string InsertEnrolment =
        """
        insert into enrolments ("ResidentId", "Programme", "DeskId", "HouseholdId", "Status", "Reason", "VerifiedOn",
            "ImportId")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        """;

    internal const string UpdateEnrolment =
        """
        update enrolments set "HouseholdId" = coalesce(@p2, "HouseholdId"), "Status" = @p3, "Reason" = @p4,
            "VerifiedOn" = coalesce(@p5, "VerifiedOn"), "ImportId" = @p6
        where "ResidentId" = @p0 and "Programme" = @p1
        """;

    internal const string InsertChange =
        """
        insert into import_changes ("ImportId", "ResidentId", "Kind") values (@p0, @p1, @p2)
        on conflict ("ImportId", "ResidentId") do nothing
        """;

    internal const string InsertProblem =
        """
        insert into import_problems ("Id", "ImportId", "Row", "Column", "Value", "Code", "Verdict")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        """;

    internal static readonly DbType[] ResidentTypes =
    [
        DbType.Guid, DbType.Guid, DbType.Guid, DbType.String, DbType.String,
        DbType.Binary, DbType.Binary, DbType.Binary,
        DbType.String, DbType.Date, DbType.String, DbType.String, DbType.String,
        DbType.Binary, DbType.Binary,
        DbType.String, DbType.Date, DbType.Guid, DbType.Boolean,
    ];
}
