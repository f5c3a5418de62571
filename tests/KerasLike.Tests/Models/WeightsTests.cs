using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Models;

/// <summary>Weights in Keras's order and layout, and how many there are.</summary>
[TestFixture]
public class WeightsTests
{
    static Sequential LogisticRegression() => new([new Dense(10, inputDim: 784), new Activation("softmax")]);

    static Sequential LectureCnn() => new([
        new Conv2D(32, kernelSize: (5, 5), activation: "sigmoid", inputShape: (28, 28, 1), padding: "same"), new MaxPooling2D(poolSize: (2, 2)),
        new Conv2D(64, kernelSize: (5, 5), activation: "sigmoid", padding: "same"), new MaxPooling2D(poolSize: (2, 2)),
        new Flatten(), new Dense(100, activation: "sigmoid"), new Dense(10, activation: "softmax"),
    ]);

    static Sequential LeNet5() => new([
        new Conv2D(6, (5, 5), padding: "same", activation: "tanh", inputShape: (28, 28, 1)), new AveragePooling2D((2, 2)), new Conv2D(16, (5, 5), activation: "tanh"), new AveragePooling2D((2, 2)),
        new Flatten(), new Dense(120, activation: "tanh"), new Dense(84, activation: "tanh"), new Dense(10, activation: "softmax"),
    ]);

    [Test]
    public void TheLecturesModelsHaveTheirNumberOfParameters()
    {
        Assert.That(LogisticRegression().CountParams(), Is.EqualTo(7_850));
        Assert.That(LectureCnn().CountParams(), Is.EqualTo(366_806));
        Assert.That(LeNet5().CountParams(), Is.EqualTo(61_706));
    }

    [Test]
    public void WeightsComeInKerassOrderAndLayout() =>
        Assert.That(LectureCnn().GetWeights().Select(w => Shape.Of(w).ToString()), Is.EqualTo(new[]
        {
            "(5, 5, 1, 32)", "(32,)", "(5, 5, 32, 64)", "(64,)", "(3136, 100)", "(100,)", "(100, 10)", "(10,)",
        }));

    [Test]
    public void BatchNormalizationGivesItsTrainedWeightsFirst()
    {
        var model = new Sequential([new BatchNormalization(inputShape: 3)]);
        Assert.That(model.Weights.Select(w => w.Name), Is.EqualTo(new[] { "gamma", "beta", "moving_mean", "moving_variance" }));
        Assert.That(model.TrainableWeights.Select(w => w.Name), Is.EqualTo(new[] { "gamma", "beta" }));
        Assert.That(model.NonTrainableWeights.Select(w => w.Name), Is.EqualTo(new[] { "moving_mean", "moving_variance" }));
    }

    [Test]
    public void SetWeightsMakesTheModelComputeWithThem()
    {
        var (model, copy, x) = (LectureCnn(), LectureCnn(), torch.rand(2, 28, 28, 1));
        Assert.That(copy.Apply(x).sub(model.Apply(x)).abs().sum().ToSingle(), Is.GreaterThan(0));
        copy.SetWeights(model.GetWeights());
        Assert.That(copy.Apply(x), Close.To(model.Apply(x)));
    }

    [Test]
    public void GetWeightsGivesCopies()
    {
        var model = LogisticRegression();
        model.GetWeights()[1].fill_(7);
        Assert.That(model.GetWeights()[1], Close.To(torch.zeros(10)));
    }

    [Test]
    public void ArraysAreTakenAsWeights()
    {
        var model = new Sequential([new Dense(1, inputShape: 2)]);
        model.SetWeights([new double[,] { { 2 }, { 3 } }, new[] { 1f }]);
        Assert.That(model.Apply(new Tensors([torch.tensor(new float[,] { { 10, 100 } })])).Single.item<float>(), Is.EqualTo(321));
    }

    [Test]
    public void TheWrongNumberOfWeightsIsNamed() =>
        Assert.That(() => new Sequential([new Dense(2, inputShape: 3, name: "d")], name: "s").SetWeights([torch.zeros(3, 2)]), Throws.ArgumentException.With.Message.StartsWith(
            "Sequential \"s\": expected 2 weights (d/kernel (3, 2), d/bias (2,)). Received: 1"));

    [Test]
    public void AWeightOfTheWrongShapeIsNamedAndNothingIsChanged()
    {
        var model = new Sequential([new Dense(2, inputShape: 3, name: "d")], name: "s");
        var before = model.GetWeights();
        Assert.That(() => model.SetWeights([torch.zeros(3, 2), torch.zeros(3)]), Throws.ArgumentException.With.Message.StartsWith(
            "Sequential \"s\": weight 1, d/bias, must have shape (2,). Received: shape (3,)"));
        Assert.That(model.GetWeights()[0], Close.To(before[0], 0, 0));
    }
}
