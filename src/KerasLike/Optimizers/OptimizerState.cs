using KerasLike.Initializers;

namespace KerasLike.Optimizers;

/// <summary>What an optimizer remembers of each weight, kept in the weight's own layout so that the two are walked side by side.</summary>
internal sealed class OptimizerState
{
    readonly Dictionary<(Variable, string), Variable> states = [];
    readonly List<Variable> inOrder = [];

    internal IReadOnlyList<Variable> All => inOrder;

    internal Variable Of(Variable variable, string name, double initialValue = 0)
    {
        if (states.TryGetValue((variable, name), out var state)) return state;
        state = variable.Like(name, new Constant(initialValue));
        states.Add((variable, name), state);
        inOrder.Add(state);
        return state;
    }
}
