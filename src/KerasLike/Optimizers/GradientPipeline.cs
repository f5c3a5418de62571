using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace KerasLike.Optimizers;

/// <summary>What happens to gradients around the update itself, in Keras's order: unscaling, accumulation, clipping, weight decay, update, averages, constraints.</summary>
internal sealed class GradientPipeline(Optimizer optimizer, OptimizerState state)
{
    // Keeps a gradient of length 0 from being divided by it.
    static readonly Scalar Tiny = 1e-12;

    // Those of the last update; kept so that each need not make lists.
    readonly List<Tensor> present = [];
    readonly List<Variable> changed = [];
    HashSet<Variable> excluded = [];
    Regex[] excludedNames = [];

    /// <summary>Leaves weights out of decay, and no others.</summary>
    internal void Exclude(IEnumerable<Variable> variables, IEnumerable<string> names) => (excluded, excludedNames) = ([.. variables], [.. names.Select(n => new Regex(n))]);

    internal void ExcludeAs(GradientPipeline other) => (excluded, excludedNames) = (other.excluded, other.excludedNames);

    internal void Run(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable> variables)
    {
        present.Clear();
        changed.Clear();
        for (int i = 0; i < gradients.Count; i++)
        {
            if (gradients[i] is not { } gradient) continue;
            present.Add(gradient);
            changed.Add(variables[i]);
        }
        if (present.Count == 0 && variables.Count > 0)
            throw new InvalidOperationException($"{optimizer.Description}: no weight has a gradient. The loss must depend on the weights that are trained.");
        if (optimizer.LossScaleFactor is double scale) Unscale(present, scale);
        if (optimizer.GradientAccumulationSteps is not int steps || Accumulate(present, changed, steps))
        {
            double learningRate = optimizer.LearningRate;
            Clip(present);
            Decay(changed, learningRate);
            optimizer.Begin();
            for (int i = 0; i < changed.Count; i++) optimizer.UpdateStep(present[i], changed[i], learningRate);
        }
        if (optimizer.UseEma) MoveAverages(variables);
        foreach (var variable in CollectionsMarshal.AsSpan(changed))
            if (variable.Constraint is not null) variable.ToKeras().copy_(variable.Constraint.Apply(variable.ToKeras()));
    }

    internal void TakeAverages(IReadOnlyList<Variable> variables)
    {
        using var noGrad = torch.no_grad();
        foreach (var variable in variables)
            if (state.Find(variable, OptimizerState.Average) is { } average) variable.Tensor.copy_(average.Tensor);
    }

    static void Unscale(List<Tensor> gradients, double scale)
    {
        using Scalar factor = scale;
        for (int i = 0; i < gradients.Count; i++) gradients[i] = gradients[i].div(factor);
    }

    // Whether this batch completes a group: then the gradients are the group's mean.
    bool Accumulate(List<Tensor> gradients, List<Variable> variables, int steps)
    {
        var complete = (optimizer.Applied + 1) % steps == 0;
        using Scalar count = steps;
        for (int i = 0; i < gradients.Count; i++)
        {
            var sum = state.Of(variables[i], OptimizerState.Accumulator).Tensor;
            sum.PlusInPlace(gradients[i]);
            if (complete) gradients[i] = sum.div(count);
        }
        // All of them: a weight without a gradient in the last batch of a group starts anew too, as in Keras.
        if (complete) state.Clear(OptimizerState.Accumulator);
        return complete;
    }

    void Clip(List<Tensor> gradients)
    {
        if (optimizer.Clipvalue is double value)
        {
            using Scalar low = -value, high = value;
            for (int i = 0; i < gradients.Count; i++) gradients[i] = gradients[i].clamp(low, high);
        }
        if (optimizer.Clipnorm is double norm)
            for (int i = 0; i < gradients.Count; i++) gradients[i] = Shorten(gradients[i], gradients[i].Squared().sum(), norm);
        if (optimizer.GlobalClipnorm is double globalNorm && gradients.Count > 0)
        {
            var squares = gradients.Select(g => g.Squared().sum()).Aggregate((a, b) => a.Plus(b));
            for (int i = 0; i < gradients.Count; i++) gradients[i] = Shorten(gradients[i], squares, globalNorm);
        }
    }

    // To a greatest length; what is shorter stays as it is.
    static Tensor Shorten(Tensor gradient, Tensor squaredLength, double greatest)
    {
        using Scalar limit = greatest;
        var length = squaredLength.clamp_min(Tiny).sqrt();
        return gradient * (torch.full_like(length, limit) / length).clamp_max(Scalars.One);
    }

    void Decay(List<Variable> variables, double learningRate)
    {
        foreach (var variable in variables)
        {
            if (optimizer.DecayOf(variable) is not double share || excluded.Contains(variable) || Array.Exists(excludedNames, n => n.IsMatch(variable.Name))) continue;
            using Scalar factor = 1 - share * learningRate;
            variable.Tensor.mul_(factor);
        }
    }

    void MoveAverages(IReadOnlyList<Variable> variables)
    {
        var momentum = optimizer.Iterations == 0 ? 0 : optimizer.EmaMomentum;
        using Scalar stay = momentum, move = 1 - momentum;
        foreach (var variable in variables) state.Of(variable, OptimizerState.Average, () => new ValueOf(variable)).Tensor.mul_(stay).add_(variable.Tensor, move);
        if (optimizer.EmaOverwriteFrequency is int every && (optimizer.Iterations + 1) % every == 0) TakeAverages(variables);
    }
}
