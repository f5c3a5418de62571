using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Training;

/// <summary>Looking at each number changes none, and is saved.</summary>
[TestFixture]
public class RunEagerlySettingTests
{
    [Test]
    public void ComputesTheSameNumbers()
    {
        double[] Train(bool runEagerly)
        {
            Keras.SetRandomSeed(2);
            using var model = new Sequential([new Dense(4, activation: "relu", inputShape: 1), new Dense(3, activation: "softmax")]);
            model.Compile("adam", "sparse_categorical_crossentropy", runEagerly: runEagerly);
            return [.. model.Fit(Small.Counting(6), new[] { 0, 1, 2, 0, 1, 2 }, epochs: 5, verbose: 0)["loss"]];
        }
        Assert.That(Train(true), Is.EqualTo(Train(false)).Within(1e-5));
    }

    [Test]
    public void IsSavedWithTheModel()
    {
        using var folder = new TemporaryFolder();
        using var model = Small.Line();
        model.Compile("sgd", "mse", runEagerly: true, stepsPerExecution: 3);
        model.Save(folder["m.keras"]);
        using var loaded = Keras.LoadModel(folder["m.keras"]);
        Assert.That(loaded.RunEagerly, Is.True);
        Assert.That((int)loaded.GetCompileConfig()!["steps_per_execution"]!, Is.EqualTo(3));

        using var other = Small.Line();
        other.CompileFromConfig(loaded.GetCompileConfig()!);
        Assert.That(JsonEquality.Difference(other.GetCompileConfig(), loaded.GetCompileConfig()), Is.Null);
        Assert.That(new Sequential([new Dense(1)]).GetCompileConfig(), Is.Null);
    }
}
