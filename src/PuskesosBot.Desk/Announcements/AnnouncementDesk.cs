using Microsoft.EntityFrameworkCore;
using PuskesosBot.Channels;
using PuskesosBot.Desk.Delivery;
using PuskesosBot.Desk.Distributions;
using PuskesosBot.Desk.People;
using PuskesosBot.Desk.Registry;

namespace PuskesosBot.Desk.Announcements;

/// <summary>
/// Previews announcements and takes them on. Whom the author may reach is decided here and nowhere else.
/// </summary>
public sealed class AnnouncementDesk(
    DeskProfile profile, ProgrammeCatalog programmes, AnnouncementRules rules, AnnouncementWords words,
    AudienceReach reach, IdSource ids)
{
    public AnnouncementWords Words => words;

    /// <summary>Draws codes; a transcript has them the same every time.</summary>
    public Func<ShortCode> Draw { get; init; } = () => ShortCode.Draw(ShortCodeKind.Announcement);

    /// <inheritdoc cref="AnnouncementRules.OwnHost"/>
    public string? OwnHost => rules.OwnHost;

    /// <summary>Nobody is told now what he did not just ask for.</summary>
    public bool IsQuiet(DateTimeOffset now) => QuietHours.NextAwake(now, profile.Zone) > now;

    /// <summary>A code nobody has.</summary>
    public async Task<string> DrawCodeAsync(DeskDb desk, CancellationToken ct)
    {
        for (var draws = 0; draws < AnnouncementRules.DrawsMax; draws++)
        {
            var code = Draw().ToString();
            if (!await desk.Announcements.AnyAsync(a => a.Code == code, ct)) return code;
        }

        throw new InvalidOperationException("no free code was drawn");
    }

    /// <summary>Writes nothing. All problems at once, or what would be sent.</summary>
    public Task<AnnouncementOutcome> PreviewAsync(
        DeskDb desk, AnnouncementAuthor author, AnnouncementDraft draft, DateTimeOffset now, CancellationToken ct) =>
        PreviewAsync(desk, null, author, draft, now, ct);

    /// <summary>The same outside a transaction, where a large audience is counted in half the time.</summary>
    public async Task<AnnouncementOutcome> PreviewAsync(
        DeskDatabase database, AnnouncementAuthor author, AnnouncementDraft draft, DateTimeOffset now,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var desk = database.Open();
        await using var beside = database.Open();
        return await PreviewAsync(desk, beside, author, draft, now, ct);
    }

    private async Task<AnnouncementOutcome> PreviewAsync(
        DeskDb desk, DeskDb? beside, AnnouncementAuthor author, AnnouncementDraft draft, DateTimeOffset now,
        CancellationToken ct)
    {
        var plan = await PlanAsync(desk, author, draft, now, ct);
        if (plan.Problems.Count > 0) return AnnouncementOutcome.No(plan.Problems);
        var preview = await PreviewAsync(desk, beside, author, draft, plan, now, ct);
        return preview.Count.People == 0
            ? AnnouncementOutcome.No(AnnouncementRefusal.NobodyThere)
            : new AnnouncementOutcome.Previewed(preview);
    }

    /// <summary>
    /// Takes it on, in the caller's transaction; the same code again gives the announcement there is. What it replaces
    /// stops at once.
    /// </summary>
    /// <param name="seen">The preview of the same draft, counted a moment ago; null: it is counted here.</param>
    public async Task<AnnouncementOutcome> ConfirmAsync(
        DeskDb desk, AnnouncementAuthor author, AnnouncementDraft draft, AnnouncementPreview? seen, DateTimeOffset now,
        CancellationToken ct)
    {
        if (ShortCode.TryParse(draft.Code, out var code) != ShortCodeCheck.Ok
            || code.Kind != ShortCodeKind.Announcement)
        {
            return AnnouncementOutcome.No(AnnouncementRefusal.CodeWrong);
        }

        draft = draft with { Code = code.ToString() };
        if (await desk.Announcements.FirstOrDefaultAsync(a => a.Code == draft.Code, ct) is { } known)
            return author.IsAuthorOf(known)
                ? new AnnouncementOutcome.Done(known)
                : AnnouncementOutcome.No(AnnouncementRefusal.CodeWrong);
        var plan = await PlanAsync(desk, author, draft, now, ct);
        if (plan.Problems.Count > 0) return AnnouncementOutcome.No(plan.Problems);
        var preview = seen ?? await PreviewAsync(desk, null, author, draft, plan, now, ct);
        if (preview.Count.People == 0) return AnnouncementOutcome.No(AnnouncementRefusal.NobodyThere);

        var made = Make(author, draft, plan, preview, now);
        desk.Announcements.Add(made);
        desk.AnnouncementTexts.AddRange(words.Of(made.Id, draft, plan.About, plan.Rws));
        await desk.SaveChangesAsync(ct);
        if (made.State == AnnouncementState.Scheduled)
            await AnnouncementEffect.TakeAsync(desk, made, now, ct);
        desk.News.Add(Topics.Announcements);
        return new AnnouncementOutcome.Done(made);
    }

    private Announcement Make(
        AnnouncementAuthor author, AnnouncementDraft draft, AnnouncementPlan plan, AnnouncementPreview preview,
        DateTimeOffset now) => new()
        {
            Id = ids.Next(),
            DeskId = draft.DeskId,
            Code = draft.Code,
            StaffId = author.StaffId,
            HeadId = author.HeadId,
            AuthorContactId = author.ContactId,
            Kind = KindOf(draft),
            Rws = [.. plan.Rws],
            Rt = author.Rt,
            DistributionId = draft.DistributionId,
            DistributionVersion = plan.About?.Version ?? 0,
            Programme = draft.Programme,
            Template = AnnouncementWords.TemplateOf(plan.About),
            State = preview.NeedsApproval ? AnnouncementState.WaitingApproval : AnnouncementState.Scheduled,
            ReplacesId = draft.ReplacesId,
            CreatedAt = now,
            SendAt = draft.SendAt,
            UrgentReason = draft.UrgentReason,
            ResidentCount = preview.Count.People,
            NoContactCount = preview.Count.NoContact,
        };

    /// <summary>What is owed to somebody about his own case is never announced.</summary>
    private static NoticeKind KindOf(AnnouncementDraft draft) =>
        draft.DistributionId is not null ? NoticeKind.Pickup
        : draft.Kind is { } kind && NoticeChoices.Kinds.Contains(kind) ? kind : NoticeKind.News;

    private async Task<AnnouncementPreview> PreviewAsync(
        DeskDb desk, DeskDb? beside, AnnouncementAuthor author, AnnouncementDraft draft, AnnouncementPlan plan,
        DateTimeOffset now, CancellationToken ct)
    {
        var template = AnnouncementWords.TemplateOf(plan.About);
        var audience = new Audience(draft.DeskId, plan.Rws, author.Rt, KindOf(draft))
        {
            DistributionId = draft.DistributionId,
            Programme = draft.Programme,
            Superseded = await AnnouncementEffect.ReplacedAsync(
                desk, new Replacing(draft.DeskId, draft.DistributionId, plan.Rws, author.Rt, draft.ReplacesId), ct),
        };
        var count = await new AudienceCounts(audience, reach, template, now).OfAsync(desk, beside, ct);
        var whatsApp = count.Now.GetValueOrDefault(ChannelNames.WhatsApp) + count.AsTemplate;
        var startsAt = draft.SendAt > now ? draft.SendAt.Value : now;
        return new AnnouncementPreview(
            [.. words.Of(Guid.Empty, draft, plan.About, plan.Rws).Select(text => Shown(text, plan.About, template))],
            count, (long)whatsApp * rules.MessageRate + (long)count.AsTemplate * rules.TemplateRate,
            NeedsApproval(author, count.People),
            draft.UrgentReason is null ? QuietHours.NextAwake(startsAt, profile.Zone) : startsAt)
        {
            Rws = plan.Rws,
            Rt = author.Rt,
        };
    }

    /// <summary>For many, or for another desk than one's own, somebody who may decide must look first.</summary>
    private bool NeedsApproval(AnnouncementAuthor author, int people) =>
        author.DeskId is null || (!author.MayApprove && people > rules.ApprovalAbove);

    private PreviewText Shown(AnnouncementText text, Distribution? about, string? template)
    {
        var hour = about?.StartsAt?.ToString("HH.mm", System.Globalization.CultureInfo.InvariantCulture) ?? "";
        var said = hour.Length == 0
            ? AnnouncementBody.WithoutSlot(text.Text)
            : AnnouncementBody.WithSlot(text.Text, hour);
        var values = AnnouncementBody.TemplateValues(text, hasSlot: false);
        return new PreviewText(text.Language, said, reach.Preview(template, text.Language, values));
    }

    private async Task<AnnouncementPlan> PlanAsync(
        DeskDb desk, AnnouncementAuthor author, AnnouncementDraft draft, DateTimeOffset now, CancellationToken ct)
    {
        var problems = new List<AnnouncementRefusal>();
        if (!author.MayWrite || (author.DeskId is { } own && own != draft.DeskId))
            return new AnnouncementPlan([AnnouncementRefusal.NotYourRole], null, []);
        var about = draft.DistributionId is { } of
            ? await desk.Distributions.AsNoTracking()
                .SingleOrDefaultAsync(d => d.Id == of && d.DeskId == draft.DeskId, ct)
            : null;
        if ((draft.DistributionId is null) == (draft.Words is null)) problems.Add(AnnouncementRefusal.NothingToSay);
        else if (draft.Words is { } free) problems.AddRange(FreeText.Problems(free));
        else if (about is null || IsOver(about, now)) problems.Add(AnnouncementRefusal.DistributionOver);
        if (draft.Programme is { } programme && programmes.Find(programme) is null)
            problems.Add(AnnouncementRefusal.ProgrammeUnknown);

        var possible = about?.Rws ?? profile.Rws;
        var rws = draft.Rws.Count > 0 ? [.. draft.Rws.Distinct().Order(StringComparer.Ordinal)]
            : author.Rw is { } only ? [only] : possible.Order(StringComparer.Ordinal).ToList();
        if (rws.Count == 0 || rws.Except(possible).Any() || (author.Rw is { } his && rws.Exists(rw => rw != his)))
            problems.Add(AnnouncementRefusal.NotYourArea);
        if (draft.ReplacesId is { } old && !await author.Visible(desk).AnyAsync(a => a.Id == old, ct))
            problems.Add(AnnouncementRefusal.NotYourArea);
        problems.AddRange(TimeProblems(draft, now));
        return new AnnouncementPlan(problems, about, rws);
    }

    private bool IsOver(Distribution about, DateTimeOffset now) =>
        about.State == DistributionState.Done || about.Date < profile.TodayAt(now)
        || (about.State == DistributionState.Cancelled && about.AnnouncedAt is null);

    private static IEnumerable<AnnouncementRefusal> TimeProblems(AnnouncementDraft draft, DateTimeOffset now)
    {
        if (draft.SendAt < now.AddMinutes(-5)) yield return AnnouncementRefusal.TimeOver;
        if (draft.SendAt > now.AddDays(AnnouncementRules.PlannedDaysMax)) yield return AnnouncementRefusal.TooFarAhead;
        if (draft.UrgentReason is { } why && string.IsNullOrWhiteSpace(why))
            yield return AnnouncementRefusal.ReasonNeeded;
        if (draft.UrgentReason?.Length > AnnouncementRules.ReasonCharsMax)
            yield return AnnouncementRefusal.ReasonTooLong;
    }

    /// <param name="Problems">Empty: it may be announced.</param>
    private sealed record AnnouncementPlan(
        IReadOnlyList<AnnouncementRefusal> Problems, Distribution? About, IReadOnlyList<string> Rws);
}
