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
        foreach (var (state, i) in optimizer.NamedStates(weights).Select((s, i) => (s.State, i))) file.Array($"{Group}/{first + i}", state.ToKeras());
    }

    /// <summary>Gives an optimizer the state that a file holds. One that does not fit is left out with a warning, as in Keras.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="weights">The weights it changes.</param>
    /// <param name="file">The file.</param>
    /// <param name="build">Whether it gets a state where it has none yet: when a whole model is loaded, but not when weights are.</param>
    internal static void Read(Optimizer optimizer, IReadOnlyList<Variable> weights, Hdf5Reader file, bool build = true)
    {
        if (file.Count(Group) is var count && count > 0) Read(optimizer, weights, [.. Enumerable.Range(0, count).Select(i => file.Array($"{Group}/{i}"))], file.Name, build);
    }

    /// <summary>Gives an optimizer the state that the arrays of a file hold, in order.</summary>
    internal static void Read(Optimizer optimizer, IReadOnlyList<Variable> weights, IReadOnlyList<Hdf5Array> arrays, string source, bool build = true)
    {
        var first = Header(optimizer);
        if (build && arrays.Count > first) optimizer.Build(weights);
        IReadOnlyList<Variable> states = [.. optimizer.NamedStates(weights).Select(s => s.State)];
        if (arrays.Count != first + states.Count)
        {
            Warnings.Write($"The state of optimizer {optimizer.Name} is not restored: {source} holds {arrays.Count} arrays of it, and it has {first + states.Count}. Training starts with a new state.");
            return;
        }
        optimizer.Restore(Number<long>(arrays[0], ScalarType.Int64, source), optimizer.LearningRate.IsConstant ? Number<float>(arrays[1], ScalarType.Float32, source) : null);
        using var noGrad = torch.no_grad();
        foreach (var (state, array) in states.Zip(arrays.Skip(first)))
        {
            if (array.Shape != state.Shape) throw new InvalidDataException($"{source}: \"{array.Path}\" has shape {array.Shape}. {optimizer.GetType().Name} \"{optimizer.Name}\" wants shape {state.Shape} for {state.Path}.");
            using var scope = torch.NewDisposeScope();
            array.CopyTo(state.ToKeras());
        }
    }

    // How many numbers come before the states.
    static int Header(Optimizer optimizer) => optimizer.LearningRate.IsConstant ? 2 : 1;

    static T Number<T>(Hdf5Array array, ScalarType type, string source) where T : unmanaged
    {
        using var scope = torch.NewDisposeScope();
        return array.Shape.Size == 1 ? array.ToTensor().to_type(type).item<T>()
            : throw new InvalidDataException($"{source}: \"{array.Path}\" must be one number. Received: shape {array.Shape}");
    }
}
