namespace KerasLike.Training;

/// <summary>Data that is in memory as a whole: inputs, targets and weights with the same number of samples. Owns the copies made of arrays.</summary>
internal sealed class ArrayData : IDisposable
{
    readonly List<Tensor> owned = [];

    internal ArrayData(string caller, Tensors x, Tensors? y, Tensors? sampleWeight)
    {
        Samples = CountSamples(caller, x, y, sampleWeight);
        Native.LibTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        (X, Y, SampleWeight) = (x.MaterializeNumbers(), Batch.Numbers(y, nameof(y))?.Materialize(), Batch.Numbers(sampleWeight, nameof(sampleWeight))?.Materialize());
        foreach (var tensor in new[] { X, Y, SampleWeight }.OfType<Tensors>().SelectMany(t => t.Made))
            if (scope.Contains(tensor)) owned.Add(tensor.DetachFromDisposeScope());
    }

    internal Tensors X { get; }

    internal Tensors? Y { get; }

    internal Tensors? SampleWeight { get; }

    internal int Samples { get; }

    /// <summary>The weight of each sample by the class of its target. Belongs to this object.</summary>
    internal Tensor WeightsByClass(string caller, IReadOnlyDictionary<int, double> classWeight)
    {
        if (SampleWeight is not null) throw new ArgumentException($"{caller}: `classWeight` and `sampleWeight` cannot both be given. Multiply them into `sampleWeight`.", nameof(classWeight));
        if (Y is null) throw new ArgumentException($"{caller}: `classWeight` needs targets `y`. Received: y=null", nameof(classWeight));
        using var scope = torch.NewDisposeScope();
        owned.Add(ClassWeights.ToSampleWeights(Y, classWeight).DetachFromDisposeScope());
        return owned[^1];
    }

    public void Dispose()
    {
        foreach (var tensor in owned) tensor.Dispose();
    }

    static int CountSamples(string caller, Tensors x, Tensors? y, Tensors? sampleWeight)
    {
        var counts = new List<(string Name, Shape Shape)>();
        foreach (var (name, tensors) in new[] { ("x", x), ("y", y), ("sampleWeight", sampleWeight) })
            for (int i = 0; i < (tensors?.Count ?? 0); i++) counts.Add((tensors!.Count > 1 ? $"{name}[{i}]" : name, tensors.ShapeOf(i)));
        if (counts.Exists(c => c.Shape.Rank == 0)) throw new ArgumentException($"{caller}: data must have samples along its first axis. Received: {counts.First(c => c.Shape.Rank == 0).Name} with no axes");
        if (counts.Select(c => c.Shape[0]).Distinct().Count() > 1)
            throw new ArgumentException($"{caller}: {string.Join(" and ", counts.Select(c => c.Name))} must hold the same number of samples. Received: {string.Join(", ", counts.Select(c => $"{c.Name} {c.Shape[0]}"))}.");
        return counts[0].Shape[0] is > 0 and var samples ? samples : throw new ArgumentException($"{caller}: there is no data. Received: x of shape {counts[0].Shape}");
    }
}
