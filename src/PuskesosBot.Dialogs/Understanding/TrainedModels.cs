using System.Collections.Concurrent;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>Models by what they were trained from: files that did not change are not learned again.</summary>
internal static class TrainedModels
{
    /// <summary>The running one, the one before an edit, and those of tests.</summary>
    private const int KeptMax = 4;

    private static readonly ConcurrentDictionary<string, Lazy<IntentModel>> Kept = new();

    /// <summary>Differs when any file differs that a model is made of, or the code that makes it, or the processor lays
    /// out its weights otherwise.</summary>
    /// <param name="languages">Which the utterances were checked for.</param>
    internal static string KeyOf(IEnumerable<KeyValuePair<string, string>> files, IEnumerable<string> languages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(IntentTrainer).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(Encoding.UTF8.GetBytes($"{Vector<short>.Count} {string.Join(' ', languages)} "));
        foreach (var (path, text) in files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{path.Length} {path} {text.Length} {text}"));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    internal static IntentModel Of(string key, Func<IntentModel> train)
    {
        if (Kept.Count >= KeptMax && !Kept.ContainsKey(key)) Kept.Clear();
        return Kept.GetOrAdd(key, _ => new Lazy<IntentModel>(train)).Value;
    }
}
