using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike;

/// <summary>An argument that is a number or a list of numbers: <c>thresholds: 0.3</c> or <c>thresholds: [0.3, 0.7]</c>.</summary>
[CollectionBuilder(typeof(Numbers), nameof(Create))]
public sealed class Numbers : IConfigValue
{
    readonly double[] values;

    Numbers(double[] values, bool isList) => (this.values, IsList) = (values, isList);

    /// <summary>The numbers, in order.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>Whether a list was written, rather than a single number.</summary>
    internal bool IsList { get; }

    /// <summary>Several numbers.</summary>
    /// <param name="values">The numbers.</param>
    public static Numbers Create(ReadOnlySpan<double> values) => new(values.ToArray(), isList: true);

    /// <summary>The numbers as a tensor like another, a scalar where a single one was written. Belongs to the open scope.</summary>
    internal Tensor On(Tensor like) => IsList ? torch.tensor(values, like.dtype, like.device) : torch.tensor(values[0], like.dtype, like.device);

    /// <summary>Lets a foreach run over the numbers.</summary>
    public IEnumerator<double> GetEnumerator() => Values.GetEnumerator();

    /// <summary>A single number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Numbers(double value) => new([value], isList: false);

    /// <summary>Several numbers.</summary>
    /// <param name="values">The numbers.</param>
    public static implicit operator Numbers(double[] values) => Create(Check.NotNull(values));

    /// <summary>Reads what a config holds.</summary>
    /// <param name="node">A number or a list of numbers.</param>
    public static Numbers FromConfig(JsonNode node) => node is JsonArray list ? Create([.. list.Select(v => (double)v!)]) : (double)Check.NotNull(node);

    JsonNode? IConfigValue.Write() => IsList ? new JsonArray([.. values.Select(v => ConfigValue.Write(v))]) : ConfigValue.Write(values[0]);

    /// <summary>The argument as it is written.</summary>
    public override string ToString() => ConfigValue.Print(IsList ? values : values[0]);
}
