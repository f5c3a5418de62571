namespace KerasLike.Data;

/// <summary>Writes an array that is larger than memory, part by part: <c>using var file = new NpyWriter("x.npy"); foreach (…) file.Append(rows);</c>.</summary>
public sealed class NpyWriter : IDisposable
{
    // The longest number of rows, so that the header can be written again in its place.
    const int Room = 100;

    readonly FileStream file;
    NpyHeader? header;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file, which is replaced if it is there.</param>
    public NpyWriter(string path)
    {
        var full = Path.GetFullPath(Check.NotNull(path));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        file = new(full, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
    }

    /// <summary>Writes rows after those that are there.</summary>
    /// <param name="rows">A tensor or array, rows along its first axis.</param>
    public void Append(Tensors rows)
    {
        Native.LibTorch.EnsureLoaded();
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var tensor = Check.NotNull(rows).Materialize().Single.detach().cpu().contiguous();
        var added = new NpyHeader(NpyArray.DescrOf(tensor.dtype), false, tensor.shape);
        if (header is null) (header = added).Write(file, Room);
        else if (header.Shape.Length == 0 || added.Descr != header.Descr || !added.Shape.Skip(1).SequenceEqual(header.Shape.Skip(1)))
            throw Check.Error($"rows must be like those before them, {header.Descr} ({string.Join(", ", header.Shape.Skip(1))})", $"{added.Descr} ({string.Join(", ", added.Shape.Skip(1))})", nameof(rows));
        else header = header with { Shape = [header.Shape[0] + added.Shape[0], .. header.Shape.Skip(1)] };
        for (long start = 0, rowsAtOnce = 1 << 20; start < tensor.numel(); start += rowsAtOnce) file.Write(tensor.reshape(-1).narrow(0, start, Math.Min(rowsAtOnce, tensor.numel() - start)).bytes);
    }

    /// <summary>Ends the file.</summary>
    public void Dispose()
    {
        if (header is not null)
        {
            file.Position = 0;
            header.Write(file, Room);
        }
        file.Dispose();
    }
}
