namespace KerasLike.Optimizers;

/// <summary>What happens to gradients around the update itself, in Keras's order: unscaling, accumulation, clipping, weight decay, update, averages, constraints.</summary>
internal sealed class GradientPipeline(Optimizer optimizer, OptimizerState state)
{
    internal const string Average = "average", Accumulator = "gradient_accumulator";

    // Keeps a gradient of length 0 from being divided by it.
    static readonly Scalar Tiny = 1e-12;

    readonly HashSet<Variable> excluded = [];
    readonly List<string> excludedNames = [];

    internal void Exclude(IEnumerable<Variable> variables, IEnumerable<string> names)
    {
        excluded.UnionWith(variables);
        excludedNames.AddRange(names);
    }

    internal void Run(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable> variables, double learningRate)
    {
        var (present, changed) = (new List<Tensor>(gradients.Count), new List<Variable>(gradients.Count));
        for (int i = 0; i < gradients.Count; i++)
        {
            if (gradients[i] is not { } gradient) continue;
            present.Add(gradient);
            changed.Add(variables[i]);
        }
        if (present.Count == 0 && variables.Count > 0)
            throw new InvalidOperationException($"{optimizer.GetType().Name} \"{optimizer.Name}\": no weight has a gradient. The loss must depend on the weights that are trained.");
        if (optimizer.LossScaleFactor is double scale) Unscale(present, scale);
        if (optimizer.GradientAccumulationSteps is not int steps || Accumulate(present, changed, steps))
        {
            Clip(present);
            if (optimizer.WeightDecay is double decay) Decay(changed, decay * learningRate);
            for (int i = 0; i < changed.Count; i++) optimizer.UpdateStep(present[i], changed[i], learningRate);
        }
        if (optimizer.UseEma) MoveAverages(variables);
        foreach (var variable in changed)
            if (variable.Constraint is not null) variable.ToKeras().copy_(variable.Constraint.Apply(variable.ToKeras()));
    }

    internal void TakeAverages(IReadOnlyList<Variable> variables)
    {
        using var noGrad = torch.no_grad();
        foreach (var variable in variables) variable.Tensor.copy_(state.Of(variable, Average).Tensor);
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
            var sum = state.Of(variables[i], Accumulator).Tensor;
            sum.PlusInPlace(gradients[i]);
            if (!complete) continue;
            gradients[i] = sum.div(count);
            sum.fill_(Scalars.Zero);
        }
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
            for (int i = 0; i < gradients.Count; i++) gradients[i] = Shorten(gradients[i], gradients[i].square().sum(), norm);
        if (optimizer.GlobalClipnorm is double globalNorm && gradients.Count > 0)
        {
            var squares = gradients.Select(g => g.square().sum()).Aggregate((a, b) => a.Plus(b));
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

    void Decay(List<Variable> variables, double share)
    {
        using Scalar factor = 1 - share;
        foreach (var variable in variables)
            if (!excluded.Contains(variable) && !excludedNames.Exists(n => variable.Name.Contains(n, StringComparison.Ordinal))) variable.Tensor.mul_(factor);
    }

    void MoveAverages(IReadOnlyList<Variable> variables)
    {
        var momentum = optimizer.Iterations == 0 ? 0 : optimizer.EmaMomentum;
        using Scalar stay = momentum, move = 1 - momentum;
        foreach (var variable in variables) state.Of(variable, Average).Tensor.mul_(stay).add_(variable.Tensor, move);
        if (optimizer.EmaOverwriteFrequency is int every && (optimizer.Iterations + 1) % every == 0) TakeAverages(variables);
    }
}
