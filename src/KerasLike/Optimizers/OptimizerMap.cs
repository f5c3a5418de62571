using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KerasLike.Saving;

namespace KerasLike.Optimizers;

/// <summary>
/// Which optimizer changes which weight, for a <see cref="MultiOptimizer"/>: by the path of the weight, <c>encoder/dense/kernel</c>, or by a function.
/// </summary>
/// <remarks>Keras: <c>keras.optimizers.OptimizerMap</c></remarks>
/// <example><code>new OptimizerMap(new SGD(0.1), new() { ["encoder/.*"] = new Adam(1e-4) })</code></example>
public sealed class OptimizerMap : KerasObject
{
    readonly Func<Variable, Optimizer>? function;

    /// <summary>Makes a map.</summary>
    /// <param name="defaultOptimizer">The optimizer of weights that no entry names.</param>
    /// <param name="optimizerMap">The others, each under the path of a weight, or a regular expression for whole paths. Default: none.</param>
    public OptimizerMap(Optimizer defaultOptimizer, Dictionary<string, Optimizer>? optimizerMap = null) =>
        (DefaultOptimizer, Map) = (Allowed(Check.NotNull(defaultOptimizer)), (optimizerMap ?? []).ToDictionary(e => e.Key, e => Allowed(e.Value)));

    OptimizerMap(Func<Variable, Optimizer> function) => (this.function, Map) = (function, new Dictionary<string, Optimizer>());

    /// <summary>The optimizer of weights that no entry names; null where a function says it.</summary>
    public Optimizer? DefaultOptimizer { get; }

    /// <summary>The others, by paths.</summary>
    [ConfigKey("optimizer_map")]
    public IReadOnlyDictionary<string, Optimizer> Map { get; }

    /// <summary>All that are known before weights are: those of the entries, then the default.</summary>
    internal IEnumerable<Optimizer> Known => Map.Values.Concat(DefaultOptimizer is null ? [] : [DefaultOptimizer]).Distinct();

    /// <summary>A map by a function. It cannot be saved.</summary>
    /// <param name="function">From a weight to the optimizer that changes it: one of a few, which it does not make anew each time.</param>
    public static OptimizerMap From(Func<Variable, Optimizer> function) => new(Check.NotNull(function));

    /// <summary>Makes a map of its config.</summary>
    /// <param name="config">What <see cref="GetConfig"/> of an equal map gives.</param>
    public static OptimizerMap FromConfig(JsonObject config)
    {
        Optimizer Read(JsonNode? node, string key) => node is JsonObject entry ? (Optimizer)Config.Deserialize(entry, typeof(Optimizer))
            : throw new InvalidDataException($"OptimizerMap: config key \"{key}\" must hold an optimizer. Received: {node?.ToJsonString() ?? "null"}");
        return new(Read(Check.NotNull(config)["default_optimizer"], "default_optimizer"), (config["optimizer_map"] as JsonObject ?? []).ToDictionary(e => e.Key, e => Read(e.Value, e.Key)));
    }

    /// <inheritdoc/>
    public override JsonObject GetConfig() => DefaultOptimizer is null ? throw new InvalidOperationException("OptimizerMap: a map by a function cannot be saved. Name the weights by their paths: new OptimizerMap(defaultOptimizer, new() { [\"encoder/.*\"] = … }).")
        : new() { ["default_optimizer"] = Config.Serialize(DefaultOptimizer), ["optimizer_map"] = new JsonObject(Map.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)Config.Serialize(e.Value)))) };

    /// <inheritdoc/>
    public override string ToString() => DefaultOptimizer is null ? "OptimizerMap(…)" : base.ToString();

    /// <summary>The optimizer of a weight.</summary>
    /// <param name="variable">The weight.</param>
    /// <param name="paths">The paths by which entries may name it.</param>
    internal Optimizer Find(Variable variable, IEnumerable<string> paths)
    {
        if (function is not null) return Allowed(function(variable) ?? throw new InvalidOperationException($"OptimizerMap: the function gave no optimizer for weight \"{variable.Path}\"."));
        var names = paths.ToList();
        if (names.Find(Map.ContainsKey) is { } exact) return Map[exact];
        var matching = Map.Keys.Where(pattern => names.Exists(name => Regex.IsMatch(name, $"^(?:{pattern})$"))).ToList();
        return matching.Count <= 1 ? matching.Count == 1 ? Map[matching[0]] : DefaultOptimizer!
            : throw new InvalidOperationException($"OptimizerMap: weight \"{variable.Path}\" must have one optimizer. Received: entries {string.Join(", ", matching.Select(m => $"\"{m}\""))}. Make the patterns exclude each other.");
    }

    /// <summary>The same with optimizers that have seen nothing yet.</summary>
    internal OptimizerMap Copy()
    {
        var copies = new Dictionary<Optimizer, Optimizer>();
        Optimizer Of(Optimizer optimizer) => copies.TryGetValue(optimizer, out var copy) ? copy : copies[optimizer] = optimizer.Copy();
        return function is not null ? new(variable => Of(function(variable))) : new(Of(DefaultOptimizer!), Map.ToDictionary(e => e.Key, e => Of(e.Value)));
    }

    static Optimizer Allowed(Optimizer optimizer) => optimizer is not (MultiOptimizer or LossScaleOptimizer) ? optimizer
        : throw new ArgumentException($"OptimizerMap: an entry must change weights itself. Received: {optimizer.Description}. {(optimizer is MultiOptimizer ? "List its optimizers here" : "Put the MultiOptimizer into the LossScaleOptimizer")}.");
}
