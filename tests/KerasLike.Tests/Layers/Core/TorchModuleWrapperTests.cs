using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Saving;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using Model = KerasLike.Models.Model;

namespace KerasLike.Tests.Layers.Core;

/// <summary>TorchSharp's modules as layers: trained, saved, restored, switched to training and back.</summary>
[TestFixture]
public class TorchModuleWrapperTests
{
    // With parameters, buffers that move in training, and something that drops.
    sealed class Block : torch.nn.Module<Tensor, Tensor>
    {
        readonly torch.nn.Module<Tensor, Tensor> linear = torch.nn.Linear(4, 6), norm = torch.nn.BatchNorm1d(6), drop = torch.nn.Dropout(0.5);

        public Block()
            : base("Block") => RegisterComponents();

        public override Tensor forward(Tensor input) => drop.call(norm.call(linear.call(input)));
    }

    static Sequential Net(string name = "block") => new([new TorchModuleWrapper(new Block(), name: name, inputShape: 4), new Dense(1, name: "end")]);

    [Test]
    public void ItsParametersAreWeights()
    {
        using var layer = new TorchModuleWrapper(new Block());
        Assert.That(layer.TrainableWeights.Select(w => w.Name), Is.EqualTo(new[] { "linear.weight", "linear.bias", "norm.weight", "norm.bias" }));
        Assert.That(layer.NonTrainableWeights.Select(w => w.Name), Is.EqualTo(new[] { "norm.running_mean", "norm.running_var", "norm.num_batches_tracked" }));
        Assert.That(layer.TrainableWeights[0].Path, Is.EqualTo($"{layer.Name}/linear.weight"));
        layer.Trainable = false;
        Assert.That(layer.Module.parameters().All(p => !p.requires_grad) && layer.TrainableWeights.Count == 0);
    }

