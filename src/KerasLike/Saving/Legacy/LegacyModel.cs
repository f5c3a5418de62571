using System.Text.Json.Nodes;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Saving.Hdf5;

namespace KerasLike.Saving.Legacy;

/// <summary>Whole models in Keras's older format, one HDF5 file: the config in an attribute, the weights in one group, the optimizer's state in another.</summary>
internal static class LegacyModel
{
    internal const string Weights = "model_weights";

    const string ModelConfigOf = "model_config", TrainingConfig = "training_config", OptimizerWeights = "optimizer_weights";

    internal static void Write(Model model, Stream stream)
    {
        using var file = new Hdf5Writer();
        file.Text("", "keras_version", KerasArchive.KerasVersion);
        file.Text("", "backend", "torch");
        file.Text("", ModelConfigOf, PythonJson.Write(LegacyConfig.Write(model)));
        LegacyWeights.Write(model, file, Weights);
        if (model.CompiledOrNull is { } compiled)
        {
            file.Text("", TrainingConfig, PythonJson.Write(LegacyConfig.WriteTraining(compiled)));
            WriteState(compiled.Optimizer, model, file);
        }
        file.Write(stream);
    }

    internal static Model Read(string path, bool compile)
    {
        using var stream = File.OpenRead(path);
        using var file = new Hdf5Reader(stream, path);
        var text = file.Text("", ModelConfigOf) ?? throw new InvalidDataException(
            $"{path}: the file has no attribute \"{ModelConfigOf}\", so it holds no whole model. If it holds weights, make the model and call LoadWeights.");
        var config = LegacyConfig.Upgrade(PythonJson.Read(text, $"{path}, {ModelConfigOf}"));
        Model model;
        using (new LoadingScope(stream.Length)) model = ModelConfig.Create(config);
        try
        {
            LegacyWeights.ReadInOrder(model, file, Weights, skipMismatch: false);
            if (compile && file.Text("", TrainingConfig) is string training)
            {
                CompileConfig.Apply(model, LegacyConfig.UpgradeTraining(PythonJson.Read(training, $"{path}, {TrainingConfig}")));
                if (file.Has(OptimizerWeights)) ReadState(model.Optimizer, model, file);
            }
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    static void WriteState(Optimizer optimizer, Model model, Hdf5Writer file)
    {
        var names = LegacyWeights.NamesIn(model);
        using var scope = torch.NewDisposeScope();
        LegacyWeights.WriteList(file, OptimizerWeights, optimizer.Saved(model.TrainableWeights).Select(s => (s.PathFor(s.Weight is null ? null : names[s.Weight]), s.Value())));
    }

    // The optimizers of Keras 2 remembered other things, in another order.
    static void ReadState(Optimizer optimizer, Model model, Hdf5Reader file)
    {
        if (file.Text("", "keras_version") is { } version && !version.StartsWith('3'))
            Warnings.Write($"The state of optimizer {optimizer.Name} is not restored: {file.Name} was written by Keras {version}, whose optimizers kept another. Training starts with a new state.");
        else OptimizerWeightsFile.Read(optimizer, model.TrainableWeights, LegacyWeights.ReadList(file, OptimizerWeights), file.Name);
    }
}
