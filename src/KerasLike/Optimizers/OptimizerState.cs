using KerasLike.Initializers;

namespace KerasLike.Optimizers;

/// <summary>What an optimizer remembers of each weight, kept in the weight's own layout so that the two are walked side by side.</summary>
/// <param name="optimizer">The name of the optimizer.</param>
internal sealed class OptimizerState(string optimizer)
{
    internal const string Average = "average", Accumulator = "gradient_accumulator";

    readonly Dictionary<(Variable, string), Variable> states = [];
    readonly List<Variable> inOrder = [];

    internal IReadOnlyList<Variable> All => inOrder;

    /// <summary>The state of one name of all weights that have it.</summary>
    internal IEnumerable<SavedState> Of(IReadOnlyList<Variable> weights, string name) => weights.SelectMany(w => Of(w, [name]));

    /// <summary>What the formula remembers of all weights, in Keras's order: for each weight what its update needs, then what is kept apart.</summary>
    internal IEnumerable<SavedState> Of(IReadOnlyList<Variable> weights, IReadOnlyList<string> apart)
    {
        var together = states.Keys.Select(k => k.Item2).Distinct().Except([Average, Accumulator]).Except(apart).ToList();
        return weights.SelectMany(w => Of(w, together)).Concat(apart.SelectMany(name => Of(weights, name)));
    }

    /// <summary>Takes over the states that another made, with their first values.</summary>
    internal void Adopt(OptimizerState other)
    {
        foreach (var (key, state) in other.states)
        {
            state.ToKeras().copy_(state.Initializer.Apply(state.Shape, state.DType));
            if (states.TryAdd(key, state)) inOrder.Add(state);
            else state.Dispose();
        }
    }

    internal Variable Of(Variable variable, string name, Func<Initializer>? initializer = null, Shape? shape = null)
    {
        if (states.TryGetValue((variable, name), out var state)) return state;
        state = variable.Like(name, initializer?.Invoke() ?? new Zeros(), shape);
        states.Add((variable, name), state);
        inOrder.Add(state);
        return state;
    }

    internal Variable? Find(Variable variable, string name) => states.GetValueOrDefault((variable, name));

    /// <summary>Starts sums anew.</summary>
    internal void Clear(string name)
    {
        foreach (var (key, state) in states)
            if (key.Item2 == name) state.Tensor.fill_(Scalars.Zero);
    }

    /// <summary>The states of a weight, as far as there are any.</summary>
    internal IEnumerable<SavedState> Of(Variable weight, IEnumerable<string> names) =>
        names.Where(name => states.ContainsKey((weight, name))).Select(name => new SavedVariable(optimizer, name, weight, states[(weight, name)]));
}
