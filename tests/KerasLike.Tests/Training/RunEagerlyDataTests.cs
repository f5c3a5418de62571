using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Training;

/// <summary>Data, losses and weights that are not finite are found too.</summary>
[TestFixture]
public class RunEagerlyDataTests
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
    public void NamesDataThatIsNotFinite()
    {
        Assert.That(Fault(() => Net(x => x).Fit(Small.Column(1, float.NaN, 2), Small.Column(1, 2, 3), batchSize: 1, shuffle: false, verbose: 0)), Is.EqualTo("The data is not finite: `x` of batch 1 holds 1 NaN and 0 infinite of 1 numbers."));
        Assert.That(Fault(() => Net(x => x).Evaluate(X, Small.Column(1, float.PositiveInfinity), verbose: 0)), Is.EqualTo("The data is not finite: `y` of batch 0 holds 0 NaN and 1 infinite of 2 numbers."));
    }

    [Test]
    public void NamesTheLoss()
    {
        var model = Net(x => x);
        model.Compile("sgd", Loss.From((yTrue, yPred) => (yTrue - 100).log().sum(-1) + 0 * yPred.sum(-1)), runEagerly: true);
        Assert.That(Fault(() => model.Fit(X, Y, verbose: 0)), Does.StartWith("The loss is not finite, although the outputs of all layers are: it holds 1 NaN and 0 infinite of 1 numbers."));
    }

    [Test]
    public void NamesTheWeightThatAnUpdateBroke()
    {
        var model = Small.Line(weight: 1);
        model.Compile(new SGD(1e30), "mse", runEagerly: true);
        Assert.That(Fault(() => model.Fit(Small.Column(1), Small.Column(1e12f), verbose: 0)), Does.Contain("the update after batch 0 made a weight that is not finite: ").And.Contain("/kernel holds 0 NaN and 1 infinite of 1 numbers."));
    }

    [Test]
    public void WithoutItNothingIsLookedAt()
    {
        var model = Net(x => (-x).log(), runEagerly: false);
        Assert.That(model.Fit(X, Y, verbose: 0)["loss"].Single(), Is.NaN);
        model.RunEagerly = true;
        Assert.That(() => model.Fit(X, Y, verbose: 0), Throws.InstanceOf<NotFiniteNumberException>());
        model.RunEagerly = false;
        Assert.That(model.Fit(X, Y, verbose: 0)["loss"].Single(), Is.NaN);
    }
}
