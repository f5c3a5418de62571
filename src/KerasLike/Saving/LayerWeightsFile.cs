using KerasLike.Layers;
using KerasLike.Saving.Hdf5;

namespace KerasLike.Saving;

/// <summary>The weights of a model's layers in Keras 3's <c>.weights.h5</c>: a group for each layer, arrays numbered in it.</summary>
internal static class LayerWeightsFile
{
    /// <summary>Adds the weights of a model.</summary>
    internal static void Write(Layer model, Hdf5Writer file)
    {
        foreach (var saved in WeightTree.Of(model))
        {
            file.Text(saved.Group, "name", saved.Layer.Name);
            using var scope = torch.NewDisposeScope();
            var store = new Dictionary<string, Tensor>();
            saved.Layer.SaveOwnVariables(store);
            foreach (var (name, value) in saved.Layer is IHoldsVocabulary holder ? store.Select(s => (s.Key, s.Value)).Concat(holder.Index.Arrays()) : store.Select(s => (s.Key, s.Value))) file.Array($"{saved.Group}/{name}", value);
        }
    }

    /// <summary>Gives the layers of a model the weights of a file; with <paramref name="skipMismatch"/> those that fit, and a warning for each layer left out.</summary>
    internal static void Read(Layer model, Hdf5Reader file, bool skipMismatch)
    {
        foreach (var saved in WeightTree.Of(model))
        {
            try
            {
                Read(saved, file);
            }
            catch (InvalidDataException e) when (skipMismatch)
            {
                Warnings.Write($"Skipped the weights of {saved.Layer.Description}. {e.Message}");
            }
        }
    }

    static void Read(SavedLayer saved, Hdf5Reader file)
    {
        if (saved.Layer is IHoldsVocabulary holder)
        {
            var group = saved.Paths.Select(SavedLayer.GroupAt).SelectMany(g => Spellings(g, file)).FirstOrDefault(g => file.Count(g) > 0);
            if (group is not null) holder.Index.SetArrays(file.Names(group).ToDictionary(n => n, n => file.Array($"{group}/{n}")));
            return;
        }
        if (LayerMethods.Of(saved.Layer).LoadsItself)
        {
            using var scope = torch.NewDisposeScope();
            var group = saved.Paths.Select(SavedLayer.GroupAt).FirstOrDefault(g => file.Count(g) > 0);
            saved.Layer.LoadOwnVariables(group is null ? new() : file.Names(group).ToDictionary(n => n, n => file.Array($"{group}/{n}").ToTensor()));
            return;
        }
        var variables = saved.Layer.OwnWeights.ToList();
        var counts = saved.Paths.Select(p => (Group: SavedLayer.GroupAt(p), Count: 0)).SelectMany(p => Spellings(p.Group, file)).Select(g => (Group: g, Count: file.Count(g))).ToList();
        if (variables.Count == 0 && counts[0].Count == 0) return;
        var place = counts.Find(c => c.Count == variables.Count).Group ?? throw new InvalidDataException(
            $"{file.Name}: {saved.Layer.Description} at \"{counts[0].Group}\" wants {variables.Count} weights ({string.Join(", ", variables.Select(v => $"{v.Name} {v.Shape}"))}). The file holds {counts[0].Count}{Held(file, counts[0].Group)}.{Cure(saved.Layer, counts[0].Count)}");
        for (int i = 0; i < variables.Count; i++) Assign(variables[i], file, $"{place}/{LayerWeights.KeyOf(saved.Layer, variables[i], i)}", saved.Layer);
    }

    /// <summary>Gives a weight the value of an array.</summary>
    internal static void Assign(Variable variable, Hdf5Reader file, string path, Layer owner)
    {
        if (!file.Has(path)) throw new InvalidDataException($"{file.Name}: \"{path}\" is missing, which {owner.Description} wants for its {variable.Name} {variable.Shape}.");
        var array = file.Array(path);
        if (array.Shape != variable.Shape)
            throw new InvalidDataException($"{file.Name}: \"{path}\" has shape {array.Shape}. {owner.Description} wants shape {variable.Shape} for its {variable.Name}.");
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        array.CopyTo(variable.ToKeras());
    }

    // TensorFlow 2.12 and 2.13 wrote another name for the list of layers.
    static IEnumerable<string> Spellings(string group, Hdf5Reader file) =>
        file.Has("_layer_checkpoint_dependencies") ? [group, group.Replace("layers", "_layer_checkpoint_dependencies", StringComparison.Ordinal)] : [group];

    static string Held(Hdf5Reader file, string group) =>
        file.Names(group) is { Count: > 0 } names ? $" ({string.Join(", ", names.Take(20).Select(n => file.Array($"{group}/{n}").Shape))})" : "";

    static string Cure(Layer layer, int held) => !layer.Built && held > 0 ? " The layer is not built: call the model on data first." : "";
}
