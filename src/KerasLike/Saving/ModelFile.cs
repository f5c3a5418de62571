using System.Text.Json.Nodes;
using KerasLike.Models;
using KerasLike.Saving.Hdf5;

namespace KerasLike.Saving;

/// <summary>Whole models in files, and weights by themselves. The end of the name tells the format.</summary>
internal static class ModelFile
{
    internal static void Save(Model model, string path)
    {
        RequireBuilt(model, "Save");
        if (Is(path, ".keras")) KerasArchive.Write(path, ModelConfig.Write(model), stream => WriteState(model, stream));
        else throw Unknown(path, ".keras");
    }

    internal static Model Load(string path, Dictionary<string, object>? customObjects, bool compile)
    {
        using var custom = Registry.Use(customObjects);
        return Reading(path, () => Is(path, ".keras") ? LoadArchive(path, compile) : throw Unknown(path, ".keras"));
    }

    /// <summary>Makes a model of its JSON, with new weights.</summary>
    internal static Model FromJson(string json, Dictionary<string, object>? customObjects)
    {
        using var custom = Registry.Use(customObjects);
        return Reading("The JSON", () =>
        {
            var config = PythonJson.Read(json, "The JSON");
            var model = ModelConfig.Create(config);
            if (config["compile_config"] is JsonObject compile) CompileConfig.Apply(model, compile);
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
            if (compile && config["compile_config"] is JsonObject settings)
            {
                CompileConfig.Apply(model, settings);
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

    static void WriteState(Model model, Stream stream)
    {
        using var file = new Hdf5Writer();
        LayerWeightsFile.Write(model, file);
        if (model.CompiledOrNull is { } compiled) OptimizerWeightsFile.Write(compiled.Optimizer, model.TrainableWeights, file);
        file.Write(stream);
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

    internal static bool Is(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    internal static void RequireBuilt(Model model, string action)
    {
        if (!model.Built) throw new InvalidOperationException($"{model.Description}: it is not built, so it has no weights yet. Call it on data, or give its first layer an inputShape, before {action}.");
    }

    internal static ArgumentException Unknown(string path, string endings) => new($"The file's name must end in {endings}. Received: filepath=\"{path}\"", nameof(path));
}
