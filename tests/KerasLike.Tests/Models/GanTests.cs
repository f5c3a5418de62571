using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Training;

namespace KerasLike.Tests.Models;

/// <summary>The GAN of keras.io, line by line: one step with two optimizers.</summary>
[TestFixture]
public class GanTests
{
    sealed class GAN(Sequential discriminator, Sequential generator, int latentDim) : Model
    {
        readonly Mean dLossTracker = new(name: "d_loss"), gLossTracker = new(name: "g_loss");
        Optimizer dOptimizer = null!, gOptimizer = null!;
        Loss lossFn = null!;

        public override IReadOnlyList<Metric> Metrics => [dLossTracker, gLossTracker];

        public void Compile(Optimizer dOptimizer, Optimizer gOptimizer, Loss lossFn)
        {
            base.Compile();
            (this.dOptimizer, this.gOptimizer, this.lossFn) = (dOptimizer, gOptimizer, lossFn);
        }

        public override Logs TrainStep(Batch data)
        {
            var realImages = data.X.Single;
            var batchSize = realImages.size(0);

            var generated = generator.Apply(torch.randn(batchSize, latentDim));
            var combined = torch.cat([generated, realImages], 0);
            var labels = torch.cat([torch.ones(batchSize, 1), torch.zeros(batchSize, 1)], 0);
            labels += torch.rand_like(labels).mul(0.05);

            var dLoss = lossFn.Apply(labels, discriminator.Apply(combined));
            dOptimizer.Minimize(dLoss, discriminator.TrainableWeights);

            var misleading = torch.zeros(batchSize, 1);
            var gLoss = lossFn.Apply(misleading, discriminator.Apply(generator.Apply(torch.randn(batchSize, latentDim))));
            gOptimizer.Minimize(gLoss, generator.TrainableWeights);

            dLossTracker.UpdateState(dLoss);
            gLossTracker.UpdateState(gLoss);
            return new Logs { { "d_loss", dLossTracker.Result() }, { "g_loss", gLossTracker.Result() } };
        }
    }

    static GAN Make(Optimizer dOptimizer, Optimizer gOptimizer)
    {
        Keras.SetRandomSeed(1);
        torch.manual_seed(1);
        var gan = new GAN(
            new Sequential([new Dense(16, activation: "relu", inputShape: 1), new Dense(1)], name: "discriminator"),
            new Sequential([new Dense(8, activation: "relu", inputShape: 2), new Dense(1)], name: "generator"), latentDim: 2);
        gan.Compile(dOptimizer, gOptimizer, new KerasLike.Losses.BinaryCrossentropy(fromLogits: true));
        return gan;
    }

    static float[] Weights(Model model, int layer) => [.. ((Model)model.Layers[layer]).GetWeights().SelectMany(w => w.data<float>().ToArray())];

    [Test]
    public void EachOptimizerTrainsItsOwnPart()
    {
        foreach (var part in new[] { 0, 1 })
        {
            using var gan = Make(new SGD(part == 0 ? 0.1 : 0), new SGD(part == 1 ? 0.1 : 0));
            var (trained, still) = (Weights(gan, part), Weights(gan, 1 - part));
            gan.Fit(torch.randn(64, 1), batchSize: 8, verbose: 0);
            Assert.That(Weights(gan, 1 - part), Is.EqualTo(still));
            Assert.That(Weights(gan, part), Is.Not.EqualTo(trained));
        }
    }

    [Test]
    public void TheGeneratorLearnsWhereTheDataIs()
    {
        Adam dOptimizer = new(0.01), gOptimizer = new(0.01);
        using var gan = Make(dOptimizer, gOptimizer);
        var history = gan.Fit(torch.randn(256, 1).mul(0.2) + 3, batchSize: 32, epochs: 60, verbose: 0);

        Assert.That(history.Keys, Is.EqualTo(new[] { "d_loss", "g_loss" }));
        Assert.That((dOptimizer.Iterations, gOptimizer.Iterations), Is.EqualTo((8 * 60L, 8 * 60L)));
        Assert.That(((Model)gan.Layers[1]).Predict(torch.randn(200, 2), verbose: 0).mean().ToSingle(), Is.InRange(1.5, 4.5));
    }

    [Test]
    public void MetricsBeginAnewWithEachEpoch()
    {
        using var gan = Make(new SGD(0.0), new SGD(0.0));
        var history = gan.Fit(torch.zeros(8, 1), batchSize: 8, epochs: 2, verbose: 0);
        Assert.That(gan.Metrics[0].Result().ToSingle(), Is.EqualTo(history["d_loss"][1]).Within(1e-6), "of the last epoch alone");
        gan.ResetMetrics();
        Assert.That(gan.GetMetricsResult().Values, Is.All.Zero);
    }
}
