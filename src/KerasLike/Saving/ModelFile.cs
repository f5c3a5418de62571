using System.Text.Json.Nodes;
using KerasLike.Models;
using KerasLike.Saving.Hdf5;
using KerasLike.Saving.Legacy;

namespace KerasLike.Saving;

/// <summary>Whole models in files, and weights by themselves. The end of the name tells the format.</summary>
internal static class ModelFile
{
    const string Progress = "training_metadata";

    internal static void Save(Model model, string path)
    {
        RequireBuilt(model, "Save");
        if (Is(path, ".keras")) KerasArchive.Write(path, ModelConfig.Write(model), stream => WriteState(model, stream), Assets.Of(model));
        else if (IsLegacy(path))
        {
            Assets.RequireNone(model, path);
            AtomicFile.Write(path, stream => LegacyModel.Write(model, stream));
        }
        else throw Unknown(path, ".keras, or in .h5 for Keras's older format");
    }

    internal static void SaveWeights(Model model, string path)
    {
        RequireBuilt(model, "SaveWeights");
        if (Is(path, ".weights.h5")) AtomicFile.Write(path, stream => WriteState(model, stream));
        else if (IsLegacy(path)) AtomicFile.Write(path, stream => WriteHdf5(stream, file => LegacyWeights.Write(model, file, "")));
        else if (Is(path, ".safetensors")) AtomicFile.Write(path, stream => SafeTensors.Write(stream, WeightNames.Inside(model).Select(n => (n.Value, n.Key.ToKeras()))));
        else throw Unknown(path, ".weights.h5, .safetensors, or .h5 for Keras's older layout");
    }

    internal static void LoadWeights(Model model, string path, bool skipMismatch, bool byName)
    {
        RequireBuilt(model, "LoadWeights");
        if (byName && (!IsLegacy(path) || Is(path, ".weights.h5"))) throw new ArgumentException($"`byName` is for weights in Keras's older layout, which end in .h5 and not in .weights.h5. Received: filepath=\"{path}\"", nameof(byName));
        Reading(path, () =>
        {
            if (Is(path, ".keras")) ReadFromArchive(model, path, skipMismatch);
            else if (Is(path, ".safetensors")) SafeTensors.Read(path, WeightNames.Inside(model), model, skipMismatch);
            else if (IsLegacy(path)) ReadHdf5(model, path, skipMismatch, byName);
            else throw new InvalidDataException(Unknown(path, ".keras, .weights.h5, .h5 or .safetensors").Message);
            return true;
        });
    }

    internal static Model Load(string path, Dictionary<string, object>? customObjects, bool compile)
    {
        using var custom = Registry.Use(customObjects);
        return Reading(path, () => Is(path, ".keras") ? LoadArchive(path, compile)
            : IsLegacy(path) ? LegacyModel.Read(path, compile)
            : throw new InvalidDataException(Unknown(path, ".keras or .h5").Message));
    }

    /// <summary>Writes weights and optimizer state, and how far training is: in one file, so that they always belong together.</summary>
    internal static void SaveBackup(Model model, string path, JsonObject progress) => AtomicFile.Write(path, stream => WriteState(model, stream, progress));

    /// <summary>Gives a model the weights and the optimizer state of a backup.</summary>
    /// <returns>How far training was.</returns>
    internal static JsonObject LoadBackup(Model model, string path) => Reading(path, () =>
    {
        using var stream = File.OpenRead(path);
        using var file = new Hdf5Reader(stream, path);
        var progress = file.Text("", Progress) ?? throw new InvalidDataException($"{path}: not a backup, since it does not say how far training was (attribute \"{Progress}\").");
        LayerWeightsFile.Read(model, file, skipMismatch: false);
        OptimizerWeightsFile.Read(model.Optimizer, model.TrainableWeights, file);
        return PythonJson.Read(progress, $"{path}, {Progress}");
    });

