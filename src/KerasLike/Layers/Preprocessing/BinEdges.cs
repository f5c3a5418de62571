using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using KerasLike.Saving;
using KerasLike.Training;

namespace KerasLike.Layers;

/// <summary>The boundaries between bins, in ascending order, and how numbers find their bin.</summary>
internal sealed class BinEdges : IFreedWithLayer
{
    readonly ConstantTensor tensor;

    BinEdges(IReadOnlyList<double> values) => (Values, tensor) = (values, new([.. values], [values.Count]));

    internal IReadOnlyList<double> Values { get; }

    /// <summary>The boundaries that a layer was given, or its config holds.</summary>
    internal static BinEdges? Of(IReadOnlyList<double>? values) =>
        values is null ? null : values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second) ? new(values)
            : throw Check.Error("`binBoundaries` must be in ascending order", $"binBoundaries={ConfigValue.Print(values)}", "binBoundaries", nameof(Discretization));

    /// <summary>What a config holds of a layer that learned its boundaries.</summary>
    internal static BinEdges? Read(JsonNode? learned) =>
        learned is null ? null : Of((IReadOnlyList<double>?)ConfigValue.Read(learned, typeof(IReadOnlyList<double>), "Discretization: config key \"bin_boundaries\""));

    /// <summary>The boundaries between bins that hold equally many of the numbers in batches; null where there are none.</summary>
    internal static BinEdges? Between(IEnumerable<Batch> data, int bins, double epsilon)
    {
        var summary = BinSummary.Empty;
        foreach (var batch in data)
        {
            using var scope = TensorScope.Open();
            var values = MemoryMarshal.Cast<byte, float>(batch.X.Materialize().Single.to_type(ScalarType.Float32).cpu().contiguous().bytes).ToArray();
            summary = BinSummary.Of(values, epsilon).Merge(summary, epsilon);
        }
        return summary.Values.Length == 0 ? null : new(summary.Boundaries(bins));
    }

    /// <summary>The number of the bin that each number falls into.</summary>
    internal Tensor BinsOf(Tensor numbers)
    {
        var x = numbers.to_type(ScalarType.Float32);
        return torch.bucketize(x, tensor.Like(x), right: true);
    }

    public void Dispose() => tensor.Dispose();
}
