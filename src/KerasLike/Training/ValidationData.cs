namespace KerasLike.Training;

/// <summary>Data that a model is evaluated on after each epoch: <c>validationData: (x, y)</c>, <c>(x, y, sampleWeight)</c>, or batches.</summary>
public sealed class ValidationData
{
    ValidationData(Tensors? x, Tensors? y, Tensors? sampleWeight, IEnumerable<Batch>? batches) => (X, Y, SampleWeight, Batches) = (x, y, sampleWeight, batches);

    internal Tensors? X { get; }

    internal Tensors? Y { get; }

    internal Tensors? SampleWeight { get; }

    internal IEnumerable<Batch>? Batches { get; }

    /// <summary>Batches, run through once after each epoch.</summary>
    /// <param name="batches">The batches.</param>
    public static ValidationData From(IEnumerable<Batch> batches) => new(null, null, null, Check.NotNull(batches));

    /// <summary>Inputs and targets.</summary>
    /// <param name="data">The inputs and the targets.</param>
    public static implicit operator ValidationData((Tensors X, Tensors Y) data) => new(data.X, data.Y, null, null);

    /// <summary>Inputs, targets and weights.</summary>
    /// <param name="data">The inputs, the targets and the weights.</param>
    public static implicit operator ValidationData((Tensors X, Tensors Y, Tensors SampleWeight) data) => new(data.X, data.Y, data.SampleWeight, null);

    /// <summary>Batches, run through once after each epoch.</summary>
    /// <param name="batches">The batches.</param>
    public static implicit operator ValidationData(Batch[] batches) => From(batches);

    /// <summary>A dataset of batches, run through once after each epoch.</summary>
    /// <param name="dataset">The dataset.</param>
    public static implicit operator ValidationData(Data.Dataset<Batch> dataset) => From(dataset);

    /// <summary>Batches by number, run through once after each epoch, in order.</summary>
    /// <param name="dataset">The batches.</param>
    public static implicit operator ValidationData(PyDataset dataset) => From(dataset);
}
