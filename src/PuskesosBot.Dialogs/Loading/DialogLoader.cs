using System.Text;

namespace PuskesosBot.Dialogs;

/// <summary>What came of reading the files.</summary>
/// <param name="Set">Null as soon as there is one issue: a half-right set is not run.</param>
public sealed record DialogLoad(DialogSet? Set, IReadOnlyList<DialogIssue> Issues);

/// <summary>
/// Reads and checks the dialog files; every problem at once, and never an exception for what is in them.
/// </summary>
public static class DialogLoader
{
    public const string EverywhereFile = "_everywhere.yaml", TextsFolder = "texts", IntentsFile = "intents.yaml",
        SpellingFile = "_spelling.yaml", LexiconFile = "_lexicon.yaml", UtterancesFolder = "intents",
        StoriesFile = "intents/_stories.yaml";

    private const string Extension = ".yaml";

    /// <param name="folder">The folder <c>dialogs</c>.</param>
    /// <param name="actions">All actions the host has.</param>
    /// <param name="facts">Names of all <see cref="DialogContext.Facts"/> the host gives.</param>
    /// <param name="host">What the host itself says; null: nothing.</param>
    /// <param name="modelFile">Where the model of what residents mean is kept between two starts; null: it is trained
    /// at each.</param>
    public static DialogLoad Load(
        string folder, IReadOnlyCollection<ActionContract> actions, IReadOnlyCollection<string> facts,
        HostTexts? host = null, string? modelFile = null)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var issues = new IssueList();
        var files = new Dictionary<string, string>();
        foreach (var path in PathsIn(folder).Take(DialogLimits.FilesMax + 1))
            if (ReadFile(folder, path, $"{name}/{path}", issues) is { } text) files[path] = text;
        return Load(name, files, new SetDraft(issues, actions, facts, host ?? HostTexts.None)
        {
            ModelFile = modelFile is null ? null : new ModelFile(modelFile),
        });
    }

    /// <summary>The same from memory; keys are paths inside the folder: <c>texts/id.yaml</c>.</summary>
    public static DialogLoad Load(
        IReadOnlyDictionary<string, string> files, IReadOnlyCollection<ActionContract> actions,
        IReadOnlyCollection<string> facts, HostTexts? host = null) =>
        Load("dialogs", files, new SetDraft(new IssueList(), actions, facts, host ?? HostTexts.None));

    private static IEnumerable<string> PathsIn(string folder)
    {
        string[] inside = [TextsFolder, UtterancesFolder];
        return YamlIn(folder).Concat(inside.SelectMany(
            name => YamlIn(Path.Combine(folder, name)).Select(file => $"{name}/{file}")));

        static IEnumerable<string> YamlIn(string folder) => Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, $"*{Extension}").Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal)
            : [];
    }

    private static string? ReadFile(string folder, string path, string shown, IssueList issues)
    {
        var wrong = TooLarge;
        try
        {
            var file = new FileInfo(Path.Combine(folder, path));
            // Bytes that are not UTF-8 become a replacement character, which the YAML reader refuses with its place.
            if (file.Length <= DialogLimits.FileBytesMax)
                return Encoding.UTF8.GetString(File.ReadAllBytes(file.FullName));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // An editor may have the file open or just replaced it; the next reload finds it.
            wrong = "the file cannot be opened";
        }

        issues.Add(new SourcePlace(shown, 1, 1), DialogIssueCode.Unreadable, wrong);
        return null;
    }

    private static string TooLarge => $"the file is larger than {DialogLimits.FileBytesMax} bytes";

    private static DialogLoad Load(string folder, IReadOnlyDictionary<string, string> files, SetDraft draft)
    {
        var issues = draft.Issues;
        draft.HasHoles = issues.Count > 0;
        var sorted = files.OrderBy(file => file.Key, StringComparer.Ordinal);
        draft.ModelKey = TrainedModels.KeyOf(
            sorted.Where(file => IsOfModel(file.Key)),
            files.Keys.Where(path => IsIn(TextsFolder, path)).Order(StringComparer.Ordinal));
        draft.Learned = draft.ModelFile?.Find(draft.ModelKey);
        foreach (var (path, text) in sorted.Take(DialogLimits.FilesMax))
            if (draft.Learned is null || !IsIn(UtterancesFolder, path)) Read(draft, folder, path, text);
        if (files.Count > DialogLimits.FilesMax)
            issues.Add(new SourcePlace(folder, 1, 1), DialogIssueCode.MissingFile,
                $"more than {DialogLimits.FilesMax} files");
        RequireFiles(draft, folder, files.Keys);
        SetChecks.Check(draft);
        var found = issues.Sorted();
        return found.Count > 0 || draft.Everywhere is null
            ? new DialogLoad(null, found)
            : new DialogLoad(DialogSet.Of(draft, draft.Everywhere), found);
    }

    private static bool IsOfModel(string path) =>
        path is IntentsFile or SpellingFile or LexiconFile || IsIn(UtterancesFolder, path);

    private static bool IsIn(string folder, string path) =>
        path.StartsWith($"{folder}/", StringComparison.Ordinal);

    private static void Read(SetDraft draft, string folder, string path, string text)
    {
        var shown = $"{folder}/{path}";
        if (text.Length > DialogLimits.FileBytesMax)
        {
            draft.Issues.Add(new SourcePlace(shown, 1, 1), DialogIssueCode.Unreadable, TooLarge);
            draft.HasHoles = true;
            return;
        }

        var before = draft.Issues.Count;
        if (YamlReader.Read(shown, text, draft.Issues) is { } root)
            ReadAs(path, root, draft);

        draft.HasHoles |= draft.Issues.Count > before;
    }

    private static void ReadAs(string path, YamlNode root, SetDraft draft)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (path == EverywhereFile) draft.Everywhere = EverywhereReader.Read(root, draft.Issues);
        else if (path == IntentsFile) draft.Intents = IntentsReader.Read(root, draft.Issues);
        else if (path == SpellingFile) draft.Spelling = SpellingReader.Read(root, draft.Issues);
        else if (path == LexiconFile) draft.Lexicon = LexiconReader.Read(root, draft.Issues);
        else if (IsIn(TextsFolder, path))
            draft.Add(LanguageReader.Read(name, root, draft.Issues));
        else if (path == StoriesFile) draft.Stories.AddRange(UtterancesReader.Read("", root, draft));
        else if (IsIn(UtterancesFolder, path))
            draft.Utterances.AddRange(UtterancesReader.Read(name.ToUpperInvariant(), root, draft));
        else draft.Add(DialogReader.Read(name, root, draft.Issues));
    }

    private static void RequireFiles(SetDraft draft, string folder, IEnumerable<string> paths)
    {
        var present = paths.ToHashSet();
        if (!present.Contains(EverywhereFile)) Missing(EverywhereFile);
        if (!present.Any(path => IsIn(TextsFolder, path)))
            Missing($"{TextsFolder}/{DialogSet.PreferredLanguage}{Extension}");

        void Missing(string path)
        {
            draft.HasHoles = true;
            draft.Issues.Add(
                new SourcePlace($"{folder}/{path}", 1, 1), DialogIssueCode.MissingFile, "the file is missing");
        }
    }
}
