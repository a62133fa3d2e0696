namespace PuskesosBot.Desk.Cases;

/// <summary>Something that happened to a case: who, when, what and why. Append only.</summary>
public sealed class CaseEvent
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary><c>contact:{id}</c>, <c>staff:{id}</c>, <c>head:{id}</c>, <c>partner</c> or <c>bot</c>.</summary>
    public required string Who { get; init; }

    public CaseEventKind Kind { get; init; } = CaseEventKind.StateChanged;

    /// <summary>After it.</summary>
    public required CaseState State { get; init; }

    /// <summary>Masked; at most 1,000 characters.</summary>
    public required string Why { get; init; }
}

public enum CaseEventKind
{
    Opened,

    /// <summary>Words of the resident.</summary>
    Note,

    StateChanged,

    /// <summary>Words of the desk to the resident.</summary>
    Answer,

    /// <summary>For staff only.</summary>
    InternalNote,

    Assigned,
    Escalated,
    Attached,
    ClosingAsked,
    Merged,
}

/// <summary>A photo or a place that came with a case.</summary>
public sealed class CaseAttachment
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Who { get; init; }
    public required AttachmentKind Kind { get; init; }

    /// <summary>Reference of the media store, or latitude and longitude in degrees with a comma between.</summary>
    public required string Content { get; init; }
}

public enum AttachmentKind { Photo, Document, Voice, Location }

/// <summary>A change of a case that an outside queue is to be told, and what became of that.</summary>
public sealed class CaseRelay
{
    /// <summary>Also the idempotency key of the request.</summary>
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary><see cref="CaseEvent"/> that is told.</summary>
    public required Guid EventId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Given up after the last try; staff may replay it.</summary>
    public DateTimeOffset? ParkedAt { get; set; }

    /// <summary>Status code or kind of failure; never a body.</summary>
    public string? Error { get; set; }
}

/// <summary>Last serial given out in a month; incremented in the same transaction as the case it numbers.</summary>
public sealed class ReceiptSerial
{
    public required Guid DeskId { get; init; }

    /// <summary>"2611": year and month where the desk is.</summary>
    public required string Month { get; init; }

    public required int Last { get; set; }
}
