using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike;

/// <summary>An argument that is a number or an array of numbers of any rank: <c>scale: 0.5</c>, <c>scale: [0.1, 0.2, 0.3]</c>, <c>mean: new[,] { { 1.0, 2.0 } }</c>.</summary>
[CollectionBuilder(typeof(Numbers), nameof(Create))]
public readonly struct Numbers : IEquatable<Numbers>, IConfigValue
{
    readonly double[]? values;
    readonly Shape? shape;

    Numbers(double[] values, Shape? shape) => (this.values, this.shape) = (values, shape);

    /// <summary>The numbers, row by row.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Their shape; <c>()</c> for one number by itself.</summary>
    public Shape Shape => shape ?? new();

    /// <summary>Makes the argument from a collection expression such as <c>[0.1, 0.2]</c>.</summary>
    /// <param name="values">The numbers.</param>
    public static Numbers Create(ReadOnlySpan<double> values) => new(values.ToArray(), values.Length);

    /// <summary>Lets a foreach run over the numbers.</summary>
    public ReadOnlySpan<double>.Enumerator GetEnumerator() => Values.GetEnumerator();

    /// <summary>One number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Numbers(double value) => new([value], null);

    /// <summary>A .NET array of numbers, of any rank, or jagged.</summary>
    /// <param name="array">The array.</param>
    public static implicit operator Numbers(Array array)
    {
        var flat = new List<double>();
        void Add(Array part)
        {
            foreach (var item in part)
                if (item is Array row) Add(row);
                else flat.Add(Convert.ToDouble(item, CultureInfo.InvariantCulture));
        }
        Add(Check.NotNull(array));
        return new([.. flat], ArrayConversion.ShapeOf(array));
    }

    /// <summary>Reads what a config holds: a number, lists of them, or an array as Keras writes those of NumPy.</summary>
    /// <param name="node">The value.</param>
    public static Numbers FromConfig(JsonNode node)
    {
        if (node is JsonObject array) node = array["config"]?["value"] ?? throw new InvalidOperationException("an array must have a value");
        if (node is not JsonArray) return (double)node;
        var flat = new List<double>();
        var shape = Collect(node, flat);
        return new([.. flat], new([.. shape]));
    }

    /// <summary>The numbers as an array of one axis for a tensor, and the tensor's sizes.</summary>
    internal (double[] Values, long[] Sizes) Flat => (values ?? [0], Shape.ToSizes());

    JsonNode? IConfigValue.Write() => Nested(0, 0, values?.Length ?? 1);

    /// <inheritdoc/>
    public bool Equals(Numbers other) => Values.SequenceEqual(other.Values) && Shape == other.Shape;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Numbers other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => values is [var first, ..] ? first.GetHashCode() : 0;

    /// <summary>Whether two are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Numbers left, Numbers right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Numbers left, Numbers right) => !left.Equals(right);

    /// <summary>As it is written: <c>0.5</c>, <c>[0.1, 0.2]</c>.</summary>
    public override string ToString() => PythonJson.Write(((IConfigValue)this).Write());

    static List<int?> Collect(JsonNode? node, List<double> flat)
    {
        if (node is not JsonArray list)
        {
            flat.Add((double)node!);
            return [];
        }
        var rows = list.Select(row => Collect(row, flat)).ToList();
        if (rows.Exists(r => !r.SequenceEqual(rows[0]))) throw new FormatException("rows of different lengths");
        return [list.Count, .. rows.Count > 0 ? rows[0] : []];
    }

    JsonNode? Nested(int axis, int start, int count)
    {
        if (axis == Shape.Rank) return JsonValue.Create(values?[start] ?? 0);
        var rows = Shape[axis]!.Value;
        var list = new JsonArray();
        for (int i = 0; i < rows; i++) list.Add(Nested(axis + 1, start + i * (count / rows), count / rows));
        return list;
    }
}
