using BenchmarkDotNet.Attributes;
using KerasLike.Layers;
using static TorchSharp.torch;

namespace KerasLike.Benchmarks;

/// <summary>Random masks, ours and libtorch's.</summary>
public class MaskPieces
{
    static readonly Dropout Half = new(0.5);

    Tensor x = null!;

    /// <summary>Numbers in the tensor.</summary>
    [Params(10_000, 1_000_000)]
    public int Numbers { get; set; }

    /// <summary>Makes the tensor.</summary>
    [GlobalSetup]
    public void Make() => x = randn(Numbers);

    /// <summary>The layer.</summary>
    [Benchmark]
    public void Layer() => Half.Apply(x, training: true).Dispose();

    /// <summary>libtorch's function.</summary>
    [Benchmark(Baseline = true)]
    public void Libtorch() => nn.functional.dropout(x, 0.5, training: true).Dispose();
}
