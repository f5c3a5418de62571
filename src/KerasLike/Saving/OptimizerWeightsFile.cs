using KerasLike.Optimizers;
using KerasLike.Saving.Hdf5;

namespace KerasLike.Saving;

/// <summary>What an optimizer remembers, in a file: numbers and the state of each weight, in Keras's order.</summary>
internal static class OptimizerWeightsFile
{
    const string Root = "optimizer";

    internal static void Write(Optimizer optimizer, IReadOnlyList<Variable> weights, Hdf5Writer file) => Write(optimizer, weights, file, Root, isInner: false);

    /// <summary>Gives an optimizer the state that a file holds. One that does not fit is left out with a warning, as in Keras.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="weights">The weights it changes.</param>
    /// <param name="file">The file.</param>
    /// <param name="build">Whether it gets a state where it has none yet: when a whole model is loaded, but not when weights are.</param>
    internal static void Read(Optimizer optimizer, IReadOnlyList<Variable> weights, Hdf5Reader file, bool build = true)
    {
        var group = Vars(Root);
        if (file.Count(group) is var count && count > 0) Read(optimizer, weights, [.. Enumerable.Range(0, count).Select(i => file.Array($"{group}/{i}"))], file.Name, build);
    }

    /// <summary>Gives an optimizer the state that the arrays of a file hold, in order.</summary>
    internal static void Read(Optimizer optimizer, IReadOnlyList<Variable> weights, IReadOnlyList<Hdf5Array> arrays, string source, bool build = true)
    {
        var states = optimizer.Saved(weights);
        if (build && arrays.Count > states.Count)
        {
            optimizer.Build(weights);
            states = optimizer.Saved(weights);
        }
        if (arrays.Count != states.Count)
        {
            Warnings.Write($"The state of optimizer {optimizer.Name} is not restored: {source} holds {arrays.Count} arrays of it, and it has {states.Count}. Training starts with a new state.");
            return;
        }
        using var noGrad = torch.no_grad();
        foreach (var (state, array) in states.Zip(arrays))
        {
            // Numbers may stand in an array of one.
            if (array.Shape != state.Shape && (state is not SavedNumber || array.Shape.Size != 1))
                throw new InvalidDataException($"{source}: \"{array.Path}\" has shape {array.Shape}. {optimizer.Description} wants shape {state.Shape} for {state.PathFor(state.Weight?.Path)}.");
            using var scope = torch.NewDisposeScope();
            state.Restore(array.CopyTo);
        }
    }

    // Keras saves an optimizer inside of another with that, and once more by itself.
    static void Write(Optimizer optimizer, IReadOnlyList<Variable> weights, Hdf5Writer file, string path, bool isInner)
    {
        file.Text(Vars(path), "name", optimizer.Name);
        foreach (var (state, i) in optimizer.Saved(weights, isInner).Select((s, i) => (s, i)))
        {
            using var scope = torch.NewDisposeScope();
            file.Array($"{Vars(path)}/{i}", state.Value());
        }
        foreach (var (name, inner, within) in optimizer.SavedInside) Write(inner, weights, file, $"{path}/{name}", within);
    }

    static string Vars(string path) => $"{path}/vars";
}
