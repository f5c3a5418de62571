#:project ../src/KerasLike/KerasLike.csproj

// A training step of one's own, with two optimizers: center loss (Wen et al., 2016). Beside the cross-entropy, each image's features are drawn to the center of its class, so that classes lie
// close together; Adam trains the network, and the centers follow their classes by gradient descent with a rate of their own.
// An image lies 0.60 as far from its own class as from the nearest other without the pull, and 0.26 with it; 97.2 and 97.8 % of the test images are named rightly.
// dotnet run examples/13_two_optimizers.cs [-- --epochs 5 --samples 60000]

using KerasLike;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Training;
using TorchSharp;
using SparseCategoricalCrossentropy = KerasLike.Losses.SparseCategoricalCrossentropy; // and not the metric of that name

var (epochs, samples) = (Option("--epochs", 5), Option("--samples", 60_000));

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, samples).reshape(samples, 784) / 255;
xTest = xTest.reshape(10_000, 784) / 255;
yTrain = yTrain.narrow(0, 0, samples);

foreach (var pull in new[] { 0.0, 0.5 })
{
    Console.WriteLine($"Pull of the centers: {pull}");
    Keras.SetRandomSeed(1);
    Keras.ClearSession();
    var model = new CenterLossModel(pull);
    model.Compile(optimizer: new Adam(1e-3), centerOptimizer: new SGD(0.5), loss: new SparseCategoricalCrossentropy());
    model.Build((null, 784));
    if (pull == 0) model.Summary();
    model.Fit(xTrain, yTrain, batchSize: 128, epochs: epochs, verbose: 1);

    var scores = model.Evaluate(xTest, yTest, verbose: 0);
    Console.WriteLine($"Distance to the own center, as a share of that to the nearest other: {model.Spread(xTest, yTest):F3}");
    Console.WriteLine($"loss: {scores["loss"]:F4}");
    Console.WriteLine($"accuracy: {scores["accuracy"] * 100:F2}%");
}

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;

// The centers of ten classes, one row each.
sealed class Centers(int features) : Layer
{
    public Variable Rows { get; private set; } = null!;

    protected override void Build(Shape inputShape) => Rows = AddWeight("centers", (10, features), "zeros");

    public override torch.Tensor Call(torch.Tensor inputs, bool training) => Rows.Tensor.index_select(0, inputs.to_type(torch.int64));
}

sealed class CenterLossModel(double pull) : Model
{
    readonly Sequential body = new([new Dense(128, activation: "relu"), new Dense(16)], name: "body"), head = new([new ReLU(), new Dense(10, activation: "softmax")], name: "head");
    readonly Centers centers = new(features: 16);
    readonly Mean lossTracker = new(name: "loss"), centerTracker = new(name: "center_loss");
    readonly SparseCategoricalAccuracy accuracy = new(name: "accuracy");
    Optimizer centerOptimizer = null!;

    public override IReadOnlyList<Metric> Metrics => [lossTracker, centerTracker, accuracy];

    public void Compile(Optimizer optimizer, Optimizer centerOptimizer, Loss loss)
    {
        base.Compile(optimizer, loss);
        this.centerOptimizer = centerOptimizer;
    }

    public override torch.Tensor Call(torch.Tensor inputs, bool training)
    {
        if (!centers.Built) centers.Apply(torch.zeros(1, torch.int64));
        return head.Apply(body.Apply(inputs));
    }

    public override Logs TrainStep(Batch batch)
    {
        var (x, y) = (batch.X.Single, batch.Y!.Single);
        var features = body.Apply(x, training: true);
        var yPred = head.Apply(features, training: true);
        var centerLoss = SquaredDistance(features, centers.Apply(y));
        var loss = Loss!.Apply(y, yPred) + pull / 2 * centerLoss;
        Optimizer.Minimize(loss, [.. body.TrainableWeights, .. head.TrainableWeights]);
        // The centers go to where the features were, and not the other way round.
        centerOptimizer.Minimize(SquaredDistance(features.detach(), centers.Apply(y)) / 2, centers.TrainableWeights);

        lossTracker.UpdateState(loss);
        centerTracker.UpdateState(centerLoss);
        accuracy.UpdateState(y, yPred);
        return GetMetricsResult();
    }

    public override Logs TestStep(Batch batch)
    {
        var yPred = Apply(batch.X, training: false).Single;
        lossTracker.UpdateState(Loss!.Apply(batch.Y!, yPred));
        accuracy.UpdateState(batch.Y!.Single, yPred);
        return new Logs { { "loss", lossTracker }, { "accuracy", accuracy } };
    }

    // How near an image lies to its class's mean, compared with the mean of the nearest other class.
    public double Spread(torch.Tensor x, torch.Tensor y)
    {
        using var scope = torch.NewDisposeScope();
        var (features, labels) = (body.Predict(x, batchSize: 500, verbose: 0), y.to_type(torch.int64));
        var means = torch.stack(Enumerable.Range(0, 10).Select(digit => features[labels == digit].mean([0])));
        var distances = torch.cdist(features, means);
        var own = distances.gather(1, labels.unsqueeze(1)).squeeze(1);
        var others = distances.scatter(1, labels.unsqueeze(1), torch.full(labels.size(0), 1, float.PositiveInfinity)).amin(1);
        return (own / others).mean().ToDouble();
    }

    static torch.Tensor SquaredDistance(torch.Tensor a, torch.Tensor b) => (a - b).square().sum(1).mean();
}
