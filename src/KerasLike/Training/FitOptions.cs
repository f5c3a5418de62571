using KerasLike.Callbacks;

namespace KerasLike.Training;

/// <summary>What <c>Fit</c> was asked for, besides the data.</summary>
internal sealed record FitOptions(int? BatchSize, int Epochs, Verbose Verbose, IEnumerable<Callback?>? Callbacks, double ValidationSplit, ValidationData? ValidationData,
    bool Shuffle, IReadOnlyDictionary<int, double>? ClassWeight, Tensors? SampleWeight, int InitialEpoch, int? StepsPerEpoch, int? ValidationSteps, int? ValidationBatchSize, ValidationFrequency ValidationFreq)
{
    internal const int DefaultBatchSize = 32;

    internal void Validate()
    {
        Check.Positive(BatchSize, "Fit", "batchSize");
        Check.NotNegative(Epochs, "Fit", "epochs");
        Check.InRange(ValidationSplit, 0, 1, "Fit", "validationSplit");
        Check.NotNegative(InitialEpoch, "Fit", "initialEpoch");
        Check.Positive(StepsPerEpoch, "Fit", "stepsPerEpoch");
        Check.Positive(ValidationSteps, "Fit", "validationSteps");
        Check.Positive(ValidationBatchSize, "Fit", "validationBatchSize");
        if (ValidationSplit == 1) throw new ArgumentOutOfRangeException("validationSplit", "Fit: `validationSplit` must leave samples to train on. Received: validationSplit=1");
    }
}
