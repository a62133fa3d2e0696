using PuskesosBot.Channels;
using PuskesosBot.Desk.Conversations;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Desk.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace PuskesosBot.Tests.BackOffice;

/// <summary>A family of two with numbers, aid and a chat, beside what <see cref="ConsoleRows"/> has.</summary>
internal sealed record ResidentRows(Guid SitiId, Guid ContactId)
{
    public const string Nik = "3273025704680000", Kk = "3273020101054321", Phone = "+6281200001001";

    public const string Payload = "<img src=x onerror=alert(3)>";

    public static readonly DateOnly Born = new(1968, 4, 17);

    public static async Task<ResidentRows> FillAsync(ConsoleHost host)
    {
        var vault = host.Services.GetRequiredService<IdentifierVault>();
        var now = TimeProvider.System.GetUtcNow();
        var (householdId, importId) = (host.NextId(), host.NextId());
        var rows = new ResidentRows(host.NextId(), host.NextId());
        await host.AddAsync(
            new Household
            {
                Id = householdId,
                DeskId = host.DeskId,
                KkHash = vault.Hash("kk", Kk),
                KkSealed = vault.Seal("kk", Kk),
            },
            Member(host, rows.SitiId, "SITI AMINAH", householdId, importId, vault),
            Member(host, host.NextId(), $"DAHLIAWATI {Payload}", householdId, importId, vault));
        await host.AddAsync(ChatAndAid(host, rows, importId, now));
        return rows;
    }

    private static object[] ChatAndAid(ConsoleHost host, ResidentRows rows, Guid importId, DateTimeOffset now) =>
    [
        new Contact
        {
            Id = rows.ContactId,
            DeskId = host.DeskId,
            Channel = ChannelNames.Telegram,
            Address = "5100000777",
            LastInboundAt = now,
            CreatedAt = now,
        },
        new ContactLink { ContactId = rows.ContactId, ResidentId = rows.SitiId, Proof = "kk", ProvedAt = now },
        new InboundRecord
        {
            Channel = ChannelNames.Telegram,
            ExternalId = "77",
            ContactId = rows.ContactId,
            At = now,
            Text = $"tanya bantuan {Payload}",
        },
        new Enrolment
        {
            DeskId = host.DeskId,
            ResidentId = rows.SitiId,
            Programme = "BPNT",
            Status = EnrolmentStatus.Ended,
            Reason = "not_on_list",
            ImportId = importId,
        },
    ];

    private static Resident Member(
        ConsoleHost host, Guid id, string name, Guid householdId, Guid importId, IdentifierVault vault) => new()
        {
            Id = id,
            DeskId = host.DeskId,
            HouseholdId = householdId,
            Name = name,
            SearchName = name.Split('<')[0].Trim(),
            NikSealed = vault.Seal("nik", Nik),
            NikHash = vault.Hash("nik", Nik),
            KkLast4Hash = vault.Hash("kk4", Kk[^4..]),
            PhoneSealed = vault.Seal("phone", Phone),
            BirthDate = Born,
            Rw = "05",
            Rt = "02",
            LastImportId = importId,
        };
}
