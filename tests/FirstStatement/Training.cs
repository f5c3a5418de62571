using KerasLike;
using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using TorchSharp;

/// <summary>Training that goes on where it was killed: says each batch it has done, and in the end its weights.</summary>
internal static class Training
{
    internal static void Run(string backupDir)
    {
        Keras.SetRandomSeed(7);
        var x = torch.linspace(-1, 1, 60 * 4).reshape(60, 4);
        var model = new Sequential([new Dense(8, activation: "relu", inputShape: 4), new Dropout(0.3), new Dense(1)]);
        model.Compile(new Adam(0.01), "mse");
        model.Fit(x, x.sum(1, keepdim: true), batchSize: 8, epochs: 12, verbose: 0,
            callbacks: [new BackupAndRestore(backupDir, saveFreq: 3), new LambdaCallback(onTrainBatchEnd: (_, _) => Console.WriteLine("batch"))]);
        Console.WriteLine(string.Join(" ", model.GetWeights().SelectMany(w => w.data<float>()).Select(v => BitConverter.SingleToInt32Bits(v).ToString("x8"))));
    }
}
