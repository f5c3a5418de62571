using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Training;

namespace KerasLike.Tests.Models;

/// <summary>The variational autoencoder of keras.io, line by line: a layer that samples, three trackers, a loss of one's own.</summary>
[TestFixture]
public class VaeTests
{
    sealed class Sampling : Layer
    {
        public override Tensors Call(Tensors inputs, CallContext context)
        {
            var (zMean, zLogVar) = inputs;
            return zMean + (0.5 * zLogVar).exp() * torch.randn_like(zMean);
        }
    }

    sealed class VAE(Model encoder, Model decoder) : Model
    {
        readonly Loss binaryCrossentropy = new KerasLike.Losses.BinaryCrossentropy(reduction: "none");
        readonly Mean totalLossTracker = new(name: "total_loss"), reconstructionLossTracker = new(name: "reconstruction_loss"), klLossTracker = new(name: "kl_loss");

        public override IReadOnlyList<Metric> Metrics => [totalLossTracker, reconstructionLossTracker, klLossTracker];

        public override Logs TrainStep(Batch data)
        {
            var (zMean, zLogVar, z) = encoder.Apply(data.X);
            var reconstruction = decoder.Apply(z);
            var reconstructionLoss = binaryCrossentropy.Apply(data.X, reconstruction).sum([1]).mean();
            var klLoss = (-0.5 * (1 + zLogVar - zMean.square() - zLogVar.exp())).sum([1]).mean();
            var totalLoss = reconstructionLoss + klLoss;
            Optimizer.Minimize(totalLoss, TrainableWeights);
            totalLossTracker.UpdateState(totalLoss);
            reconstructionLossTracker.UpdateState(reconstructionLoss);
            klLossTracker.UpdateState(klLoss);
            return GetMetricsResult();
        }
    }

    static VAE Make()
    {
        Keras.SetRandomSeed(1);
        torch.manual_seed(1);
        var encoderInputs = Keras.Input(shape: (6, 1));
        var x = new Dense(8, activation: "relu").Apply(new Flatten().Apply(encoderInputs));
        var (zMean, zLogVar) = (new Dense(2, name: "z_mean").Apply(x), new Dense(2, name: "z_log_var").Apply(x));
        var encoder = new Model(encoderInputs, [zMean, zLogVar, new Sampling().Apply([zMean, zLogVar])], name: "encoder");
        var latentInputs = Keras.Input(shape: 2);
        var decoder = new Model(latentInputs, new Reshape((6, 1)).Apply(new Dense(6, activation: "sigmoid").Apply(latentInputs)), name: "decoder");
        return new(encoder, decoder);
    }

    [Test]
    public void Learns()
    {
        using var vae = Make();
        vae.Compile(optimizer: new Adam(0.02));
        var patterns = torch.tensor(new float[,] { { 1, 1, 1, 0, 0, 0 }, { 0, 0, 0, 1, 1, 1 } }).repeat(64, 1).unsqueeze(-1);
        var history = vae.Fit(patterns, epochs: 40, batchSize: 16, verbose: 0);

        Assert.That(history.Keys, Is.EqualTo(new[] { "total_loss", "reconstruction_loss", "kl_loss" }));
        Assert.That(history["total_loss"][^1], Is.LessThan(0.75 * history["total_loss"][0]));
        Assert.That(history["reconstruction_loss"][^1] + history["kl_loss"][^1], Is.EqualTo(history["total_loss"][^1]).Within(1e-3));
        Assert.That(vae.MetricsNames, Is.EqualTo(history.Keys));
    }

    [Test]
    public void WithAGuardAgainstNumbersThatAreNoneToo()
    {
        using var vae = Make();
        vae.Compile(new Adam(0.02), runEagerly: true);
        Assert.That(() => vae.Fit(torch.full(4, 6, 1, float.NaN), verbose: 0), Throws.InstanceOf<NotFiniteNumberException>());
        Assert.That(() => vae.Fit(torch.rand(4, 6, 1), verbose: 0), Throws.Nothing);
    }
}
