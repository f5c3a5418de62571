using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;

namespace KerasLike.Callbacks;

/// <summary>All that training changes of a model and its optimizer, kept in memory to be put back: weights, what the optimizer remembers, learning rates, random numbers of layers.</summary>
internal sealed class TrainingSnapshot
{
    readonly Model model;
    readonly WeightsInMemory weights = new();
    readonly List<(SavedState State, Tensor Value)> states;
    readonly List<(Optimizer Optimizer, LearningRate Rate)> rates;
    readonly List<(SeedGenerator Seeds, (ulong, long) Position)> seeds;

    internal TrainingSnapshot(Model model, IEnumerable<SettableRate> rates)
    {
        this.model = model;
        using var noGrad = torch.no_grad();
        // What the optimizer has not made yet has its first value: that is kept too.
        if (!model.Optimizer.IsBuilt) model.Optimizer.Build(model.TrainableWeights);
        weights.Take(model);
        states = [.. model.Optimizer.Saved(model.TrainableWeights).Select(s => (s, s.Value().clone().DetachFromDisposeScope()))];
        this.rates = [.. rates.Select(r => (r.Optimizer, r.Optimizer.LearningRate))];
        seeds = [.. SeedFields.Of(model).Select(s => (s, s.Position))];
    }

    internal void Restore()
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        weights.Restore(model);
        // Rates are there as they were, so that the numbers of the saved state do not take their place.
        foreach (var (optimizer, rate) in rates) optimizer.LearningRate = rate;
        foreach (var (state, value) in states) state.Restore(target => target.copy_(value));
        foreach (var (generator, position) in seeds) generator.Position = position;
    }

    internal void Forget()
    {
        weights.Forget();
        foreach (var (_, value) in states) value.Dispose();
    }
}
