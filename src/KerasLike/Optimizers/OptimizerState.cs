using KerasLike.Initializers;

namespace KerasLike.Optimizers;

/// <summary>What an optimizer remembers of each weight, kept in the weight's own layout so that the two are walked side by side.</summary>
internal sealed class OptimizerState
{
    readonly Dictionary<(Variable, string), Variable> states = [];
    readonly List<Variable> inOrder = [];

    internal IReadOnlyList<Variable> All => inOrder;

    /// <summary>The states of weights, in Keras's order: averages and accumulators, then for each weight what its update needs, then what is kept apart.</summary>
    internal IReadOnlyList<(Variable State, Variable Weight, string Name)> InKerasOrder(IReadOnlyList<Variable> weights, IReadOnlyList<string> first, IReadOnlyList<string> apart)
    {
        IEnumerable<(Variable Weight, string Name)> All(IEnumerable<string> names) => names.SelectMany(name => weights.Select(w => (w, name)));
        var rest = states.Keys.Select(k => k.Item2).Distinct().Except(first).Except(apart).ToList();
        var keys = All(first).Concat(weights.SelectMany(w => rest.Select(name => (w, name)))).Concat(All(apart));
        return [.. keys.Where(states.ContainsKey).Select(k => (states[k], k.Item1, k.Item2))];
    }

    /// <summary>Takes over the states that another made.</summary>
    internal void Adopt(OptimizerState other)
    {
        foreach (var (key, state) in other.states)
            if (states.TryAdd(key, state)) inOrder.Add(state);
            else state.Dispose();
    }

    internal Variable Of(Variable variable, string name, double initialValue = 0)
    {
        if (states.TryGetValue((variable, name), out var state)) return state;
        state = variable.Like(name, new Constant(initialValue));
        states.Add((variable, name), state);
        inOrder.Add(state);
        return state;
    }
}
