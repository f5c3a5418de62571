namespace KerasLike.Training;

/// <summary>Gathers the outputs of batches into whole tensors, copied once where the number of samples is known.</summary>
internal sealed class PredictedOutputs(int? samples) : IDisposable
{
    readonly List<Tensors> parts = [];
    Tensor[]? whole;
    readonly List<long> sizes = [];
    string[]? names;
    long filled;

    internal void Add(Tensors outputs)
    {
        names = outputs.Names as string[];
        sizes.Add(outputs[0].size(0));
        if (samples is null)
        {
            parts.Add(new(((IEnumerable<Tensor>)outputs).Select(o => o.cpu().clone().DetachFromDisposeScope()).ToList()));
            return;
        }
        whole ??= [.. ((IEnumerable<Tensor>)outputs).Select(o => torch.empty([samples.Value, .. Enumerable.Range(1, (int)o.ndim - 1).Select(o.size)], o.dtype).DetachFromDisposeScope())];
        for (int i = 0; i < whole.Length; i++) whole[i].narrow(0, filled, outputs[i].size(0)).copy_(outputs[i]);
        filled += outputs[0].size(0);
    }

    /// <summary>The outputs of the last batches, of as many as callbacks are told of at once, or as are left.</summary>
    internal Tensors Latest(int together)
    {
        var count = (sizes.Count - 1) % together + 1;
        var rows = sizes.TakeLast(count).Sum();
        return new(whole is not null ? [.. whole.Select(w => w.narrow(0, filled - rows, rows))]
            : [.. Enumerable.Range(0, parts[^1].Count).Select(i => torch.cat([.. parts.TakeLast(count).Select(p => p[i])]))], names);
    }

    /// <summary>The outputs. They belong to the caller.</summary>
    internal Tensors Take()
    {
        if (whole is null && parts.Count == 0) throw new ArgumentException("Predict: the data gave no batches. A sequence that was run through before must be able to start again.");
        var taken = whole is null ? Enumerable.Range(0, parts[0].Count).Select(i => torch.cat([.. parts.Select(p => p[i])])).ToArray()
            : filled == samples ? whole : [.. whole.Select(w => w.narrow(0, 0, filled).clone())];
        if (ReferenceEquals(taken, whole)) whole = null;
        return new(taken, names);
    }

    public void Dispose()
    {
        foreach (var part in parts.SelectMany(p => (IEnumerable<Tensor>)p).Concat(whole ?? [])) part.Dispose();
    }
}
