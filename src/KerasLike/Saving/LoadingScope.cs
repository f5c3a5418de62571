namespace KerasLike.Saving;

/// <summary>
/// While a model is made for a file's weights: they get no first values, which the file has, and no more memory than the file can fill. A config from a stranger
/// may ask for a layer of any size.
/// </summary>
internal sealed class LoadingScope : IDisposable
{
    // Small models, and weights kept in a shorter type or packed, have more room than they need.
    const long Floor = 64 << 20;
    const int Room = 4;

    [ThreadStatic]
    static LoadingScope? current;

    readonly LoadingScope? outer = current;
    readonly long fileBytes;
    long left;

    /// <param name="fileBytes">The size of the weights in the file.</param>
    internal LoadingScope(long fileBytes)
    {
        this.fileBytes = fileBytes;
        left = Floor + (Room * fileBytes);
        current = this;
    }

    /// <summary>Whether the weight that is being made will be given its value by a file.</summary>
    internal static bool IsOpen => current is not null;

    /// <summary>Counts a weight that is about to be made.</summary>
    internal static void Claim(string name, Shape shape, ScalarType type)
    {
        if (current is not { } scope) return;
        var size = shape.Aggregate(1.0, (product, dim) => product * (dim ?? 1)) * DTypes.Bytes(type);
        if (size > scope.left) throw new InvalidDataException($"the config asks for a weight {name} of shape {shape}, more than a file with {scope.fileBytes} bytes of weights can hold");
        scope.left -= (long)size;
    }

    public void Dispose() => current = outer;
}
