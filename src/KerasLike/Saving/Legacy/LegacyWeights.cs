using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Saving.Hdf5;

namespace KerasLike.Saving.Legacy;

/// <summary>Weights in Keras's older HDF5 layout: a group for each layer, named as the layer, whose attribute lists the weights.</summary>
internal static class LegacyWeights
{
    const string LayerNames = "layer_names", WeightNamesOf = "weight_names", TopLevel = "top_level_model_weights";

    internal static void Write(Model model, Hdf5Writer file, string group)
    {
        var names = NamesIn(model);
        file.Texts(group, LayerNames, [.. model.Layers.Select(l => l.Name)]);
        file.Text(group, "backend", "torch");
        file.Text(group, "keras_version", KerasArchive.KerasVersion);
        foreach (var layer in model.Layers) WriteList(file, Join(group, layer.Name), Ordered(layer).Select(v => (names[v], v.ToKeras())));
        WriteList(file, Join(group, TopLevel), model.OwnWeights.Select(v => (names[v], v.ToKeras())));
    }

    /// <summary>Adds arrays to a group, with the list of their names.</summary>
    internal static void WriteList(Hdf5Writer file, string group, IEnumerable<(string Name, Tensor Value)> arrays)
    {
        var list = arrays.ToList();
        file.Texts(group, WeightNamesOf, [.. list.Select(a => a.Name)]);
        foreach (var (name, value) in list) file.Array($"{group}/{name}", value);
    }

    /// <summary>The arrays of a group, in order.</summary>
    internal static IReadOnlyList<Hdf5Array> ReadList(Hdf5Reader file, string group) => [.. (file.Texts(group, WeightNamesOf) ?? []).Select(name => file.Array(Join(group, name)))];

    /// <summary>As Keras calls the weights of a model in this layout: a stack of layers adds its own name in front.</summary>
    internal static Dictionary<Variable, string> NamesIn(Model model) =>
        WeightNames.Inside(model).ToDictionary(n => n.Key, n => model is Sequential ? $"{model.Name}/{n.Value}" : n.Value);

    /// <summary>Gives layers the weights of those that stand at the same place in the file, counting layers with weights only.</summary>
    internal static void ReadInOrder(Model model, Hdf5Reader file, string group, bool skipMismatch)
    {
        var layers = model.Layers.Where(l => l.Weights.Count > 0).ToList();
        var saved = LayersIn(file, group).Select(name => (Name: name, Arrays: ReadList(file, Join(group, name)))).Where(l => l.Arrays.Count > 0).ToList();
        if (saved.Count != layers.Count)
            throw new InvalidDataException($"{file.Name}: {model.Description} has {layers.Count} layers with weights ({string.Join(", ", layers.Select(l => l.Name))}). The file holds {saved.Count} ({string.Join(", ", saved.Select(s => s.Name))}). Use byName: true to load those with equal names.");
        foreach (var (layer, (name, arrays)) in layers.Zip(saved)) Assign(layer, Ordered(layer), arrays, $"{file.Name}: layer \"{name}\"", skipMismatch, mayDifferInNumber: false);
        ReadOwn(model, file, group, skipMismatch);
    }

    /// <summary>Gives layers the weights of those that have the same name in the file.</summary>
    internal static void ReadByName(Model model, Hdf5Reader file, string group, bool skipMismatch)
    {
        foreach (var name in LayersIn(file, group))
            foreach (var layer in model.Layers.Where(l => l.Name == name))
                Assign(layer, Ordered(layer), ReadList(file, Join(group, name)), $"{file.Name}: layer \"{name}\"", skipMismatch, mayDifferInNumber: skipMismatch);
        ReadOwn(model, file, group, skipMismatch);
    }

    static void ReadOwn(Model model, Hdf5Reader file, string group, bool skipMismatch)
    {
        if (file.Has(Join(group, TopLevel)))
            Assign(model, [.. model.OwnWeights], ReadList(file, Join(group, TopLevel)), $"{file.Name}: \"{TopLevel}\"", skipMismatch, mayDifferInNumber: skipMismatch);
    }

    static IReadOnlyList<string> LayersIn(Hdf5Reader file, string group) => file.Texts(group, LayerNames)
        ?? throw new InvalidDataException($"{file.Name}: group \"{group}\" has no attribute \"{LayerNames}\", so the file holds no weights in Keras's older layout.");

    // In this layout those that training changes come first.
    static List<Variable> Ordered(Layer layer) => [.. layer.TrainableWeights, .. layer.NonTrainableWeights];

    static void Assign(Layer layer, List<Variable> variables, IReadOnlyList<Hdf5Array> arrays, string where, bool skipMismatch, bool mayDifferInNumber)
    {
        if (arrays.Count != variables.Count)
        {
            var mismatch = $"{where} has {arrays.Count} weights ({string.Join(", ", arrays.Select(a => a.Shape))}). {layer.Description} wants {variables.Count} ({string.Join(", ", variables.Select(v => $"{v.Name} {v.Shape}"))}).";
            if (!mayDifferInNumber) throw new InvalidDataException(mismatch);
            Warnings.Write($"Skipped. {mismatch}");
            return;
        }
        using var noGrad = torch.no_grad();
        for (int i = 0; i < arrays.Count; i++)
        {
            using var scope = torch.NewDisposeScope();
            if (arrays[i].Shape == variables[i].Shape)
            {
                arrays[i].CopyTo(variables[i].ToKeras());
                continue;
            }
            var mismatch = $"{where} has shape {arrays[i].Shape} for \"{arrays[i].Path}\". {layer.Description} wants shape {variables[i].Shape} for its {variables[i].Name}.";
            if (!skipMismatch) throw new InvalidDataException(mismatch);
            Warnings.Write($"Skipped. {mismatch}");
        }
    }

    static string Join(string group, string name) => group.Length == 0 ? name : $"{group}/{name}";
}
