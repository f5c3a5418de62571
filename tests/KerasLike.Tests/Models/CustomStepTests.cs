using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Models;

/// <summary>Steps of one's own, as in Keras's guide "Customizing what happens in fit()".</summary>
[TestFixture]
public class CustomStepTests
{
    class Line : Model
    {
        readonly Dense dense = new(1, useBias: false, kernelInitializer: "zeros");

        public override Tensor Call(Tensor inputs, bool training) => dense.Apply(inputs);
    }

    // The guide's first: the step written out, with what Compile was given.
    sealed class WrittenOut : Line
    {
        public override Logs TrainStep(Batch data)
        {
            var (x, y) = (data.X, data.Y!);
            var yPred = Apply(x, training: true);
            var loss = ComputeLoss(x, y, yPred);
            Optimizer.Minimize(loss, TrainableWeights);
            foreach (var metric in Metrics)
                if (metric is Mean tracker) tracker.UpdateState(loss);
                else metric.UpdateState(y, yPred);
            return GetMetricsResult();
        }
    }

    // The guide's second: own loss and own trackers.
    sealed class Own : Line
    {
        readonly Mean lossTracker = new(name: "loss");
        readonly KerasLike.Metrics.MeanAbsoluteError maeMetric = new(name: "mae");
        readonly Loss lossFn = new KerasLike.Losses.MeanSquaredError();

        public override IReadOnlyList<Metric> Metrics => [lossTracker, maeMetric];

        public override Logs TrainStep(Batch data)
        {
            var yPred = Apply(data.X, training: true);
            var loss = lossFn.Apply(data.Y!, yPred);
            loss.backward();
            Optimizer.Apply([.. TrainableWeights.Select(v => v.Tensor.grad)], TrainableWeights);
            foreach (var variable in TrainableWeights) variable.Tensor.grad = null;
            lossTracker.UpdateState(loss);
            maeMetric.UpdateState(data.Y!, yPred);
            return new Logs { { "loss", lossTracker.Result() }, { "mae", maeMetric.Result() } };
        }

        public override Logs TestStep(Batch data)
        {
            lossTracker.UpdateState(lossFn.Apply(data.Y!, Apply(data.X, training: false)));
            return new Logs { { "loss", lossTracker } };
        }

        public override Tensors PredictStep(Batch data) => base.PredictStep(data).Single + 100;
    }

    static readonly float[,] X = Small.Column(1, 2, 3, 4), Y = Small.Column(2, 4, 6, 8);

    [Test]
    public void BuildReachesTheLayersThatCallUses()
    {
        var model = new Line();
        model.Build((null, 3));
        Assert.That(model.CountParams(), Is.EqualTo(3));
    }

    [Test]
    public void AStepWrittenOutIsFitsStep()
    {
        (double[] Loss, double[] Mae, float Weight) Train(Model model)
        {
            using (model)
            {
                model.Compile(new SGD(0.01), "mse", metrics: ["mae"]);
                var history = model.Fit(X, Y, batchSize: 2, epochs: 3, shuffle: false, verbose: 0);
                return ([.. history["loss"]], [.. history["mae"]], Small.Weight(model));
            }
        }
        var (expected, written) = (Train(new Line()), Train(new WrittenOut()));
        Assert.That(written.Loss, Is.EqualTo(expected.Loss).Within(1e-6));
        Assert.That(written.Mae, Is.EqualTo(expected.Mae).Within(1e-6));
        Assert.That(written.Weight, Is.EqualTo(expected.Weight));
    }

    [Test]
    public void OwnLossAndTrackers()
    {
        using var model = new Own();
        model.Compile(new SGD(0.01));
        var history = model.Fit(X, Y, batchSize: 4, epochs: 2, verbose: 0);
        // From w = 0: loss 4 · (1 + 4 + 9 + 16) / 4 = 30, and a step of 0.01 · 2 · 2 · 30 / 4.
        Assert.That(history["loss"], Is.EqualTo(new[] { 30, 30 * 0.85 * 0.85 }).Within(1e-3));
        Assert.That(history["mae"], Is.EqualTo(new[] { 5, 5 * 0.85 }).Within(1e-3));
        Assert.That(model.Evaluate(X, Y, verbose: 0).Names, Is.EqualTo(new[] { "loss" }));
        Assert.That(model.Predict(Small.Column(0), verbose: 0).ToSingle(), Is.EqualTo(100));
    }

    [Test]
    public void TensorsInLogsLeaveNothingBehind()
    {
        using var model = new Own();
        model.Compile(new SGD(0.0));
        using var x = torch.ones(400, 1);
        void Fit() => model.Fit(x, x, batchSize: 2, verbose: 0);
        Fit();
        var before = Tensor.TotalCount;
        Fit();
        Assert.That(Tensor.TotalCount - before, Is.LessThanOrEqualTo(0));
    }

    [Test]
    public void ALossOfOnesOwnIsComputedInOnePlace()
    {
        using var model = new Penalised();
        model.Compile(new SGD(0.0), "mse");
        Assert.That(model.Fit(X, Y, verbose: 0)["loss"].Single(), Close.To(31));
        Assert.That(model.Evaluate(X, Y, verbose: 0)[0], Close.To(31));
    }

    sealed class Penalised : Line
    {
        public override Tensor ComputeLoss(Tensors x, Tensors? y, Tensors yPred, Tensors? sampleWeight = null, bool training = true) => base.ComputeLoss(x, y, yPred, sampleWeight, training) + 1;
    }
}
