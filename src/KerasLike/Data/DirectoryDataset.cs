namespace KerasLike.Data;

/// <summary>The files of a folder as a dataset, with the names of the classes and of the files. Asked for both parts of a split, it is taken apart: <c>var (train, validation) = …</c>.</summary>
/// <typeparam name="T">What the files are made into.</typeparam>
public sealed class DirectoryDataset<T> : Dataset<T>
{
    readonly Dataset<T>? elements;
    readonly (DirectoryDataset<T> Train, DirectoryDataset<T> Validation)? both;

    internal DirectoryDataset(Dataset<T> elements, IReadOnlyList<string>? classNames, IReadOnlyList<string> filePaths) => (this.elements, ClassNames, FilePaths) = (elements, classNames, filePaths);

    internal DirectoryDataset(DirectoryDataset<T> train, DirectoryDataset<T> validation) =>
        (both, ClassNames, FilePaths) = ((train, validation), train.ClassNames, [.. train.FilePaths, .. validation.FilePaths]);

    /// <summary>The names of the classes, by their numbers; null without labels.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>The files, in the order that they are shuffled from.</summary>
    public IReadOnlyList<string> FilePaths { get; }

    /// <inheritdoc/>
    public override long? Cardinality => Elements.Cardinality;

    Dataset<T> Elements => elements ?? throw new InvalidOperationException("There are two datasets here, since subset was \"both\". Write: var (train, validation) = …");

    internal override IEnumerable<T> Run(ulong pass) => Elements.Run(pass);

    /// <summary>Takes the two parts apart that subset: <c>"both"</c> gives.</summary>
    /// <param name="train">The files to train on.</param>
    /// <param name="validation">The files to validate with.</param>
    public void Deconstruct(out DirectoryDataset<T> train, out DirectoryDataset<T> validation) =>
        (train, validation) = both ?? throw new InvalidOperationException("There is one dataset here. Ask for two with validationSplit and subset: \"both\".");
}
