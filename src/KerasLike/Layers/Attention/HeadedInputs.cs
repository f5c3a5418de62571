namespace KerasLike.Layers;

/// <summary>What an attention layer with heads is given, and where its steps may look.</summary>
/// <param name="Query">(batch, steps, features).</param>
/// <param name="Value">(batch, others, features).</param>
/// <param name="Key">(batch, others, features).</param>
/// <param name="Mask">True where a step may look at another, (batch or 1, steps or 1, others); null for everywhere.</param>
internal readonly record struct HeadedInputs(Tensor Query, Tensor Value, Tensor Key, Tensor? Mask)
{
    const string OfAttention = "attention_mask";

    /// <summary>What Keras calls them, by their places.</summary>
    internal static readonly string[] Names = ["query", "value", "key", "query_mask", "value_mask", "key_mask", OfAttention];

    /// <summary>Reads what a layer is called with, by places or by names.</summary>
    internal static HeadedInputs Of(Layer layer, Tensors inputs, int? window)
    {
        Tensor? Named(string name) => inputs.Names?.ToList().IndexOf(name) is >= 0 and var at ? inputs[at] : null;
        if (inputs.Count < 2) throw new ArgumentException($"{layer.Description} takes a query and a value: layer.Apply(query, value). Received: {inputs.Count} tensor", nameof(inputs));
        var (query, value) = (inputs[0], inputs[1]);
        var key = inputs.Names is null ? inputs.Count > 2 ? inputs[2] : value : Named("key") ?? value;
        var mask = Attentions.And(Masks.Of(query)?.unsqueeze(-1), (Named("value_mask") ?? Masks.Of(value))?.unsqueeze(-2));
        if (!ReferenceEquals(key, value)) mask = Attentions.And(mask, (Named("key_mask") ?? Masks.Of(key))?.unsqueeze(-2));
        if (window is int width) mask = Attentions.And(mask, Attentions.WindowMask(query, value, width));
        return new(query, value, key, Attentions.And(Named(OfAttention)?.to_type(ScalarType.Bool), mask));
    }

    /// <summary>Tensors by their names.</summary>
    internal static Tensors Named(Tensor query, Tensor value, Tensor? key, Tensor? mask)
    {
        var given = new[] { ("query", query), ("value", value), ("key", key), (OfAttention, mask) }.Where(t => t.Item2 is not null).ToList();
        return new([.. given.Select(t => t.Item2!)], [.. given.Select(t => t.Item1)]);
    }

    /// <summary>Symbolic tensors, and the options of a call.</summary>
    internal static CallArguments Arguments(KerasTensor query, KerasTensor value, KerasTensor? key, KerasTensor? mask, Dictionary<string, object?> options)
    {
        if (mask is not null) options[OfAttention] = mask;
        return new(key is null ? [query, value] : [query, value, key], options, Names);
    }
}
