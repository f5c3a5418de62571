using KerasLike.Layers;
using KerasLike.Native;
using KerasLike.Saving;

namespace KerasLike;

/// <summary>What <c>keras.*</c> offers at its top level. <c>using static KerasLike.Keras;</c> makes <c>Input(…)</c> a word of its own.</summary>
public static class Keras
{
    /// <summary>The device that weights are made on and batches are moved to. Default: CUDA's first, when there is one, else the CPU.</summary>
    public static torch.Device Device => Devices.Current;

    /// <summary>Chooses the device for weights that are made, and batches that are moved, from now on.</summary>
    /// <param name="device">Its name: <c>"cpu"</c>, <c>"cuda"</c> or <c>"cuda:1"</c>.</param>
    public static void SetDevice(string device) => Devices.Set(device);

    /// <summary>Chooses how many threads libtorch's kernels run on from now on, whichever thread calls them. By default libtorch takes one for each core.</summary>
    /// <param name="threads">How many, positive. One is best for tiny models, and for several trainings side by side.</param>
    /// <remarks>Results repeat to the bit with the same number only: sums are taken in other parts with another.</remarks>
    public static void SetThreads(int threads) => Threads.Set(threads);

    /// <summary>Makes all randomness repeat from here on: first weights, shuffling, dropout. On the CPU, with the same number of threads, to the bit.</summary>
    /// <param name="seed">Any number.</param>
    /// <remarks>Keras: <c>keras.utils.set_random_seed</c></remarks>
    public static void SetRandomSeed(int seed) => RandomState.Seed(seed);

    /// <summary>Starts the numbering of automatic names again, so that the next <c>Dense</c> is <c>dense</c>.</summary>
    /// <remarks>Keras: <c>keras.utils.clear_session</c></remarks>
    public static void ClearSession() => Naming.Clear();

    /// <summary>Number types of layers that are not given one: <c>keras.mixed_precision</c>.</summary>
    public static class MixedPrecision
    {
        /// <summary>
        /// Chooses the number types of layers made from now on. Under <c>"mixed_bfloat16"</c> and <c>"mixed_float16"</c> layers compute in the short type on float32 weights, which optimizers
        /// change; losses and metrics are computed in float32. Give the last layer <c>dtype: "float32"</c>, so that the outputs are too. Under <c>"mixed_float16"</c> <c>Compile</c> scales the loss.
        /// </summary>
        /// <param name="policy">Its name: <c>"mixed_bfloat16"</c>, <c>"mixed_float16"</c>, <c>"float32"</c>, <c>"float64"</c>, <c>"bfloat16"</c> or <c>"float16"</c>.</param>
        /// <remarks>Keras: <c>keras.mixed_precision.set_global_policy</c>, <c>keras.config.set_dtype_policy</c></remarks>
        public static void SetGlobalPolicy(DTypePolicy policy) => KerasLike.DTypePolicy.Default = Check.NotNull(policy);

        /// <summary>The number types of layers that are not given one.</summary>
        /// <remarks>Keras: <c>keras.mixed_precision.global_policy</c>, <c>keras.config.dtype_policy</c></remarks>
        public static DTypePolicy GlobalPolicy() => KerasLike.DTypePolicy.Default;
    }

    /// <summary>A symbolic input: where data enters a model. Also the first element of a <see cref="Models.Sequential"/>.</summary>
    /// <param name="shape">The shape of one sample; null when <paramref name="batchShape"/> is given.</param>
    /// <param name="batchSize">The number of samples in a batch; null for any. Default: null.</param>
    /// <param name="dtype">The number type that data is cast to; null is float32, or float64 where that is the global policy. Default: null.</param>
    /// <param name="batchShape">The shape of a batch, instead of <paramref name="shape"/> and <paramref name="batchSize"/>. Default: null.</param>
    /// <param name="name">Its name; null makes one. Default: null.</param>
    /// <remarks>Keras: <c>keras.Input</c></remarks>
    public static KerasTensor Input(Shape? shape = null, int? batchSize = null, DTypePolicy? dtype = null, Shape? batchShape = null, string? name = null) =>
        new InputLayer(shape, batchSize, dtype, batchShape, name).Tensor;

    /// <summary>The gradients of a loss with respect to weights, for a training loop of your own: <c>optimizer.Apply(Keras.Gradients(loss, weights), weights)</c>. See <see cref="GradientTape"/>, which frees what a step makes too.</summary>
    /// <param name="loss">The loss, one number.</param>
    /// <param name="variables">The weights.</param>
    /// <param name="retainGraph">Whether gradients will be asked for once more of the same computation. Default: false.</param>
    /// <returns>A gradient for each weight, in libtorch's order of axes; null for one that the loss does not depend on, or that is frozen.</returns>
    /// <exception cref="InvalidOperationException">The loss depends on nothing that has gradients, or is not one number.</exception>
    public static IReadOnlyList<Tensor?> Gradients(Tensor loss, IReadOnlyList<Variable> variables, bool retainGraph = false) =>
        Optimizers.Gradients.Of(Check.NotNull(loss), [.. Check.NotNull(variables).Select(v => v.Tensor)], retainGraph);

