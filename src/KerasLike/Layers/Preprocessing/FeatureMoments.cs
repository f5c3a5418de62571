using KerasLike.Initializers;

namespace KerasLike.Layers;

/// <summary>Mean and variance along the kept axes of an input: numbers that a layer was given, or weights that it learned.</summary>
internal sealed class FeatureMoments : IFreedWithLayer
{
    static readonly Scalar Epsilon = Scalars.Of(1e-7);

    readonly ConstantTensor? givenMean, givenDeviation;
    readonly Variable? learnedMean, learnedVariance;

    /// <param name="axes">The axes along which each index has moments of its own.</param>
    /// <param name="mean">The mean as given, in an array that fits the axes; null where it is to be learned.</param>
    /// <param name="variance">The variance as given, or null.</param>
    /// <param name="addWeight">Makes the weights to be learned: by name, shape, first value and type.</param>
    internal FeatureMoments(KeptAxes axes, Numbers? mean, Numbers? variance, Func<string, Shape, Initializer, DTypePolicy?, Variable> addWeight)
    {
        Axes = axes;
        if (mean is { } center && variance is { } spread)
        {
            var sizes = axes.Expand(center.Shape);
            givenMean = new(center.Flat.Values, sizes);
            givenDeviation = new(Array.ConvertAll(spread.Flat.Values, v => Math.Max(Math.Sqrt(v), Epsilon.ToDouble())), sizes);
            return;
        }
        Shape shape = new([.. axes.Sizes.Select(s => (int?)s)]);
        (learnedMean, learnedVariance) = (addWeight("mean", shape, "zeros", null), addWeight("variance", shape, "ones", null));
        addWeight("count", new(), "zeros", "int32"); // Keras's files have it, and nobody reads it
    }

    /// <summary>The axes along which each index has moments of its own.</summary>
    internal KeptAxes Axes { get; }

    /// <summary>Takes over what was learned.</summary>
    internal void Learn(RunningMoments moments)
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        learnedMean!.Assign(ArrayConversion.ToTensor(moments.Mean).reshape(Axes.Sizes));
        learnedVariance!.Assign(ArrayConversion.ToTensor(moments.Variance).reshape(Axes.Sizes));
    }

    /// <summary>(x − mean) / √variance, or the way back, √variance · x + mean.</summary>
    internal Tensor Apply(Tensor x, bool invert) => invert ? (x * Deviation(x)).Plus(Mean(x)) : x.add(Mean(x), Scalars.MinusOne) / Deviation(x);

    Tensor Mean(Tensor x) => givenMean?.Like(x) ?? ((Tensor)learnedMean!).reshape(Axes.Broadcast);

    Tensor Deviation(Tensor x) => givenDeviation?.Like(x) ?? ((Tensor)learnedVariance!).reshape(Axes.Broadcast).sqrt().clamp_min(Epsilon);

    public void Dispose()
    {
        givenMean?.Dispose();
        givenDeviation?.Dispose();
    }
}
