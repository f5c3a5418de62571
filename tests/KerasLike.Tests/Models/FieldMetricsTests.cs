using KerasLike.Layers;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Models;

/// <summary>Metrics in fields of models and layers are found, reset and logged.</summary>
[TestFixture]
public class FieldMetricsTests
{
    // A layer that adds to the loss and measures, as keras.io's endpoint layers do.
    sealed class Endpoint : Layer
    {
        readonly Mean size = new("size");

        public override Tensor Call(Tensor inputs, bool training)
        {
            size.UpdateState(inputs.abs());
            AddLoss(inputs.square().mean());
            return inputs;
        }
    }

    sealed class Measured : Model
    {
        readonly Dense dense = new(1, useBias: false, kernelInitializer: "ones");
        readonly Endpoint endpoint = new();
        readonly List<Metric> several = [new Sum("total")];
        readonly Dictionary<string, Mean> byName = new() { ["outputs"] = new("outputs") };

        public override Tensor Call(Tensor inputs, bool training)
        {
            var outputs = endpoint.Apply(dense.Apply(inputs));
            byName["outputs"].UpdateState(outputs);
            return outputs;
        }

        public override Logs ComputeMetrics(Tensors x, Tensors? y, Tensors yPred, Tensors? sampleWeight = null)
        {
            ((Sum)several[0]).UpdateState(yPred);
            var logs = base.ComputeMetrics(x, y, yPred, sampleWeight);
            logs["twice"] = 2 * logs["total"];
            return logs;
        }
    }

    static Measured Make()
    {
        var model = new Measured();
        model.Compile(new KerasLike.Optimizers.SGD(0.0), metrics: ["mae"]);
        return model;
    }

    [Test]
    public void AreLoggedAfterThoseOfCompile()
    {
        using var model = Make();
        var history = model.Fit(Small.Column(1, 3), Small.Column(1, 3), batchSize: 1, epochs: 2, verbose: 0);
        Assert.That(history.Keys, Is.EqualTo(new[] { "loss", "mae", "total", "outputs", "size", "twice" }));
        Assert.That(history.Keys.Select(k => history[k][1]), Is.EqualTo(new[] { 5.0, 0, 4, 2, 2, 8 }).Within(1e-6), "of one epoch alone");
        Assert.That(model.Evaluate(Small.Column(2), Small.Column(1), verbose: 0), Is.EqualTo(new[] { 4.0, 1, 2, 2, 2, 4 }).Within(1e-6));
    }

    [Test]
    public void AreTheModelsMetrics()
    {
        using var model = Make();
        Assert.That(model.Metrics.Select(m => m.Name), Is.EqualTo(new[] { "loss", "mae", "total", "outputs", "size" }));
        model.Fit(Small.Column(1), Small.Column(1), verbose: 0);
        model.ResetMetrics();
        Assert.That(model.GetMetricsResult().Where(r => r.Key != "twice").Select(r => r.Value), Is.All.Zero);
    }

    [Test]
    public void ThoseOfModelsInsideAreTheirOwn()
    {
        var outer = new Sequential([new Dense(1, inputShape: 1), Make()]);
        outer.Compile("sgd", "mse");
        Assert.That(outer.Metrics.Select(m => m.Name), Is.EqualTo(new[] { "loss" }));
        Assert.That(new Endpoint().Metrics.Single().Name, Is.EqualTo("size"));
        Assert.That(outer.Fit(Small.Column(1), Small.Column(1), verbose: 0)["loss"].Single(), Close.To(outer.History!["loss"][0]));
    }
}
