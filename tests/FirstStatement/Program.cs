using System.Runtime.CompilerServices;
using KerasLike;
using KerasLike.Datasets;
using KerasLike.Initializers;
using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Optimizers;
using TorchSharp;

// Says "torch" to begin with a statement of TorchSharp's, "keras" to begin with one of ours, "statements" to try what users begin with and say how each ended,
// "train" and a folder to train with backups in it, "images" or "rows" and a folder to train on what it holds.
if (args is ["torch"]) Torch();
else if (args is ["keras"]) Report();
else if (args is ["statements"]) Statements();
else if (args is ["train", var folder]) Training.Run(folder);
else if (args is ["images", var images]) LargeData.Images(images);
else if (args is ["rows", var rows]) LargeData.Rows(rows);
else throw new ArgumentException("torch, keras, statements, train, images or rows");

[MethodImpl(MethodImplOptions.NoInlining)]
static void Torch()
{
    Console.WriteLine($"{torch.rand(3).numel()} numbers");
    Console.WriteLine($"KerasLike is loaded: {Array.Exists(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == "KerasLike")}");
}

[MethodImpl(MethodImplOptions.NoInlining)]
static void Report()
{
    try
    {
        Console.Write(Keras.Doctor());
    }
    catch (DllNotFoundException e)
    {
        Console.WriteLine(e.Message);
        Environment.ExitCode = 1;
    }
}

[MethodImpl(MethodImplOptions.NoInlining)]
static void Statements()
{
    Try("Mnist.LoadData", () => Mnist.LoadData());
    Try("Keras.Device", () => _ = Keras.Device);
    Try("Keras.SetDevice", () => Keras.SetDevice("cpu"));
    Try("ToCategorical", () => Utils.ToCategorical(new[] { 1, 2 }));
    Try("Layer.Apply", () => new Dense(1).Apply(new float[,] { { 1, 2 } }));
    Try("Fit", () =>
    {
        var model = new Sequential([new Dense(1, inputShape: 2)]);
        model.Compile(optimizer: new SGD(0.1), loss: "mse");
        model.Fit(new float[,] { { 1, 2 } }, new float[,] { { 1 } }, verbose: 0);
    });
    Try("Predict", () => new Sequential([new Dense(1)]).Predict(new float[,] { { 1, 2 } }, verbose: 0));
    Try("Metric", () => new Mean().UpdateState(new[] { 1f }));
    Try("Loss", () => new KerasLike.Losses.MeanSquaredError().Apply(new[] { 1f }, new[] { 1f }));
    Try("Initializer", () => new GlorotUniform().Apply((2, 3)));
    Try("Build", () => new Sequential([new Dense(1, inputShape: 2)]).Summary());
}

static void Try(string name, Action statement)
{
    try
    {
        statement();
        Console.WriteLine($"{name}: done");
    }
    catch (Exception e)
    {
        Console.WriteLine($"{name}: {e.GetType().Name}: {e.Message.Split('\n')[0]}");
    }
}
