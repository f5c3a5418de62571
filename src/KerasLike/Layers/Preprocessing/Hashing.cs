using System.Runtime.CompilerServices;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Strings or integers as the number of a bin, which their hash says: categories without a vocabulary.</summary>
/// <param name="numBins">How many bins there are, that of <paramref name="maskValue"/> included.</param>
/// <param name="maskValue">A string or an integer that gets bin 0 for itself; null for none. Default: null.</param>
/// <param name="salt">One number or two that make hashes others, and not to be guessed (SipHash instead of FarmHash); null for none. Default: null.</param>
/// <param name="outputMode"><c>"int"</c> for the number, <c>"one_hot"</c> for a vector of each value, <c>"multi_hot"</c> for one of a sample, with 1 for each bin it hits, <c>"count"</c> for how often it does. Default: <c>"int"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type of the output; null is int64 for numbers of bins, else float32. Default: null.</param>
/// <remarks>
/// Input: strings or integers in any shape, in a model those of an input with <c>dtype: "string"</c> or <c>"int64"</c>.<br/>
/// Output: the input's shape; with <c>"one_hot"</c> and the others as <c>CategoryEncoding</c> over the bins.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Hashing</c>, with the same numbers.
/// </remarks>
/// <example><code>var bins = new Hashing(numBins: 3).Apply(["A", "B", "C"]);   // 1, 0, 1</code></example>
[ConfigConstant("sparse", false)]
public sealed class Hashing(int numBins, Token? maskValue = null, Salt? salt = null, string outputMode = "int", Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, TypeFor(dtype, outputMode), inputShape)
{
    /// <summary>How many bins there are.</summary>
    public int NumBins { get; } = Check.Positive(numBins);

    /// <summary>What gets bin 0 for itself, or null.</summary>
    public Token? MaskValue { get; } = maskValue;

    /// <summary>What hashes are mixed with, or null.</summary>
    public Salt? Salt { get; } = salt;

    /// <summary>What is given for a bin.</summary>
    public string OutputMode { get; } = Check.OneOf(outputMode, CategoricalEncoding.Modes);

    bool HasMask => MaskValue is not null && NumBins > 1;

    /// <summary>Hashes strings.</summary>
    /// <param name="inputs">The strings, in any shape.</param>
    [OverloadResolutionPriority(1)]
    public Tensor Apply(Strings inputs) => StringCalls.Run(this, inputs, Encode);

    /// <inheritdoc cref="Apply(Strings)"/>
    public Tensor Apply(IEnumerable<string> inputs) => Apply((Strings)Check.NotNull(inputs).ToList());

    /// <summary>Hashes integers.</summary>
    /// <param name="inputs">The integers, an array of any rank.</param>
    public Tensor Apply(Array inputs) => Apply((Tensors)Check.NotNull(inputs), training: null).Single;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => CategoricalEncoding.ShapeOf(Check.NotNull(inputShape), OutputMode, NumBins);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => StringTensor.Is(Check.NotNull(inputs)) ? Encode(StringTensor.Read(inputs)) : Encode(ArrayConversion.ToTensor(Array.ConvertAll(Bins.Integers(inputs), Bin)).reshape(inputs.shape).to(inputs.device));

    internal override bool TakesStrings => true;

    Tensor Encode(Strings texts) => Encode(StringCalls.ToTensor(texts.Values.Select(Bin).ToArray(), texts.Shape));

    Tensor Encode(Tensor bins) => CategoricalEncoding.Encode(bins, OutputMode, NumBins, DType.ComputeDType);

    long Bin(string text) => !HasMask ? Bins.Of(text, NumBins, Salt) : text == MaskValue ? 0 : Bins.Of(text, NumBins - 1, Salt) + 1;

    long Bin(long number) => !HasMask ? Bins.Of(number, NumBins, Salt) : number == MaskValue ? 0 : Bins.Of(number, NumBins - 1, Salt) + 1;

    static DTypePolicy? TypeFor(DTypePolicy? dtype, string outputMode) => outputMode != CategoricalEncoding.Int ? dtype
        : dtype is null || dtype.Name is "int32" or "int64" ? dtype ?? "int64"
        : throw Check.Error("`dtype` must be \"int32\" or \"int64\" where outputMode is \"int\"", $"dtype=\"{dtype}\"", nameof(dtype));
}
