namespace KerasLike;

/// <summary>
/// The number types of a layer: the one it computes in and the one its weights are kept in. Written as a name: <c>"float32"</c> (the default),
/// <c>"float64"</c>, <c>"float16"</c>, <c>"bfloat16"</c>, or <c>"mixed_bfloat16"</c>, which computes in bfloat16 on float32 weights.
/// </summary>
/// <remarks>Keras: <c>keras.DTypePolicy</c></remarks>
public sealed class DTypePolicy
{
    static readonly string[] Known = ["float32", "float64", "float16", "bfloat16", "mixed_bfloat16", "int32", "int64", "uint8", "bool"];

    /// <summary>Makes a policy.</summary>
    /// <param name="name">Its name.</param>
    public DTypePolicy(string name)
    {
        if (name == "string") throw new ArgumentException("DTypePolicy: libtorch has no tensors of strings, so that no model takes them. Received: \"string\". Call layers of strings, such as TextVectorization, on the texts, and give the model what they give.", nameof(name));
        Name = Check.OneOf(name, Known);
        var mixed = name.StartsWith("mixed_", StringComparison.Ordinal);
        ComputeDType = DTypes.Parse(mixed ? name["mixed_".Length..] : name);
        VariableDType = mixed ? ScalarType.Float32 : ComputeDType;
    }

    /// <summary>The policy of layers that are not given one.</summary>
    internal static DTypePolicy Default { get; } = new("float32");

    /// <summary>Its name, as written.</summary>
    public string Name { get; }

    /// <summary>The number type of the layer's computations and output.</summary>
    public ScalarType ComputeDType { get; }

    /// <summary>The number type of the layer's weights.</summary>
    public ScalarType VariableDType { get; }

    /// <summary>A policy by its name.</summary>
    /// <param name="name">The name, such as <c>"float32"</c>.</param>
    public static implicit operator DTypePolicy(string name) => new(name);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
