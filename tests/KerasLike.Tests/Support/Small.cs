using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;

namespace KerasLike.Tests.Support;

/// <summary>Small models and data.</summary>
internal static class Small
{
    /// <summary>One dense unit without bias, so that its output is x · w, trained by plain gradient descent on the squared error.</summary>
    internal static Sequential Line(double weight = 0, double learningRate = 0.1)
    {
        var model = new Sequential([new Dense(1, useBias: false, inputShape: 1)]);
        model.SetWeights([new float[,] { { (float)weight } }]);
        model.Compile(new SGD(learningRate), "mse");
        return model;
    }

    /// <summary>A column of numbers.</summary>
    internal static float[,] Column(params float[] values)
    {
        var column = new float[values.Length, 1];
        for (int i = 0; i < values.Length; i++) column[i, 0] = values[i];
        return column;
    }

    /// <summary>The numbers 0, 1, 2, … as a column.</summary>
    internal static float[,] Counting(int count) => Column([.. Enumerable.Range(0, count).Select(i => (float)i)]);

    internal static float Weight(Model model) => model.GetWeights()[0].data<float>()[0];
}
