namespace KerasLike.Plotting;

/// <summary>Targets and predictions as class numbers, and the names of classes.</summary>
internal static class Classes
{
    /// <summary>Class numbers of what a model is trained on or predicts: numbers, one-hot rows or probabilities, of two classes also those of the second.</summary>
    internal static int[] Of(Tensors values, string owner, string name)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var all = Check.NotNull(values, owner, name).Materialize().Single.cpu();
        if (all.ndim == 2 && all.size(1) > 1) all = all.argmax(1);
        else if (all.ndim == 2) all = all.squeeze(1);
        if (all.ndim != 1 || all.numel() == 0) throw new ArgumentException($"{owner}: `{name}` must be class numbers, or a row of probabilities for each sample. Received: shape {Shape.Of(values.Materialize().Single)}", name);
        var numbers = all.to_type(ScalarType.Float64).data<double>().ToArray();
        // Probabilities of the second of two classes.
        if (Array.Exists(numbers, n => n != Math.Floor(n))) return Array.ConvertAll(numbers, n => n > 0.5 ? 1 : 0);
        var least = numbers.Min();
        if (least < 0) throw new ArgumentException(FormattableString.Invariant($"{owner}: `{name}` must be class numbers, from 0. Received: {least}"), name);
        return Array.ConvertAll(numbers, n => (int)n);
    }

    internal static string NameOf(int index, IReadOnlyList<string>? names) => names is null ? index.ToString(System.Globalization.CultureInfo.InvariantCulture) : names[index];

    internal static void CheckNames(IReadOnlyList<string>? classNames, int count, string owner)
    {
        if (classNames is not null && classNames.Count < count)
            throw new ArgumentException($"{owner}: there must be a name for each of the {count} classes. Received: {classNames.Count} in `classNames`", nameof(classNames));
    }
}
