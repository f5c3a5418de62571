using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Models;

// Files and configs.
partial class Model
{
    /// <summary>What <see cref="Compile"/> was given, as Keras writes it in files; null before.</summary>
    public virtual JsonObject? GetCompileConfig() => compiled is null ? null : CompileConfig.Write(compiled);

    /// <summary>Compiles the model as another was. A class with a <c>Compile</c> of its own overrides this and <see cref="GetCompileConfig"/>.</summary>
    /// <param name="config">What <see cref="GetCompileConfig"/> gave.</param>
    public virtual void CompileFromConfig(JsonObject config) => CompileConfig.Apply(this, Check.NotNull(config));

    /// <summary>Writes the model to a file: architecture, weights, what it was compiled with and the state of its optimizer. The old file stays whole until the new one is.</summary>
    /// <param name="filepath">The file, ending in <c>.keras</c>; or in <c>.h5</c> for Keras's older format.</param>
    /// <param name="overwrite">Whether a file that is there is replaced; otherwise it is an error. Default: true.</param>
    public void Save(string filepath, bool overwrite = true) => ModelFile.Save(this, Target(filepath, overwrite));

    /// <summary>Writes the weights to a file. The old file stays whole until the new one is.</summary>
    /// <param name="filepath">The file, ending in <c>.weights.h5</c>; in <c>.safetensors</c> for a file of names and tensors; in <c>.h5</c> for Keras's older layout.</param>
    /// <param name="overwrite">Whether a file that is there is replaced; otherwise it is an error. Default: true.</param>
    public void SaveWeights(string filepath, bool overwrite = true) => ModelFile.SaveWeights(this, Target(filepath, overwrite));

    /// <summary>Gives the model the weights of a file, in any of the formats that <see cref="Save"/> and <see cref="SaveWeights"/> write. The model must be built.</summary>
    /// <param name="filepath">The file: <c>.weights.h5</c>, <c>.keras</c>, <c>.safetensors</c>, or <c>.h5</c> of Keras 2 and 3.</param>
    /// <param name="skipMismatch">Whether weights of another shape or number are left out, with a warning, rather than being an error. Default: false.</param>
    /// <param name="byName">Whether layers take the weights of those with the same name, in Keras's older layout, rather than of those in the same place. Default: false.</param>
    /// <exception cref="InvalidDataException">The file is damaged or does not fit; the message says where.</exception>
    public void LoadWeights(string filepath, bool skipMismatch = false, bool byName = false) => ModelFile.LoadWeights(this, Check.NotNull(filepath), skipMismatch, byName);

    /// <summary>The architecture, and what the model was compiled with, as JSON: <see cref="Keras.ModelFromJson"/> makes a model of it.</summary>
    public string ToJson() => PythonJson.Write(ModelConfig.Write(this));

    static string Target(string filepath, bool overwrite) => overwrite || !File.Exists(Check.NotNull(filepath)) ? Check.NotNull(filepath)
        : throw new IOException($"The file exists already. Received: filepath=\"{filepath}\", overwrite=false. Choose another name, or overwrite: true.");
}
