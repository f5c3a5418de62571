using System.Collections;

namespace KerasLike;

/// <summary>
/// What a layer is called with to draw a graph, as Keras writes it in configs: symbolic tensors by place or by name, alone or in lists, and options by name.
/// </summary>
internal sealed class CallArguments
{
    internal const string TrainingKey = "training", MaskKey = "mask";

    /// <param name="positional">Tensors, lists of them, and what operations take besides, by place.</param>
    /// <param name="keyword">Tensors, lists of them, truth values, numbers and texts, by name.</param>
    /// <param name="names">What the layer calls the tensors given by place; null where their order says enough.</param>
    internal CallArguments(IReadOnlyList<object?> positional, IReadOnlyDictionary<string, object?>? keyword = null, IReadOnlyList<string>? names = null)
    {
        (Positional, Keyword) = (positional, keyword ?? new Dictionary<string, object?>());
        var named = positional.SelectMany((p, i) => In(p).Select(t => (Name: names is null ? "" : names[i], Tensor: t)))
            .Concat(Keyword.SelectMany(k => In(k.Value).Select(t => (Name: k.Key, Tensor: t)))).ToList();
        Tensors = [.. named.Select(n => n.Tensor)];
        if (named.Exists(n => n.Name.Length > 0)) Names = [.. named.Select(n => n.Name)];
        var byPlace = names is null ? [] : positional.Zip(names, (value, name) => KeyValuePair.Create(name, value));
        if (Keyword.Concat(byPlace).Where(IsOption).ToDictionary(k => k.Key, k => k.Value!) is { Count: > 0 } options) Options = options;
    }

    internal IReadOnlyList<object?> Positional { get; }

    internal IReadOnlyDictionary<string, object?> Keyword { get; }

    /// <summary>All tensors, in order.</summary>
    internal IReadOnlyList<KerasTensor> Tensors { get; }

    /// <summary>What the layer calls each of them, or null where their order says all.</summary>
    internal string[]? Names { get; }

    /// <summary>What is no tensor, by its name, or null.</summary>
    internal IReadOnlyDictionary<string, object>? Options { get; }

    /// <summary>Whether the call is always, or never, training; null leaves it to the model.</summary>
    internal bool? Training => Keyword.GetValueOrDefault(TrainingKey) as bool?;

    /// <summary>Whether a tensor of that name is a mask, on which layers are not built.</summary>
    internal static bool IsMask(string? name) => name is not null && (name == MaskKey || name.EndsWith("_mask", StringComparison.Ordinal));

    /// <summary>The same with other tensors.</summary>
    internal CallArguments Map(Func<KerasTensor, KerasTensor> other, IReadOnlyList<string>? names) =>
        new([.. Positional.Select(p => Map(p, other))], Keyword.ToDictionary(k => k.Key, k => Map(k.Value, other)), names);

    /// <summary>The arguments of a call, with <c>training</c> where it is said, and <c>mask</c> where Keras writes it.</summary>
    internal static CallArguments Of(IReadOnlyList<object?> positional, bool? training, bool takesMask)
    {
        var keyword = new Dictionary<string, object?>();
        if (takesMask) keyword[MaskKey] = null;
        if (training is bool said) keyword[TrainingKey] = said;
        return new(positional, keyword);
    }

    static bool IsOption(KeyValuePair<string, object?> argument) => argument is { Value: not (null or KerasTensor), Key: not TrainingKey } && (argument.Value is not IList list || (list.Count > 0 && !In(list).Any()));

    static IEnumerable<KerasTensor> In(object? value) => value switch
    {
        KerasTensor tensor => [tensor],
        IList list => list.Cast<object?>().SelectMany(In),
        _ => [],
    };

    static object? Map(object? value, Func<KerasTensor, KerasTensor> other) => value switch
    {
        KerasTensor tensor => other(tensor),
        IList list => list.Cast<object?>().Select(v => Map(v, other)).ToList(),
        _ => value,
    };
}
