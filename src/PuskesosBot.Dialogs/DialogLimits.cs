namespace PuskesosBot.Dialogs;

/// <summary>
/// Every bound of the engine and the files. Reaching one is a tested path, never an error for the resident.
/// </summary>
public static class DialogLimits
{
    /// <summary>States passed in one step without waiting; more is a loop in the files.</summary>
    public const int HopsPerStepMax = 50;

    /// <summary>Dialogs inside dialogs.</summary>
    public const int DepthMax = 8;

    /// <summary>Default of <c>tries</c>.</summary>
    public const int TriesDefault = 3;

    /// <summary>
    /// Characters of a resident's message that are read; the rest is cut and said so. Telegram's own limit.
    /// </summary>
    public const int MessageCharsMax = 4096;

    /// <summary>Characters kept of a free-text answer.</summary>
    public const int TextAnswerCharsMax = 1000;

    /// <summary>Options of one question; more is unreadable on a small phone. Also WhatsApp's list limit.</summary>
    public const int OptionsMax = 10;

    /// <summary>WhatsApp list item.</summary>
    public const int LabelCharsMax = 24;

    /// <summary>WhatsApp quick reply, used for up to <see cref="QuickReplyOptionsMax"/> options.</summary>
    public const int QuickReplyLabelCharsMax = 20;

    public const int QuickReplyOptionsMax = 3;

    /// <summary>Body of a WhatsApp message with buttons; free text may have 1,600.</summary>
    public const int MenuTextCharsMax = 1024;

    public const int TextCharsMax = 1600;

    /// <summary>States remembered for "kembali".</summary>
    public const int AnsweredMax = 20;

    /// <summary>A dialog file or text file, in bytes.</summary>
    public const int FileBytesMax = 512 * 1024;

    public const int FilesMax = 200;

    public const int StatesPerDialogMax = 200;

    /// <summary>Mappings and lists inside each other in a file; ours need six.</summary>
    public const int FileDepthMax = 12;

    /// <summary>Scalars, lists and mappings of one file.</summary>
    public const int FileNodesMax = 50_000;

    /// <summary>Problems listed at once; a file of rubbish has no end of them.</summary>
    public const int IssuesMax = 1_000;

    /// <summary>Conditions inside each other in a text.</summary>
    public const int TextDepthMax = 5;

    /// <summary>Largest <c>tries</c>.</summary>
    public const int TriesMax = 9;

    /// <summary>Words of one sentence; longer ones are not read to the end on a phone.</summary>
    public const int SentenceWordsMax = 22;

    /// <summary>Passives of one sentence; with more nobody can tell who does what.</summary>
    public const int PassivesPerSentenceMax = 2;
}
