using KerasLike.Optimizers;

namespace KerasLike.Callbacks;

/// <summary>A learning rate that a callback sets: the model's optimizer's, or that of one of several inside of it.</summary>
/// <param name="Optimizer">Whose it is.</param>
/// <param name="Name">The name of the optimizer where there are several, else empty.</param>
internal sealed record SettableRate(Optimizer Optimizer, string Name)
{
    /// <summary>The name of the rate in logs.</summary>
    internal string LogName => Name.Length == 0 ? "learning_rate" : $"learning_rate_{Name}";

    /// <summary>The name in messages: nothing, or <c>" sgd"</c>.</summary>
    internal string Spoken => Name.Length == 0 ? "" : $" {Name}";

    /// <summary>The rate now.</summary>
    internal double Value
    {
        get => Optimizer.LearningRate;
        set => Optimizer.LearningRate = value;
    }

    /// <summary>The rates of the model of a callback.</summary>
    internal static IReadOnlyList<SettableRate> Of(Callback callback) =>
        callback.Model.Optimizer is MultiOptimizer { Optimizers: var several } ? [.. several.Select(o => new SettableRate(o, o.Name))] : [new(callback.Model.Optimizer, "")];

    /// <summary>The same; an error where something else sets one of them.</summary>
    internal static IReadOnlyList<SettableRate> Require(Callback callback)
    {
        var all = Of(callback);
        return all.FirstOrDefault(r => !r.Optimizer.LearningRate.IsConstant) is not { Optimizer: var optimizer } ? all
            : throw new InvalidOperationException($"{callback.GetType().Name}: the learning rate of {optimizer.GetType().Name} \"{optimizer.Name}\" is a schedule or a function, which would not let it be set. Give the optimizer a number, or leave the callback out.");
    }
}
