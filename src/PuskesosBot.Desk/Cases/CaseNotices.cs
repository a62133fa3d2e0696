using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Channels.WhatsApp;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Privacy;
using PuskesosBot.Dialogs;

namespace PuskesosBot.Desk.Cases;

/// <summary>Tells the person a case belongs to what became of it, in the transaction of the change.</summary>
public sealed class CaseNotices(Notices notices, Func<DialogSet> dialogs, DeskProfile profile)
{
    /// <summary>The template says "Puskesos" itself.</summary>
    private const string DeskWord = "Puskesos ";

    /// <summary>A person who wrote so lately is awake, and waits.</summary>
    private static readonly TimeSpan StillThere = TimeSpan.FromHours(1);

    internal async Task TellAsync(DeskDb desk, Case about, CaseTold told, DateTimeOffset now, CancellationToken ct)
    {
        if (about.ContactId is not { } contactId) return;
        var contact = await desk.Contacts.AsNoTracking().SingleAsync(c => c.Id == contactId, ct);
        var resident = await ResidentOfAsync(desk, about, contactId, ct);
        if (resident is null && contact.LinksLostAt > about.OpenedAt)
            told = new CaseTold(CaseNews.Answered) { IsUnsaid = true };
        var notice = new Notice(MessageOf(contact, about, told))
        {
            About = resident,
            CaseId = about.Id,
            StaffId = told.StaffId,
            NotBefore = about.Kind == CaseKind.Emergency ? now : AwakeAt(contact, now),
        };
        var row = await notices.AddAsync(desk, contact, notice, now, ct);

        // A template has no room for the words themselves: they wait for the answer that it asks for.
        if (row.Passage == Passage.Template && told.Words.Length > 0)
            await notices.AddAsync(
                desk, contact, notice with { Message = notice.Message with { Template = null } }, now, ct);
    }

    private OutboundMessage MessageOf(Contact contact, Case about, CaseTold told)
    {
        var values = new Dictionary<string, SlotValue>
        {
            [CaseTexts.DeskName] = profile.Name,
            [CaseTexts.ReceiptNumber] = about.Receipt,
            [CaseTexts.Partner] = about.ReferredTo ?? "",
            [CaseTexts.Words] = told.Words,
            [CaseTexts.Until] = told.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                ?? "",
            [CaseTexts.Other] = told.OtherReceipt,
        };
        var text = contact.IsGroup ? CaseTexts.InGroup : told.IsUnsaid ? CaseTexts.Unsure : CaseTexts.Of(told.News);
        return new OutboundMessage(
            contact.ToAddress(), Masking.Mask(dialogs().Say(contact.Language, text, values)))
        {
            Language = contact.Language,
            Template = TemplateOf(contact, about, told),
        };
    }

    private TemplateUse TemplateOf(Contact contact, Case about, CaseTold told)
    {
        var name = profile.Name.StartsWith(DeskWord, StringComparison.Ordinal)
            ? profile.Name[DeskWord.Length..]
            : profile.Name;
        var values = new Dictionary<string, string> { ["desk"] = name, ["receipt"] = about.Receipt };
        if (told.News == CaseNews.Answered) return new TemplateUse(TemplateNames.StaffReply, values);
        values["state"] = dialogs().Say(
            contact.Language, CaseTexts.Short,
            new Dictionary<string, SlotValue> { [CaseTexts.News] = CaseTexts.Key(told.News) });
        return new TemplateUse(TemplateNames.CaseUpdate, values);
    }

    /// <summary>
    /// Whose other chats may be told instead: nobody's, unless this chat proved to act for that person. Who reports on
    /// a neighbour must not have the answer go there.
    /// </summary>
    private static async Task<Guid?> ResidentOfAsync(
        DeskDb desk, Case about, Guid contactId, CancellationToken ct) =>
        about.ResidentId is { } resident && about.Change != DataChange.AlreadyReceives
            && await desk.ContactLinks.AnyAsync(l => l.ContactId == contactId && l.ResidentId == resident, ct)
            ? resident
            : null;

    private DateTimeOffset AwakeAt(Contact contact, DateTimeOffset now) =>
        now - contact.LastInboundAt < StillThere ? now : QuietHours.NextAwake(now, profile.Zone);
}

/// <summary>One piece of news for a resident.</summary>
internal sealed record CaseTold(CaseNews News)
{
    /// <summary>Of the desk, said to the resident as they are.</summary>
    public string Words { get; init; } = "";

    /// <summary>Staff member whose words they are.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>Last day of a time the resident has.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Another person may hold the chat since: that there is news, and nothing of it.</summary>
    public bool IsUnsaid { get; init; }

    /// <summary>Of the case that goes on instead; empty: it is not told.</summary>
    public string OtherReceipt { get; init; } = "";
}