    [Test]
    public void ItTrainsWithOurOptimizers()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new TorchModuleWrapper(torch.nn.Sequential(torch.nn.Linear(3, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1)), inputShape: 3)]);
        Assert.That(model.OutputShape, Is.EqualTo(new Shape(null, 1)));
        model.Compile(new KerasLike.Optimizers.Adam(0.05), "mse");
        var x = torch.randn(128, 3);
        var history = model.Fit(x, x.sum([1L], keepdim: true).sin(), epochs: 30, verbose: 0);
        Assert.That(history["loss"][^1], Is.LessThan(0.2 * history["loss"][0]));
    }

    [Test]
    public void TrainAndEvalFollowTheCall()
    {
        using var scope = torch.NewDisposeScope();
        using var model = Net();
        var layer = (TorchModuleWrapper)model.Layers[0];
        var (x, mean) = (torch.randn(16, 4) + 2, layer.Weights.Single(w => w.Name == "norm.running_mean"));
        Assert.That(model.Predict(x, verbose: 0), Close.To(model.Predict(x, verbose: 0)), "nothing drops in prediction");
        Assert.That(mean.ToKeras(), Close.To(torch.zeros(6)), "nor do averages move, even where the output's shape was found");
        model.Apply(x, training: true);
        Assert.That(layer.Module.training);
        Assert.That(mean.ToKeras().abs().max().item<float>(), Is.GreaterThan(0.01), "in training they do");
        model.Apply(x);
        Assert.That(!layer.Module.training);
    }

    [TestCase(".keras"), TestCase(".weights.h5"), TestCase(".safetensors")]
    public void FilesHoldParametersAndBuffers(string extension)
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        using var model = Net();
        model.Compile("adam", "mse");
        var x = torch.randn(32, 4) * 3;
        model.Fit(x, torch.randn(32, 1), epochs: 2, verbose: 0);
        var file = Path.Combine(folder.Path, "m" + extension);
        Model loaded;
        if (extension == ".keras")
        {
            model.Save(file);
            loaded = Keras.LoadModel(file, new() { ["block"] = () => new Block() });
        }
        else
        {
            model.SaveWeights(file);
            loaded = Net();
            loaded.LoadWeights(file);
        }
        using (loaded)
        {
            Assert.That(loaded.Predict(x, verbose: 0), Close.To(model.Predict(x, verbose: 0)));
            foreach (var (mine, other) in model.Weights.Zip(loaded.Weights)) Assert.That(other.ToKeras(), Close.To(mine.ToKeras()), mine.Path);
        }
    }

    [Test]
    public void WithoutItsMakerAModelIsNotLoaded()
    {
        using var folder = new TemporaryFolder();
        using var model = Net("unknown_block");
        var file = Path.Combine(folder.Path, "m.keras");
        model.Save(file);
        Assert.That(() => Keras.LoadModel(file), Throws.InstanceOf<InvalidDataException>().With.Message.Contains(
            "TorchModuleWrapper \"unknown_block\": a file holds no program, so it must be said how the module is made. Call Registry.Register(\"unknown_block\", () => …) first, or give customObjects: new() { [\"unknown_block\"] = () => … }."));
        Registry.Register("unknown_block", () => new Block());
        Assert.That(() => Keras.LoadModel(file).Dispose(), Throws.Nothing);
    }

    [Test]
    public void SeveralTensorsGoInAndComeOut()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(2, 5, 3);
        var (lstm, gru, bilinear) = (torch.nn.LSTM(3, 4, batchFirst: true), torch.nn.GRU(3, 4, batchFirst: true), torch.nn.Bilinear(3, 3, 2));
        var outputs = new TorchModuleWrapper(lstm).Apply((Tensors)x);
        Assert.That(outputs, Has.Count.EqualTo(3));
        Assert.That(outputs[0], Close.To(lstm.call(x, null).Item1));
        Assert.That(new TorchModuleWrapper(gru).Apply((Tensors)x)[0], Close.To(gru.call(x, null).Item1));
        Assert.That(new TorchModuleWrapper(bilinear).Apply(new Tensors(x, x)).Single, Close.To(bilinear.call(x, x)));
        Assert.That(() => new TorchModuleWrapper(bilinear, name: "b").Apply(x), Throws.ArgumentException.With.Message.StartsWith(
            "TorchModuleWrapper \"b\": its module must take as many tensors as the layer is called with, at most 3, and give at most 3. Received: Bilinear of Tensor, Tensor, Tensor, called with 1. Put it into a Module<Tensor, Tensor> of your own."));
    }

    [Test]
    public void ItsNumberTypeIsTheModules()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new TorchModuleWrapper(torch.nn.Linear(3, 2, dtype: torch.float64), outputShape: (null, 2));
        Assert.That(layer.DType.Name, Is.EqualTo("float64"));
        Assert.That(layer.Apply(torch.ones(1, 3)).dtype, Is.EqualTo(torch.float64));
        Assert.That(layer.Apply(Keras.Input(3)).Shape, Is.EqualTo(new Shape(null, 2)));
    }

    [Test]
    public void TheModelsModuleHoldsTheModuleItself()
    {
        using var model = Net();
        Assert.That(model.Module.named_parameters().Select(p => p.name), Does.Contain("block.linear.weight").And.Contain("end.kernel"));
        Assert.That(model.Module.state_dict().Keys, Does.Contain("block.norm.running_mean"));
        var x = torch.ones(2, 4);
        var before = model.Predict(x, verbose: 0);
        model.Module.to(torch.float64);
        Assert.That(model.Layers[0].Weights[0].DType, Is.EqualTo(torch.float64), "moved with the model's module");
        model.Module.to(torch.float32);
        Assert.That(model.Predict(x, verbose: 0), Close.To(before));
    }

    [Test]
    public void ItPrintsItsModule() => Assert.That(new TorchModuleWrapper(new Block(), name: "b").ToString(), Is.EqualTo("TorchModuleWrapper(Block, name: \"b\")"));
}
