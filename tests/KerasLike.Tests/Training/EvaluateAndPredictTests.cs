using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Training;

/// <summary>Measuring, predicting, and single steps.</summary>
[TestFixture]
public class EvaluateAndPredictTests
{
    static Sequential Classifier()
    {
        var model = new Sequential([new Dense(3, activation: "softmax", inputShape: 4)]);
        model.Compile("sgd", "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        return model;
    }

    static readonly int[] Labels = [0, 1, 2, 1, 0];

    [Test]
    public void EvaluateGivesLossAndMetricsByNameAndPlace()
    {
        var (model, x) = (Classifier(), torch.randn(5, 4));
        var probabilities = model.Apply(x);
        var loss = -Enumerable.Range(0, 5).Average(i => Math.Log(probabilities[i, Labels[i]].ToSingle()));
        var right = Enumerable.Range(0, 5).Count(i => probabilities[i].argmax().item<long>() == Labels[i]);

        var score = model.Evaluate(x, Labels, batchSize: 2, verbose: 0);

        Assert.That(score[0], Close.To(loss));
        Assert.That(score["loss"], Is.EqualTo(score[0]));
        Assert.That(score["accuracy"], Close.To(right / 5.0));
        Assert.That(score[1], Is.EqualTo(score["accuracy"]));
        Assert.That(score.Names, Is.EqualTo(new[] { "loss", "accuracy" }));
        Assert.That(model.MetricsNames, Is.EqualTo(score.Names));
        var (asLoss, asAccuracy) = score;
        Assert.That((asLoss, asAccuracy), Is.EqualTo((score[0], score[1])));
    }

    [Test]
    public void EvaluateChangesNoWeight()
    {
        var model = Classifier();
        var before = model.GetWeights();
        model.Evaluate(torch.randn(5, 4), Labels, verbose: 0);
        Assert.That(model.GetWeights()[0], Close.To(before[0], 0, 0));
    }

    [Test]
    public void EvaluateTakesSampleWeights()
    {
        var model = Small.Line(weight: 1);
        Assert.That(model.Evaluate(Small.Column(1, 2), Small.Column(3, 3), sampleWeight: new[] { 0f, 5f }, verbose: 0)[0], Close.To(2.5), "(0 · 4 + 5 · 1) / 2");
    }

    [Test]
    public void EvaluateStopsAfterItsSteps()
    {
        var model = Small.Line(weight: 0);
        Assert.That(model.Evaluate(Small.Column(0, 0, 0, 0), Small.Column(1, 1, 5, 5), batchSize: 2, steps: 1, verbose: 0)[0], Close.To(1));
    }

    [Test]
    public void EvaluateRunsThroughSequences()
    {
        var model = Small.Line(weight: 0);
        Batch[] batches = [(Small.Column(0), Small.Column(1)), (Small.Column(0, 0), Small.Column(2, 2))];
        Assert.That(model.Evaluate(batches, verbose: 0)[0], Close.To(3), "(1 + 4 + 4) / 3");
    }

    [TestCase(1), TestCase(3), TestCase(100)]
    public void PredictGivesTheSameForAnyBatchSize(int batchSize)
    {
        var (model, x) = (Classifier(), torch.randn(7, 4));
        Assert.That(model.Predict(x, batchSize: batchSize, verbose: 0), Close.To(model.Apply(x, training: false)));
        Assert.That(model.PredictOnBatch(x), Close.To(model.Apply(x)));
    }

    [Test]
    public void PredictRunsThroughSequencesAndIgnoresTargets()
    {
        var (model, x) = (Classifier(), torch.randn(5, 4));
        Batch[] batches = [new(x.narrow(0, 0, 3)), (x.narrow(0, 3, 2), Labels[3..])];
        Assert.That(model.Predict(batches, verbose: 0), Close.To(model.Apply(x)));
        Assert.That(model.Predict(batches, steps: 1, verbose: 0).size(0), Is.EqualTo(3));
    }

    [TestCase(1, false, new[] { "2", "4", "6" })]
    [TestCase(1, true, new[] { "2", "4", "6" })]
    [TestCase(2, false, new[] { "2 4", "6" })]
    [TestCase(2, true, new[] { "2 4", "6" })]
    public void CallbacksOfAPredictionSeeTheOutputsThatAreNew(int together, bool isSequence, string[] expected)
    {
        var (model, seen) = (Small.Line(weight: 2), new List<string>());
        model.Compile("sgd", "mse", stepsPerExecution: together);
        var callback = new LambdaCallback(onPredictBatchEnd: (_, logs) => seen.Add(string.Join(" ", logs.Outputs!.Single.data<float>())), onPredictEnd: logs => Assert.That(logs.Outputs, Is.Null));
        Batch[] batches = [new(Small.Column(1)), new(Small.Column(2)), new(Small.Column(3))];
        if (isSequence) model.Predict(batches, verbose: 0, callbacks: [callback]);
        else model.Predict(Small.Column(1, 2, 3), batchSize: 1, verbose: 0, callbacks: [callback]);
        Assert.That(seen, Is.EqualTo(expected));
    }

    [Test]
    public void PredictRunsInInferenceMode()
    {
        var model = new Sequential([new Dropout(0.9, inputShape: 4)]);
        var x = torch.ones(3, 4);
        Assert.That(model.Predict(x, verbose: 0), Close.To(x));
        Assert.That(model.Predict(x, verbose: 0).requires_grad, Is.False);
        Assert.That(model.Apply(x, training: true).sub(x).abs().sum().ToSingle(), Is.GreaterThan(0));
    }

    [Test]
    public void TheCallersTensorsLiveOn()
    {
        var (model, x, y) = (Classifier(), torch.randn(5, 4), torch.tensor(Labels));
        model.Fit(x, y, verbose: 0);
        model.Evaluate(x, y, verbose: 0);
        model.Predict(x, verbose: 0);
        model.Apply(x);
        Assert.That((x.IsInvalid, y.IsInvalid), Is.EqualTo((false, false)));
    }

    [Test]
    public void TrainOnBatchIsAStepOfFit()
    {
        var (a, b) = (Small.Line(1, 0.05), Small.Line(1, 0.05));
        var (x, y) = (Small.Column(1, 2), Small.Column(3, 5));
        var logs = a.TrainOnBatch(x, y);
        var history = b.Fit(x, y, verbose: 0, shuffle: false);
        Assert.That(Small.Weight(a), Is.EqualTo(Small.Weight(b)));
        Assert.That(logs["loss"], Close.To(history["loss"].Single()));
    }

    [Test]
    public void SingleBatchesAreMeasuredEachByItself()
    {
        var model = Small.Line(weight: 0, learningRate: 0);
        Assert.That(model.TestOnBatch(Small.Column(0), Small.Column(1))[0], Close.To(1));
        Assert.That(model.TestOnBatch(Small.Column(0), Small.Column(3))[0], Close.To(9), "not the mean of 1 and 9");
        Assert.That(model.TrainOnBatch(Small.Column(0), Small.Column(2))[0], Close.To(4));
    }

    [Test]
    public void AnEvaluationIsAListAndADictionary()
    {
        var (model, x) = (Classifier(), torch.randn(5, 4));
        var score = model.Evaluate(x, Labels, verbose: 0, returnDict: true);
        Dictionary<string, double> named = score;
        Assert.That(named, Is.EqualTo(new Dictionary<string, double> { ["loss"] = score[0], ["accuracy"] = score[1] }));
        Assert.That(score.Items(), Is.EqualTo(named));
        string Print(double value) => ((float)value).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(score.ToString(), Is.EqualTo($"{{'accuracy': {Print(score[1])}, 'loss': {Print(score[0])}}}"), "as Python prints it");
        Assert.That(model.Evaluate(x, Labels, verbose: 0).ToString(), Is.EqualTo(FormattableString.Invariant($"loss: {score[0]:F4} - accuracy: {score[1]:F4}")));
        Assert.That(model.TestOnBatch(x, Labels, returnDict: true).ToString(), Is.EqualTo(score.ToString()));
        Assert.That(model.TrainOnBatch(x, Labels, returnDict: true).ToString(), Does.StartWith("{'accuracy': "));
    }

    [Test]
    public void ACallbackEndsAnEvaluation()
    {
        var model = Small.Line(weight: 0);
        var stop = new LambdaCallback(onTestBatchEnd: (batch, _) => model.StopEvaluating = batch == 1);
        Assert.That(model.Evaluate(Small.Column(0, 0, 0), Small.Column(1, 3, 9), batchSize: 1, verbose: 0, callbacks: [stop])[0], Close.To(5), "the mean of 1 and 9");
        Assert.That(model.Evaluate(Small.Column(0, 0, 0), Small.Column(1, 3, 9), batchSize: 1, verbose: 0)[0], Close.To(91 / 3.0));
    }

    [Test]
    public void TrainOnBatchTakesWeights()
    {
        var model = Small.Line(weight: 0, learningRate: 0);
        Assert.That(model.TrainOnBatch(Small.Column(1, 1), Small.Column(1, 3), sampleWeight: new[] { 1f, 0f })[0], Close.To(0.5));
        model.ResetMetrics();
        Assert.That(model.TrainOnBatch(Small.Column(1, 1), Small.Column(1, 0), classWeight: new Dictionary<int, double> { [1] = 4 })[0], Close.To(2));
    }
}
