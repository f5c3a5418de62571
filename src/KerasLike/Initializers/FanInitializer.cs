namespace KerasLike.Initializers;

/// <summary>Base of initializers whose variance fits the number of inputs or outputs of a unit: scale / n.</summary>
public abstract class FanInitializer : RandomInitializer
{
    // The standard deviation of a normal distribution cut at two of its own is this much smaller.
    const double CutStddev = 0.87962566103423978;

    readonly double scale;
    readonly string mode, distribution;

    private protected FanInitializer(double scale, string mode, string distribution, int? seed, int[]? inputAxes, int[]? outputAxes)
        : base(seed)
    {
        (this.scale, this.mode, this.distribution) = (scale, mode, distribution);
        (InputAxes, OutputAxes) = (inputAxes, outputAxes);
    }

    /// <summary>The axes whose sizes multiply to the inputs; null counts all but the last.</summary>
    public IReadOnlyList<int>? InputAxes { get; private set; }

    /// <summary>The axes whose sizes multiply to the outputs; null counts the last and the receptive field.</summary>
    public IReadOnlyList<int>? OutputAxes { get; private set; }

    /// <summary>The same for a kernel whose axes are in another order, unless axes were given.</summary>
    internal FanInitializer For(int[] inputAxes, int[] outputAxes)
    {
        if (InputAxes is not null && OutputAxes is not null) return this;
        var copy = (FanInitializer)MemberwiseClone();
        (copy.InputAxes, copy.OutputAxes) = (inputAxes, outputAxes);
        return copy;
    }

    /// <inheritdoc/>
    public sealed override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32)
    {
        var (fanIn, fanOut) = Fans(Check.NotNull(shape));
        var variance = scale / Math.Max(1, mode switch { "fan_in" => fanIn, "fan_out" => fanOut, _ => (fanIn + fanOut) / 2 });
        return distribution switch
        {
            "truncated_normal" => TruncatedNormal(shape, dtype, 0, Math.Sqrt(variance) / CutStddev),
            "untruncated_normal" => Normal(shape, dtype, 0, Math.Sqrt(variance)),
            _ => Uniform(shape, dtype, -Math.Sqrt(3 * variance), Math.Sqrt(3 * variance)),
        };
    }

    // A kernel is (*spatial, in, out): each input and output counts once for every position of the receptive field.
    (double In, double Out) Fans(Shape shape)
    {
        double Size(IEnumerable<int> axes) => axes.Aggregate(1.0, (size, axis) => size * shape[axis < 0 ? axis + shape.Rank : axis]!.Value);
        if (InputAxes is not null && OutputAxes is not null) return (Size(InputAxes), Size(OutputAxes));
        if (shape.Rank < 2) return (Size(Enumerable.Range(0, shape.Rank)), Size(Enumerable.Range(0, shape.Rank)));
        var receptiveField = Size(Enumerable.Range(0, shape.Rank - 2));
        return (receptiveField * shape[^2]!.Value, receptiveField * shape.Last);
    }
}
