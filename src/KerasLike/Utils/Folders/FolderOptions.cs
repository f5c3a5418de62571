using KerasLike.Data;

namespace KerasLike;

/// <summary>What the functions that read folders of files are asked for, whatever the files hold; the function and the kind of files are for messages.</summary>
internal sealed record FolderOptions(string Owner, string Kind, string[] Endings, string Directory, FileLabels? Labels, string? LabelMode, IReadOnlyList<string>? ClassNames, int? BatchSize, bool Shuffle,
    int? Seed, double? ValidationSplit, string? Subset, bool FollowLinks, bool Verbose)
{
    /// <summary>Whether the files have labels.</summary>
    internal bool HasLabels => LabelMode is not null;

    /// <summary>What each file is, and the order.</summary>
    internal int Start { get; } = Seed ?? (int)(RandomState.NextSeed() % 1_000_000);

    internal void Validate()
    {
        Check.NotNull(Directory, Owner, "directory");
        if (LabelMode is not null) Check.OneOf(LabelMode, ["int", "categorical", "binary"], Owner, "labelMode");
        Check.Positive(BatchSize, Owner, "batchSize");
        if (Labels?.Numbers is not null && ClassNames is not null) throw new ArgumentException($"{Owner}: `classNames` goes with labels from folders only. Received: labels, classNames. Leave one of them out.", nameof(ClassNames));
        if (!HasLabels && ClassNames is not null) throw new ArgumentException($"{Owner}: without labels there are no classes to name. Received: labelMode=null, classNames. Leave one of them out.", nameof(ClassNames));
        if (ValidationSplit is not null and not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(ValidationSplit), FormattableString.Invariant($"{Owner}: `validationSplit` must be between 0 and 1. Received: validationSplit={ValidationSplit}"));
        if (Subset is not null) Check.OneOf(Subset, ["training", "validation", "both"], Owner, "subset");
        if (ValidationSplit is null != Subset is null) throw new ArgumentException(FormattableString.Invariant($"{Owner}: `validationSplit` and `subset` go together. Received: validationSplit={ValidationSplit?.ToString() ?? "null"}, subset={Subset ?? "null"}"), nameof(Subset));
        if (ValidationSplit is not null && Shuffle && Seed is null) throw new ArgumentException($"{Owner}: `seed` must be given with `validationSplit`, or the two parts could have files in common. Received: seed=null, shuffle=true", nameof(Seed));
    }
}
