using KerasLike.Data;

namespace KerasLike;

/// <summary>The files of a folder, with their labels, in the order that Keras gives them.</summary>
internal sealed class FolderIndex
{
    readonly FolderOptions options;
    readonly List<string> others = [];

    internal FolderIndex(FolderOptions options)
    {
        options.Validate();
        this.options = options;
        if (!System.IO.Directory.Exists(options.Directory)) throw new DirectoryNotFoundException($"{options.Owner}: there is no folder {options.Directory}.");
        var byFolder = options.HasLabels && options.Labels?.Numbers is null;
        var (files, labels) = byFolder ? ByFolder() : (Files(options.Directory), options.Labels?.Numbers?.ToArray() ?? []);
        if (!byFolder && options.HasLabels)
        {
            if (labels.Length != files.Length) throw new ArgumentException($"{options.Owner}: `labels` must have one number for each file. Received: {labels.Length} labels, {files.Length} files in {options.Directory}", nameof(options));
            ClassNames = [.. labels.Distinct().Order().Select(l => l.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        }
        if (options.LabelMode == "binary" && ClassNames!.Count != 2) throw new ArgumentException($"{options.Owner}: labelMode \"binary\" needs 2 classes. Received: {ClassNames.Count}: {string.Join(", ", ClassNames)}", nameof(options));
        Tell(files.Length);
        if (options.Shuffle)
        {
            new NumpyRandom(options.Start).Shuffle(files);
            new NumpyRandom(options.Start).Shuffle(labels);
        }
        All = new(files, labels);
    }

    internal sealed record Part(string[] Files, int[] Labels);

    /// <summary>All files.</summary>
    internal Part All { get; }

    /// <summary>The names of the classes, by their numbers; null without labels.</summary>
    internal IReadOnlyList<string>? ClassNames { get; private set; }

    /// <summary>The files to train on, or those to validate with.</summary>
    internal Part Split(string? subset)
    {
        var training = All.Files.Length - (int)((options.ValidationSplit ?? 0) * All.Files.Length);
        var part = subset switch
        {
            "training" => new Part(All.Files[..training], First(training)),
            "validation" => new(All.Files[training..], All.Labels.Length == 0 ? [] : All.Labels[training..]),
            _ => All,
        };
        if (part.Files.Length == 0)
            throw new ArgumentException($"{options.Owner}: the folder {options.Directory} has no {options.Kind}{(subset is null ? "" : $" for {subset}")}. They end in {string.Join(", ", options.Endings)}{(options.HasLabels && ClassNames is { Count: 0 } ? ", and are in a folder for each class; labelMode: null reads them without" : "")}.", nameof(subset));
        if (subset is not null && options.Verbose) Console.WriteLine($"Using {part.Files.Length} files for {subset}.");
        return part;
    }

    int[] First(int count) => All.Labels.Length == 0 ? [] : All.Labels[..count];

    (string[] Files, int[] Labels) ByFolder()
    {
        var folders = System.IO.Directory.GetDirectories(options.Directory).Select(d => Path.GetFileName(d)).Where(d => !d.StartsWith('.')).Order(StringComparer.Ordinal).ToList();
        if (options.ClassNames?.FirstOrDefault(c => !folders.Contains(c)) is { } unknown)
            throw new ArgumentException($"{options.Owner}: `classNames` must be folders in {options.Directory}. Received: \"{unknown}\". There: {string.Join(", ", folders)}", nameof(options));
        ClassNames = options.ClassNames ?? folders;
        var parts = ClassNames.Select(c => Files(Path.Combine(options.Directory, c))).ToList();
        for (int i = 0; i < parts.Count; i++)
            if (parts[i].Length == 0 && parts.Exists(p => p.Length > 0)) Warnings.Write($"{options.Owner}: the folder {Path.Combine(options.Directory, ClassNames[i])} has no {options.Kind}; the class stays, without samples.");
        return ([.. parts.SelectMany(p => p)], [.. parts.SelectMany((p, i) => Enumerable.Repeat(i, p.Length))]);
    }

    string[] Files(string folder)
    {
        var files = new List<string>();
        foreach (var place in Folders(folder).Order(StringComparer.Ordinal))
            foreach (var file in System.IO.Directory.GetFiles(place).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal))
                if (Array.Exists(options.Endings, e => file.EndsWith(e, StringComparison.OrdinalIgnoreCase))) files.Add(Path.Combine(place, file));
                else if (!file.StartsWith('.')) others.Add(Path.Combine(place, file));
        return [.. files];
    }

    IEnumerable<string> Folders(string folder) => new[] { folder }.Concat(System.IO.Directory.GetDirectories(folder)
        .Where(d => options.FollowLinks || new DirectoryInfo(d).LinkTarget is null).SelectMany(Folders));

    void Tell(int count)
    {
        if (options.Verbose) Console.WriteLine(ClassNames is null ? $"Found {count} files." : $"Found {count} files belonging to {ClassNames.Count} classes.");
        if (others.Count > 0)
            Warnings.Write($"{options.Owner}: left out {others.Count} files in {options.Directory} that do not end in {string.Join(", ", options.Endings)}: {string.Join(", ", others.Take(3).Select(Path.GetFileName))}{(others.Count > 3 ? ", …" : "")}.");
    }
}
