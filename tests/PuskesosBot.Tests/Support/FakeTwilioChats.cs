using System.Collections.Concurrent;
using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Tests.Support;

/// <summary>What Twilio and WhatsApp know of people and contents: decides what becomes of a message.</summary>
internal sealed class FakeTwilioChats(TimeSpan window, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _wroteAt = [];

    /// <summary>Code that messages to a phone fail with, later.</summary>
    public ConcurrentDictionary<string, int> Fates { get; } = [];

    /// <summary>The same, for the next message only.</summary>
    public ConcurrentDictionary<string, int> NextFates { get; } = [];

    public ConcurrentDictionary<string, byte> OptedOut { get; } = [];

    /// <summary>ContentSid and approval.</summary>
    public ConcurrentDictionary<string, string> Contents { get; } = [];

    public void OpenWindow(string phone) => _wroteAt[phone] = time.GetUtcNow();

    public void CloseWindow(string phone) => _wroteAt.TryRemove(phone, out _);

    public bool HasOptedOut(TwilioForm form) => OptedOut.ContainsKey(PhoneIn(form));

    /// <summary>Null: it arrives. Outside the window a message is taken, and fails later (Twilio, error
    /// 63016).</summary>
    public int? FateOf(TwilioForm form)
    {
        var phone = PhoneIn(form);
        if (NextFates.TryRemove(phone, out var fate) || Fates.TryGetValue(phone, out fate)) return fate;
        var content = form["ContentSid"];
        if (window == TimeSpan.Zero || content.Length > 0 && Contents[content] == "approved") return null;
        var isOpen = _wroteAt.TryGetValue(phone, out var wroteAt) && time.GetUtcNow() - wroteAt < window;
        return isOpen ? null : TwilioErrors.OutsideWindow;
    }

    private static string PhoneIn(TwilioForm form) => form["To"]["whatsapp:".Length..];
}
