namespace KerasLike;

/// <summary>What <c>keras.utils</c> offers.</summary>
public static class Utils
{
    /// <summary>Class numbers as one-hot rows: 1 at the class's place, 0 elsewhere.</summary>
    /// <param name="x">The class numbers, from 0: a tensor or an array of any shape; a last axis of size 1 is dropped.</param>
    /// <param name="numClasses">The length of the rows; null is one more than the greatest class number. Default: null.</param>
    /// <returns>float32, of the shape of <paramref name="x"/> and one axis more.</returns>
    /// <remarks>Keras: <c>keras.utils.to_categorical</c></remarks>
    public static Tensor ToCategorical(Tensors x, int? numClasses = null)
    {
        Native.LibTorch.EnsureLoaded();
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var classes = Check.NotNull(x).Materialize().Single.to_type(ScalarType.Int64);
        if (classes.ndim > 1 && classes.size(-1) == 1) classes = classes.squeeze(-1);
        var (least, greatest) = classes.numel() == 0 ? (0, -1) : (classes.min().item<long>(), classes.max().item<long>());
        var count = Check.Positive(numClasses) ?? greatest + 1;
        if (least < 0 || greatest >= count)
            throw new ArgumentOutOfRangeException(nameof(x), $"Utils.ToCategorical: class numbers must be from 0 to {count - 1}. Received: numbers from {least} to {greatest}, numClasses={count}");
        return functional.one_hot(classes, count).to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
