using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Tests.Training;

/// <summary>Numbers do not depend on where the user's memory begins.</summary>
[TestFixture]
public class AlignmentTests
{
    // 8 bytes behind where libtorch would put it, as an array of .NET may lie.
    static Tensor Elsewhere(Tensor x)
    {
        var moved = torch.empty(x.numel() + 2).narrow(0, 2, x.numel()).view(x.shape);
        return moved.copy_(x);
    }

    [Test]
    public void TrainingInOrderGivesTheSameBits()
    {
        var (x, y) = (torch.randn(64, 100), torch.randn(64, 1));
        var (here, there) = (Trained(x, y), Trained(Elsewhere(x), Elsewhere(y)));
        Assert.That(there.Weights, Is.EqualTo(here.Weights));
        Assert.That(there.Predictions, Is.EqualTo(here.Predictions));
    }

    static (float[] Weights, float[] Predictions) Trained(Tensor x, Tensor y)
    {
        Keras.SetRandomSeed(1);
        var model = new Sequential([new Dense(30, activation: "relu", inputShape: 100), new Dense(1)]);
        model.Compile("adam", "mse");
        model.Fit(x, y, batchSize: 16, epochs: 3, shuffle: false, verbose: 0);
        return ([.. model.GetWeights().SelectMany(w => w.flatten().data<float>().ToArray())], model.Predict(x, verbose: 0).flatten().data<float>().ToArray());
    }
}
