namespace KerasLike;

/// <summary>
/// The number types of a layer: the one it computes in and the one its weights are kept in. Written as a name: <c>"float32"</c> (the default), <c>"float64"</c>, <c>"float16"</c>,
/// <c>"bfloat16"</c>, or <c>"mixed_bfloat16"</c> and <c>"mixed_float16"</c>, which compute in the short type on float32 weights. Inputs of models may also be of integers, <c>"int64"</c>,
/// or of strings, <c>"string"</c>.
/// </summary>
/// <remarks>Keras: <c>keras.DTypePolicy</c></remarks>
public sealed class DTypePolicy
{
    static readonly string[] Known = ["float32", "float64", "float16", "bfloat16", "mixed_float16", "mixed_bfloat16", "int32", "int64", "uint8", "bool", "string"];

    static volatile DTypePolicy chosen = new("float32");

    /// <summary>Makes a policy.</summary>
    /// <param name="name">Its name; null is that of the global policy. Default: null.</param>
    public DTypePolicy(string? name = null)
    {
        Name = name is null ? chosen.Name : Check.OneOf(name, Known);
        IsMixed = Name.StartsWith("mixed_", StringComparison.Ordinal);
        ComputeDType = Name == "string" ? DTypes.Text : DTypes.Parse(IsMixed ? Name["mixed_".Length..] : Name);
        VariableDType = IsMixed ? ScalarType.Float32 : ComputeDType;
    }

    /// <summary>The policy of layers that are not given one.</summary>
    internal static DTypePolicy Default
    {
        get => chosen;
        set => chosen = DTypes.IsFloat(value.ComputeDType) ? value : throw Check.Error("the global policy must be of floating-point numbers", $"\"{value.Name}\"", nameof(value));
    }

    /// <summary>The policy of inputs that are not given one: as in Keras not the global one, since data is cast by the layers that take it, but nothing of float64 is lost.</summary>
    internal static DTypePolicy OfInputs => chosen.Name == "float64" ? chosen : new("float32");

    /// <summary>Its name, as written.</summary>
    public string Name { get; }

    /// <summary>The number type of the layer's computations and output.</summary>
    public ScalarType ComputeDType { get; }

    /// <summary>The number type of the layer's weights.</summary>
    public ScalarType VariableDType { get; }

    /// <summary>Whether the two differ.</summary>
    internal bool IsMixed { get; }

    /// <summary>A policy by its name.</summary>
    /// <param name="name">The name, such as <c>"float32"</c>.</param>
    public static implicit operator DTypePolicy(string name) => new(Check.NotNull(name));

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