    /// <summary>The gradients of a loss with respect to tensors: inputs that require gradients, or what was computed on the way.</summary>
    /// <param name="loss">The loss, one number.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="retainGraph">Whether gradients will be asked for once more of the same computation. Default: false.</param>
    /// <returns>A gradient for each tensor; null for one that the loss does not depend on.</returns>
    public static IReadOnlyList<Tensor?> Gradients(Tensor loss, IReadOnlyList<Tensor> tensors, bool retainGraph = false) =>
        Optimizers.Gradients.Of(Check.NotNull(loss), Check.NotNull(tensors), retainGraph);

    /// <summary>Makes the model that a file holds, with its weights and, where it was compiled, ready to go on training where it stopped. Nothing in the file is run.</summary>
    /// <param name="filepath">The file: <c>.keras</c>, or <c>.h5</c> of Keras 2 and 3, written here or by Python.</param>
    /// <param name="customObjects">What names in the file stand for: <c>new() { ["MyLayer"] = typeof(MyLayer) }</c>, activations, losses. Default: what is registered.</param>
    /// <param name="compile">Whether the model is compiled as it was. Default: true.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or holds what cannot be loaded; the message says what and where.</exception>
    /// <remarks>Keras: <c>keras.saving.load_model</c></remarks>
    public static Models.Model LoadModel(string filepath, Dictionary<string, object>? customObjects = null, bool compile = true) => ModelFile.Load(Check.NotNull(filepath), customObjects, compile);

    /// <summary>Writes a model to a file: <see cref="Models.Model.Save"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="filepath">The file, ending in <c>.keras</c> or <c>.h5</c>.</param>
    /// <param name="overwrite">Whether a file that is there is replaced. Default: true.</param>
    /// <remarks>Keras: <c>keras.saving.save_model</c></remarks>
    public static void SaveModel(Models.Model model, string filepath, bool overwrite = true) => Check.NotNull(model).Save(filepath, overwrite);

    /// <summary>Writes the weights of a model to a file: <see cref="Models.Model.SaveWeights"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="filepath">The file, ending in <c>.weights.h5</c>, <c>.h5</c> or <c>.safetensors</c>.</param>
    /// <param name="overwrite">Whether a file that is there is replaced. Default: true.</param>
    /// <remarks>Keras: <c>keras.saving.save_weights</c></remarks>
    public static void SaveWeights(Models.Model model, string filepath, bool overwrite = true) => Check.NotNull(model).SaveWeights(filepath, overwrite);

    /// <summary>Gives a model the weights of a file: <see cref="Models.Model.LoadWeights"/>.</summary>
    /// <param name="model">The model, built.</param>
    /// <param name="filepath">The file.</param>
    /// <param name="skipMismatch">Whether weights that do not fit are left out, with a warning. Default: false.</param>
    /// <exception cref="InvalidDataException">The file is damaged or does not fit; the message says where.</exception>
    /// <remarks>Keras: <c>keras.saving.load_weights</c></remarks>
    public static void LoadWeights(Models.Model model, string filepath, bool skipMismatch = false) => Check.NotNull(model).LoadWeights(filepath, skipMismatch);

    /// <summary>Makes a model of its JSON, with new weights.</summary>
    /// <param name="jsonString">What <see cref="Models.Model.ToJson"/>, or Keras's <c>to_json</c>, gave.</param>
    /// <param name="customObjects">What names in it stand for. Default: what is registered.</param>
    /// <exception cref="InvalidDataException">It cannot be read; the message says why.</exception>
    /// <remarks>Keras: <c>keras.models.model_from_json</c></remarks>
    public static Models.Model ModelFromJson(string jsonString, Dictionary<string, object>? customObjects = null) => ModelFile.FromJson(Check.NotNull(jsonString), customObjects);

    /// <summary>Makes a model of the same layers with new weights, compiled as the model is, with an optimizer that begins anew.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputTensors">The symbolic tensors it begins at; null makes inputs like the model's. Default: null.</param>
    /// <param name="cloneFunction">What takes the place of each layer: <c>layer => layer is LSTM ? new Bidirectional(new LSTM(8)) : layer</c>; null makes an equal layer. Default: null.</param>
    /// <param name="callFunction">What is done where a layer is called, in models made of a graph: <c>(layer, inputs) => new Dropout(0.5).Apply(layer.Apply(inputs))</c>; null calls the layer as it was called. Operators, and calls with options of their own, stay as they are. Default: null.</param>
    /// <param name="recursive">Whether models inside are cloned layer by layer too, rather than each by <paramref name="cloneFunction"/>. Default: false.</param>
    /// <remarks>Keras: <c>keras.models.clone_model</c></remarks>
    public static Models.Model CloneModel(Models.Model model, KerasTensors? inputTensors = null, Func<Layer, Layer>? cloneFunction = null, Func<Layer, KerasTensors, KerasTensors>? callFunction = null, bool recursive = false) =>
        new Models.Cloning(cloneFunction, callFunction, recursive).Clone(Check.NotNull(model), inputTensors);

    /// <summary>Tells what runs here: operating system, versions, where libtorch came from, devices, threads. Throws, with the cure, when libtorch does not load.</summary>
    /// <returns>The report, some lines of text.</returns>
    public static string Doctor() => Native.Doctor.Report();
}
