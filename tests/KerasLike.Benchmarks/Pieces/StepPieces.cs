using BenchmarkDotNet.Attributes;
using KerasLike.Layers;
using static TorchSharp.torch;

namespace KerasLike.Benchmarks;

/// <summary>What a call costs beside its kernels.</summary>
[MemoryDiagnoser]
public class StepPieces
{
    static readonly Models.Sequential Model = new([new Dense(10, inputDim: 16, activation: "softmax")]);
    readonly Tensor x = randn(8, 16), y = randint(0, 10, 8, int64);

    /// <summary>Makes the model ready.</summary>
    [GlobalSetup]
    public void Compile() => Model.Compile("sgd", "sparse_categorical_crossentropy", metrics: ["accuracy"]);

    /// <summary>A forward pass.</summary>
    [Benchmark]
    public void Apply() => Model.Apply(x, training: false).Dispose();

    /// <summary>A prediction.</summary>
    [Benchmark]
    public void Predict() => Model.Predict(x, verbose: 0).Dispose();

    /// <summary>A step of training.</summary>
    [Benchmark]
    public void TrainOnBatch() => Model.TrainOnBatch(x, y);

    /// <summary>A graph made and thrown away.</summary>
    [Benchmark]
    public void MakeAModel() => new Models.Sequential([new Dense(10, inputDim: 16)]).Dispose();
}
