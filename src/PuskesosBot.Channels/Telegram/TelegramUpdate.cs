using System.Text.Json.Serialization;

namespace PuskesosBot.Channels.Telegram;

// The parts of Telegram Bot API 10.1 that we read. Unknown fields are skipped; ids have up to 52 bits.

internal sealed record TelegramUpdate(
    long? UpdateId, TelegramMessage? Message, TelegramMessage? EditedMessage, TelegramPress? CallbackQuery,
    TelegramMemberChange? MyChatMember);

internal sealed record TelegramUser(long Id, bool IsBot, string? FirstName, string? LastName, string? Username,
    string? LanguageCode);

internal sealed record TelegramChat(long Id, string? Type);

internal sealed record TelegramMemberChange(TelegramChat? Chat, TelegramUser? From, long Date,
    TelegramMember? OldChatMember, TelegramMember? NewChatMember);

internal sealed record TelegramMember(string? Status);

internal sealed record TelegramPress(string? Id, TelegramUser? From, TelegramMessage? Message, string? Data);

internal sealed record TelegramEntity(string? Type, int Offset, int Length, TelegramUser? User);

internal sealed record TelegramFile(string? FileId, string? MimeType, long? FileSize, int Width, int Height);

internal sealed record TelegramPlace(double Latitude, double Longitude);

internal sealed record TelegramVenue(TelegramPlace? Location);

internal sealed record TelegramContact(string? PhoneNumber, long? UserId);

/// <summary>Presence is all that is read of these.</summary>
internal sealed record TelegramPresence;

internal sealed record TelegramMessage
{
    public long MessageId { get; init; }
    public long Date { get; init; }
    public long? EditDate { get; init; }
    public TelegramChat? Chat { get; init; }
    public TelegramUser? From { get; init; }
    public TelegramChat? SenderChat { get; init; }
    public long? MessageThreadId { get; init; }
    public bool IsTopicMessage { get; init; }
    public TelegramMessage? ReplyToMessage { get; init; }
    public TelegramPresence? ForumTopicCreated { get; init; }
    public TelegramPresence? ForwardOrigin { get; init; }
    public long? MigrateToChatId { get; init; }

    public string? Text { get; init; }
    public List<TelegramEntity>? Entities { get; init; }
    public string? Caption { get; init; }
    public List<TelegramEntity>? CaptionEntities { get; init; }
    public List<TelegramFile>? Photo { get; init; }
    public TelegramFile? Document { get; init; }
    public TelegramFile? Voice { get; init; }
    public TelegramFile? Sticker { get; init; }
    public TelegramPlace? Location { get; init; }
    public TelegramVenue? Venue { get; init; }
    public TelegramContact? Contact { get; init; }

    public TelegramFile? Animation { get; init; }
    public TelegramFile? Audio { get; init; }
    public TelegramFile? Video { get; init; }
    public TelegramFile? VideoNote { get; init; }
    public TelegramPresence? Poll { get; init; }
    public TelegramPresence? Dice { get; init; }
    public TelegramPresence? Game { get; init; }
    public TelegramPresence? Story { get; init; }
    public TelegramPresence? PaidMedia { get; init; }
    public TelegramPresence? Checklist { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TelegramUpdate))]
internal sealed partial class TelegramJson : JsonSerializerContext;