    /// <summary>Makes a model of its JSON, with new weights.</summary>
    internal static Model FromJson(string json, Dictionary<string, object>? customObjects)
    {
        using var custom = Registry.Use(customObjects);
        return Reading("The JSON", () =>
        {
            var config = PythonJson.Read(json, "The JSON");
            var model = ModelConfig.Create(config);
            if (config["compile_config"] is JsonObject compile) model.CompileFromConfig(compile);
            return model;
        });
    }

    static Model LoadArchive(string path, bool compile)
    {
        using var archive = new KerasArchive(path);
        var config = archive.ReadConfig();
        using var weights = archive.OpenWeights();
        using var file = new Hdf5Reader(weights, $"{path}, {KerasArchive.WeightsName}");
        Model model;
        using (new LoadingScope(weights.Length)) model = ModelConfig.Create(config);
        try
        {
            LayerWeightsFile.Read(model, file, skipMismatch: false);
            Assets.Read(model, archive);
            if (compile && config["compile_config"] is JsonObject settings)
            {
                model.CompileFromConfig(settings);
                if (model.CompiledOrNull is { } compiled) OptimizerWeightsFile.Read(compiled.Optimizer, model.TrainableWeights, file);
            }
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    static void WriteState(Model model, Stream stream, JsonObject? progress = null) => WriteHdf5(stream, file =>
    {
        if (progress is not null) file.Text("", Progress, PythonJson.Write(progress));
        LayerWeightsFile.Write(model, file);
        if (model.CompiledOrNull is { } compiled) OptimizerWeightsFile.Write(compiled.Optimizer, model.TrainableWeights, file);
    });

    static void WriteHdf5(Stream stream, Action<Hdf5Writer> fill)
    {
        using var file = new Hdf5Writer();
        fill(file);
        file.Write(stream);
    }

    static void ReadFromArchive(Model model, string path, bool skipMismatch)
    {
        using var archive = new KerasArchive(path);
        using var weights = archive.OpenWeights();
        using var file = new Hdf5Reader(weights, $"{path}, {KerasArchive.WeightsName}");
        ReadState(model, file, skipMismatch);
    }

    static void ReadState(Model model, Hdf5Reader file, bool skipMismatch)
    {
        LayerWeightsFile.Read(model, file, skipMismatch);
        if (model.CompiledOrNull is { } compiled) OptimizerWeightsFile.Read(compiled.Optimizer, model.TrainableWeights, file, build: false);
    }

    // A file says by its attributes which layout it has.
    static void ReadHdf5(Model model, string path, bool skipMismatch, bool byName)
    {
        using var stream = File.OpenRead(path);
        using var file = new Hdf5Reader(stream, path);
        if (Is(path, ".weights.h5") && file.Texts("", "layer_names") is null)
        {
            ReadState(model, file, skipMismatch);
            return;
        }
        var group = file.Texts("", "layer_names") is null && file.Has(LegacyModel.Weights) ? LegacyModel.Weights : "";
        if (byName) LegacyWeights.ReadByName(model, file, group, skipMismatch);
        else LegacyWeights.ReadInOrder(model, file, group, skipMismatch);
    }

    // A file may hold anything: whatever it makes fail is the file's fault, and is said with its name.
    internal static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException || (e is InvalidDataException && e.Message.StartsWith(path, StringComparison.Ordinal)))
        {
            throw;
        }
        catch (Exception e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    internal static bool IsLegacy(string path) => Is(path, ".h5") || Is(path, ".hdf5");

    internal static bool Is(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    internal static void RequireBuilt(Model model, string action)
    {
        if (!model.Built) throw new InvalidOperationException($"{model.Description}: it is not built, so it has no weights yet. Call it on data, or give its first layer an inputShape, before {action}.");
    }

    internal static ArgumentException Unknown(string path, string endings) => new($"The file's name must end in {endings}. Received: filepath=\"{path}\"", nameof(path));
}
