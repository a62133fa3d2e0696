namespace PuskesosBot.Dialogs;

/// <summary>The host stepped the engine in a way the contract forbids: a fault of ours, never of a resident.</summary>
public sealed class DialogContractException : Exception
{
    public DialogContractException()
    {
    }

    public DialogContractException(string message)
        : base(message)
    {
    }

    public DialogContractException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
