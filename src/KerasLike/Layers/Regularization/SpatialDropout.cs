using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Base of layers that drop whole channels.</summary>
[NamesDType]
public abstract class SpatialDropout : Layer
{
    readonly SeedGenerator seeds;
    readonly Shape noiseShape;

    private protected SpatialDropout(double rate, int rank, string? dataFormat, int? seed, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(name, trainable, dtype, inputShape)
    {
        Rate = Check.InRange(rate, 0, 1, GetType().Name);
        ChannelsFirst = Check.OneOf(dataFormat ?? "channels_last", ["channels_last", "channels_first"], GetType().Name, nameof(dataFormat)) == "channels_first";
        (Seed, seeds) = (seed, new(seed));
        var ones = Enumerable.Repeat((int?)1, rank);
        noiseShape = ChannelsFirst ? new([null, null, .. ones]) : new([null, .. ones, null]);
        InputSpec = new(ndim: rank + 2);
    }

    /// <summary>The fraction of channels dropped.</summary>
    public double Rate { get; }

    /// <summary>The seed as given, or null.</summary>
    public int? Seed { get; }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal bool ChannelsFirst { get; }

    internal override bool SavesBuildShape => false;

    internal override bool NeedsFloats => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => training && Rate > 0 ? inputs * seeds.DropoutMask(inputs, Rate, noiseShape) : inputs;

    /// <summary>As Keras writes it, which leaves out what these layers do not take there.</summary>
    public override JsonObject GetConfig()
    {
        var config = base.GetConfig();
        config.Remove("trainable");
        return config;
    }
}
