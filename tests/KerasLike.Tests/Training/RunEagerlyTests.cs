using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Training;

/// <summary>The first NaN or infinity is found where it is made.</summary>
[TestFixture]
public class RunEagerlyTests
{
    static readonly float[,] X = Small.Column(1, 2), Y = Small.Column(3, 4);

    static string Fault(Action act) => Assert.Throws<NotFiniteNumberException>(() => act())!.Message;

    static Sequential Net(Func<Tensor, Tensor> between, bool runEagerly = true)
    {
        var model = new Sequential([new Dense(3, kernelInitializer: "ones", inputShape: 1, name: "first"), new Lambda(between, name: "between"), new Dense(1, kernelInitializer: "ones", name: "last")], name: "s");
        model.Compile("sgd", "mse", runEagerly: runEagerly);
        return model;
    }

    [Test]
    public void NamesTheFirstLayerWhoseOutputIsNotFinite()
    {
        var message = Fault(() => Net(x => (-x).log()).Fit(X, Y, verbose: 0));
        Assert.That(message, Is.EqualTo("Lambda \"between\": it is the first layer whose output is not finite: 6 NaN and 0 infinite of 6 numbers. Received: input of shape (2, 3), finite, as are its weights."));
        Assert.That(Fault(() => Net(x => x / torch.zeros_like(x)).Evaluate(X, Y, verbose: 0)), Does.StartWith("Lambda \"between\": it is the first layer whose output is not finite: 0 NaN and 6 infinite of 6 numbers."));
        Assert.That(Fault(() => Net(x => (-x).log()).Predict(X, verbose: 0)), Does.StartWith("Lambda \"between\""));
        Assert.That(Fault(() => Net(x => (-x).log()).TrainOnBatch(X, Y)), Does.StartWith("Lambda \"between\""));
    }

    [Test]
    public void SaysThatAWeightIsNotFinite()
    {
        var model = Net(x => x);
        model.SetWeights([new float[,] { { 1, float.NaN, 1 } }, new float[3], new float[,] { { 1 }, { 1 }, { 1 } }, new float[1]]);
        Assert.That(Fault(() => model.Predict(X, verbose: 0)), Is.EqualTo(
            "Dense \"first\": it is the first layer whose output is not finite: 2 NaN and 0 infinite of 6 numbers. Received: input of shape (2, 1), finite, as are not its weights: first/kernel holds 1 NaN and 0 infinite of 3 numbers."));
    }

    [Test]
    public void LooksIntoModelsInsideAndIntoLayersOfOnesOwn()
    {
        var input = Keras.Input(1);
        var inner = new Sequential([new Dense(2, inputShape: 1, name: "inside"), new Lambda(x => x / torch.zeros_like(x), name: "culprit")], name: "inner");
        var model = new Model(input, new Dense(1).Apply(inner.Apply(input)));
        model.Compile("sgd", "mse", runEagerly: true);
        Assert.That(Fault(() => model.Fit(X, Y, verbose: 0)), Does.StartWith("Lambda \"culprit\""));

        var own = new Own();
        own.Compile("sgd", "mse", runEagerly: true);
        Assert.That(Fault(() => own.Fit(X, Y, verbose: 0)), Does.StartWith("Dense \"out\": its input is not finite. Received: input of shape (2, 3), which holds 6 NaN and 0 infinite of 6 numbers."));
    }

    sealed class Own : Model
    {
        readonly Dense hidden = new(3, kernelInitializer: "ones"), output = new(1, name: "out");

        public override Tensor Call(Tensor inputs, bool training) => output.Apply((-hidden.Apply(inputs)).log());
    }
}
