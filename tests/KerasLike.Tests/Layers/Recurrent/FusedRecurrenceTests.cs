using KerasLike.Layers;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Recurrent;

/// <summary>libtorch's recurrent kernels against the loop over the steps, with every option that the kernels take.</summary>
[TestFixture]
public class FusedRecurrenceTests
{
    const int Units = 4, Features = 3;

    static RecurrentLayer Make(string kind, bool? useCudnn, bool useBias = true, double dropout = 0, bool sequences = false, bool goBackwards = false, string dtype = "float32") => kind == "LSTM"
        ? new LSTM(Units, useBias: useBias, biasInitializer: "random_normal", dropout: dropout, seed: 7, returnSequences: sequences, goBackwards: goBackwards, useCudnn: useCudnn, dtype: dtype)
        : new GRU(Units, useBias: useBias, biasInitializer: "random_normal", dropout: dropout, seed: 7, returnSequences: sequences, goBackwards: goBackwards, useCudnn: useCudnn, dtype: dtype);

    static (RecurrentLayer Kernel, RecurrentLayer Loop) Both(string kind, Tensor x, bool useBias = true, double dropout = 0, bool sequences = false, bool goBackwards = false, string dtype = "float32")
    {
        // useCudnn: true makes what has no kernel an error, so it is the kernel that is compared.
        var (kernel, loop) = (Make(kind, true, useBias, dropout, sequences, goBackwards, dtype), Make(kind, false, useBias, dropout, sequences, goBackwards, dtype));
        foreach (var layer in new[] { kernel, loop }) layer.Apply(x);
        loop.SetWeights(kernel.GetWeights());
        return (kernel, loop);
    }

    static Tensor[] Leaves(RecurrentLayer layer, params Tensor[] inputs) => [.. layer.TrainableVariables.Select(v => (Tensor)v.Tensor), .. inputs];

    [Test]
    public void IsTheLoop([Values("LSTM", "GRU")] string kind, [Values] bool useBias, [Values] bool sequences, [Values] bool goBackwards, [Values("float32", "float64")] string dtype)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn([5, 7, Features], dtype == "float64" ? torch.float64 : torch.float32).requires_grad_();
        var (kernel, loop) = Both(kind, x, useBias, sequences: sequences, goBackwards: goBackwards, dtype: dtype);
        TwoWays.AreOne(() => kernel.Apply(x), () => loop.Apply(x), Leaves(kernel, x), Leaves(loop, x));
    }

    [Test]
    public void BeginsAtAGivenState([Values("LSTM", "GRU")] string kind, [Values(1, 6)] int steps)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(2, steps, Features).requires_grad_();
        Tensor[] states = [.. Enumerable.Range(0, kind == "LSTM" ? 2 : 1).Select(_ => torch.randn(2, Units).requires_grad_())];
        var (kernel, loop) = Both(kind, x);
        TwoWays.AreOne(() => kernel.Apply(new Tensors([x, .. states])).Single, () => loop.Apply(new Tensors([x, .. states])).Single, Leaves(kernel, [x, .. states]), Leaves(loop, [x, .. states]));
    }

    [Test]
    public void DropsTheSameOfTheInput([Values("LSTM", "GRU")] string kind)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(6, 5, Features).requires_grad_();
        var (kernel, loop) = (Make(kind, true, dropout: 0.5), Make(kind, false, dropout: 0.5));
        foreach (var layer in new[] { kernel, loop }) layer.Apply(x);
        loop.SetWeights(kernel.GetWeights());
        Tensor Draw(RecurrentLayer layer)
        {
            // Each use of the seed draws anew: both begin where a new layer of the same seed does.
            foreach (var seeds in SeedFields.Of(layer)) seeds.Position = new SeedGenerator(7).Position;
            return layer.Apply(x, training: true);
        }
        TwoWays.AreOne(() => Draw(kernel), () => Draw(loop), Leaves(kernel, x), Leaves(loop, x));
        Assert.That(Draw(kernel).sub(kernel.Apply(x)).abs().max().ToSingle(), Is.GreaterThan(1e-3), "something was dropped");
    }
}
