namespace KerasLike.Training;

/// <summary>What a loop over data is for.</summary>
internal enum Phase
{
    /// <summary>Training.</summary>
    Train,

    /// <summary>Evaluation.</summary>
    Test,

    /// <summary>Prediction.</summary>
    Predict,
}
