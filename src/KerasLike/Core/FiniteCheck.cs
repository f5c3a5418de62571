using KerasLike.Layers;
using KerasLike.Training;

namespace KerasLike;

/// <summary>
/// What <c>Compile(runEagerly: true)</c> adds: a look at every number of the data, of each layer's output, of the loss and of the updated weights, so that the first NaN or infinity is found where it
/// is made. On for one thread at a time.
/// </summary>
internal static class FiniteCheck
{
    [ThreadStatic]
    static bool isOn;

    /// <summary>Whether this thread looks.</summary>
    internal static bool IsOn => isOn;

    /// <summary>Looks, if it is wanted, until the result is disposed.</summary>
    internal static Scope When(bool wanted)
    {
        var outer = isOn;
        isOn |= wanted;
        return new(outer);
    }

    internal static void Data(Batch batch, int step)
    {
        if (!isOn) return;
        foreach (var (name, tensors) in new[] { ("x", batch.X), ("y", batch.Y), ("sampleWeight", batch.SampleWeight) })
            if (tensors is not null && Fault(tensors) is string fault) throw Error($"The data is not finite: `{name}` of batch {step} holds {fault}");
    }

    internal static void Output(Layer layer, Tensors inputs, Tensors outputs)
    {
        if (Fault(outputs) is not string fault) return;
        var shapes = $"Received: input of shape {string.Join(", ", ((IEnumerable<Tensor>)inputs).Select(Shape.Of))}";
        throw Error(Fault(inputs) is string given ? $"{layer.Description}: its input is not finite. {shapes}, which holds {given}"
            : $"{layer.Description}: it is the first layer whose output is not finite: {fault}. {shapes}, finite, as are {(WeightFault(layer.Weights) is string weight ? $"not its weights: {weight}" : "its weights")}");
    }

    internal static void Loss(Tensor loss)
    {
        if (isOn && Fault((Tensors)loss) is string fault) throw Error($"The loss is not finite, although the outputs of all layers are: it holds {fault}. Targets outside of what the loss is defined for can be the cause");
    }

    internal static void Weights(Layer model, int step)
    {
        if (isOn && WeightFault(model.TrainableWeights) is string fault)
            throw Error($"{model.Description}: the update after batch {step} made a weight that is not finite: {fault}. The loss was finite, so its gradient was not, or too large: a lower learning rate, clipnorm, or an epsilon where the model divides or takes roots may help");
    }

    static string? WeightFault(IEnumerable<Variable> weights) => weights.Select(w => Fault((Tensors)w.Tensor) is string fault ? $"{w.Path} holds {fault}" : null).FirstOrDefault(f => f is not null);

    // How many numbers are none, in words; null where all are finite.
    static string? Fault(Tensors tensors)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (Tensor tensor in tensors)
        {
            if (!DTypes.IsFloat(tensor.dtype) || Fetch.Truth(tensor.isfinite().all())) continue;
            var nan = Fetch.Integer(tensor.isnan().sum());
            var infinite = Fetch.Integer(tensor.isinf().sum());
            return $"{nan} NaN and {infinite} infinite of {tensor.numel()} numbers";
        }
        return null;
    }

    static NotFiniteNumberException Error(string message) => new($"{message}.");

    internal readonly ref struct Scope(bool outer)
    {
        public void Dispose() => isOn = outer;
    }
}
