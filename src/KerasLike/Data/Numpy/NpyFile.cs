namespace KerasLike.Data;

/// <summary>Arrays in NumPy's files.</summary>
/// <remarks>Keras: what <c>numpy.load</c> and <c>numpy.save</c> are to it</remarks>
public static class NpyFile
{
    /// <summary>Reads an array. It belongs to the caller.</summary>
    /// <param name="path">A <c>.npy</c> file of numbers.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or holds no numbers; the message says what.</exception>
    public static Tensor Load(string path)
    {
        Native.LibTorch.EnsureLoaded();
        return NpyReader.Open(Check.NotNull(path), stream => NpyReader.Read(stream).ToTensor());
    }

    /// <summary>Reads the arrays of an archive, by name. They belong to the caller.</summary>
    /// <param name="path">A <c>.npz</c> file of numbers.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or holds no numbers; the message says what.</exception>
    public static Dictionary<string, Tensor> LoadArchive(string path)
    {
        Native.LibTorch.EnsureLoaded();
        return NpyReader.Open(Check.NotNull(path), stream => NpyReader.ReadArchive(stream).ToDictionary(a => a.Key, a => a.Value.ToTensor()));
    }

    /// <summary>Writes an array, in the type it has.</summary>
    /// <param name="path">The file, which is replaced if it is there.</param>
    /// <param name="x">A tensor or array.</param>
    public static void Save(string path, Tensors x)
    {
        using var writer = new NpyWriter(path);
        writer.Append(x);
    }
}
