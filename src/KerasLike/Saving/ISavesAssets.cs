namespace KerasLike.Saving;

/// <summary>A layer whose state is more than weights and config: a <c>.keras</c> file has it in files of its own, <c>assets/layers/NAME/…</c>.</summary>
internal interface ISavesAssets
{
    /// <summary>The files to write; none where the config says all.</summary>
    IEnumerable<(string Name, string Text)> Assets();

    /// <summary>Takes over what is in the files of an archive.</summary>
    /// <param name="read">Gives the text of a file by its name; null where there is none.</param>
    void SetAssets(Func<string, string?> read);
}
