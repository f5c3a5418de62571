using KerasLike.Optimizers;
using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Puts the moving averages that an optimizer with <c>useEma</c> keeps in the weights' place while the model is evaluated, and takes them out again (Polyak averaging).</summary>
/// <param name="swapOnEpoch">
/// Whether the averages are in place from the end of an epoch to the beginning of the next as well, so that callbacks after this one, such as <see cref="ModelCheckpoint"/>, see them. Default: false.
/// </param>
/// <remarks>
/// Before the first update there are no averages, and the weights stay.<br/>
/// Keras: <c>keras.callbacks.SwapEMAWeights</c>
/// </remarks>
/// <example><code>model.Compile(new SGD(useEma: true), "mse"); model.Fit(x, y, validationSplit: 0.2, callbacks: [new SwapEMAWeights()]);</code></example>
public sealed class SwapEMAWeights(bool swapOnEpoch = false) : Callback
{
    readonly WeightsInMemory trained = new();

    /// <summary>Whether the averages are in place between epochs as well.</summary>
    public bool SwapOnEpoch { get; } = swapOnEpoch;

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs) => RequireAverages();

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs) => TakeOut();

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        if (SwapOnEpoch) PutIn();
    }

    /// <inheritdoc/>
    public override void OnTestBegin(Logs logs) => PutIn();

    /// <inheritdoc/>
    public override void OnTestEnd(Logs logs) => TakeOut();

    /// <inheritdoc/>
    public override void OnPredictBegin(Logs logs) => PutIn();

    /// <inheritdoc/>
    public override void OnPredictEnd(Logs logs) => TakeOut();

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => trained.Forget(); // the averages have taken the weights' place for good

    internal override void OnInterrupted() => TakeOut();

    void RequireAverages()
    {
        var optimizer = Model.Optimizer is LossScaleOptimizer { InnerOptimizer: var inner } ? inner : Model.Optimizer;
        if (!(optimizer is MultiOptimizer { Optimizers: var several } ? several.Any(o => o.UseEma) : optimizer.UseEma)) throw new InvalidOperationException($"SwapEMAWeights: the optimizer must keep averages. Received: {optimizer.GetType().Name} with useEma=false. Compile with new {optimizer.GetType().Name}(useEma: true).");
    }

    void PutIn()
    {
        RequireAverages();
        if (!trained.IsEmpty || Model.Optimizer.Iterations == 0) return;
        trained.Take(Model);
        Model.Optimizer.FinalizeVariableValues(Model.TrainableWeights);
    }

    void TakeOut()
    {
        if (trained.IsEmpty) return;
        trained.Restore(Model);
        trained.Forget();
    }
}
