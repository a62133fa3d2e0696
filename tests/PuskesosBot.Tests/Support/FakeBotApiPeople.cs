namespace PuskesosBot.Tests.Support;

/// <summary>Updates as Telegram makes them when an invented person does something in a private chat.</summary>
internal static class FakeBotApiPeople
{
    public static (string Lane, string Type, object Content) Says(long chatId, string text, long messageId, long date)
    {
        var commandLength = text.StartsWith('/') ? text.Split(' ', 2)[0].Length : 0;
        object[] entities = commandLength > 1 ? [new { type = "bot_command", offset = 0, length = commandLength }] : [];
        return ($"message {chatId}", "message",
            new { message_id = messageId, from = Person(chatId), chat = Chat(chatId), date, text, entities });
    }

    // Presses queue by person and apart from messages, so one may overtake the other.
    public static (string Lane, string Type, object Content) Presses(
        long chatId, string data, long messageId, long date)
    {
        var id = $"{4_382_000_000_000_000_000 + messageId}";
        var message = new { message_id = messageId, chat = Chat(chatId), date, text = "?" };
        return ($"press {chatId}", "callback_query",
            new { id, from = Person(chatId), message, chat_instance = "-1", data });
    }

    public static (string Lane, string Type, object Content) Membership(
        long chatId, string was, string now, long date) =>
        ($"membership {chatId}", "my_chat_member", new
        {
            chat = Chat(chatId),
            from = Person(chatId),
            date,
            old_chat_member = new { status = was },
            new_chat_member = new { status = now },
        });

    private static object Person(long id) => new { id, is_bot = false, first_name = "Siti", language_code = "id" };

    private static object Chat(long id) => new { id, first_name = "Siti", type = id < 0 ? "supergroup" : "private" };
}
