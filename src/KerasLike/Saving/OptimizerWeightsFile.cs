using KerasLike.Optimizers;
using KerasLike.Saving.Hdf5;

namespace KerasLike.Saving;

/// <summary>What an optimizer remembers, in a file: the number of updates, the learning rate where it is a number, then the state of each weight.</summary>
internal static class OptimizerWeightsFile
{
    internal const string Group = "optimizer/vars";

    internal static void Write(Optimizer optimizer, IReadOnlyList<Variable> weights, Hdf5Writer file)
    {
        file.Text(Group, "name", optimizer.Name);
        file.Scalar($"{Group}/0", checked((int)optimizer.Applied));
        if (optimizer.LearningRate.IsConstant) file.Scalar($"{Group}/1", (float)(double)optimizer.LearningRate);
        var first = Header(optimizer);
        foreach (var (state, i) in optimizer.StatesInKerasOrder(weights).Select((s, i) => (s, i))) file.Array($"{Group}/{first + i}", state.ToKeras());
    }

    internal static void Read(Optimizer optimizer, IReadOnlyList<Variable> weights, Hdf5Reader file)
    {
        var count = file.Count(Group);
        if (count == 0) return;
        var first = Header(optimizer);
        IReadOnlyList<Variable> states = [];
        if (count > first)
        {
            optimizer.Build(weights);
            states = optimizer.StatesInKerasOrder(weights);
        }
        if (count != first + states.Count)
        {
            Warnings.Write($"The state of optimizer {optimizer.Name} is not restored: {file.Name} holds {count} arrays of it, and it has {first + states.Count}. Training starts with a new state.");
            return;
        }
        // A whole number in float32 would be an updates count by another backend.
        optimizer.Restore(Scalar<long>(file, 0, ScalarType.Int64), optimizer.LearningRate.IsConstant ? Scalar<float>(file, 1, ScalarType.Float32) : null);
        for (int i = 0; i < states.Count; i++) Assign(states[i], file, $"{Group}/{first + i}", optimizer);
    }

    // How many numbers come before the states.
    static int Header(Optimizer optimizer) => optimizer.LearningRate.IsConstant ? 2 : 1;

    static T Scalar<T>(Hdf5Reader file, int index, ScalarType type) where T : unmanaged
    {
        using var scope = torch.NewDisposeScope();
        var array = file.Array($"{Group}/{index}");
        return array.Shape.Size == 1 ? array.ToTensor().to_type(type).item<T>()
            : throw new InvalidDataException($"{file.Name}: \"{Group}/{index}\" must be one number. Received: shape {array.Shape}");
    }

    static void Assign(Variable state, Hdf5Reader file, string path, Optimizer optimizer)
    {
        var array = file.Array(path);
        if (array.Shape != state.Shape) throw new InvalidDataException($"{file.Name}: \"{path}\" has shape {array.Shape}. {optimizer.GetType().Name} \"{optimizer.Name}\" wants shape {state.Shape} for {state.Path}.");
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        array.CopyTo(state.ToKeras());
    }
}
