using System.Text.Json.Nodes;
using KerasLike.Activations;
using KerasLike.Initializers;
using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Saving;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Saving;

/// <summary>Names and what they stand for.</summary>
[TestFixture]
public class RegistryTests
{
    [TestCase("glorot_uniform"), TestCase("GlorotUniform"), TestCase("GLOROT_UNIFORM")]
    public void CaseAndUnderscoresDoNotMatter(string id) => Assert.That((Initializer)id, Is.InstanceOf<GlorotUniform>());

    [Test]
    public void ShortNamesAreKnown()
    {
        Assert.That((Loss)"mse", Is.InstanceOf<MeanSquaredError>());
        Assert.That((Loss)"mae", Is.InstanceOf<MeanAbsoluteError>());
        Assert.That((Optimizer)"RMSprop", Is.InstanceOf<RMSprop>());
    }

    [Test]
    public void AnUnknownNameGetsTheNearestOne() =>
        Assert.That(() => (Initializer)"he_nrmal", Throws.ArgumentException.With.Message.StartsWith("Unknown initializer \"he_nrmal\". Did you mean \"he_normal\"? Known: constant, glorot_normal, "));

    [Test]
    public void ANameLikeNoOtherGetsTheList() =>
        Assert.That(() => (Optimizer)"gradient_descent_with_momentum", Throws.ArgumentException.With.Message.StartsWith("Unknown optimizer \"gradient_descent_with_momentum\". Known: "));

    [Test]
    public void AnUnknownActivationGetsTheNearestOne() =>
        Assert.That(() => new Dense(1, activation: "rellu"), Throws.ArgumentException.With.Message.StartsWith("Unknown activation \"rellu\". Did you mean \"relu\"? Known: "));

    public sealed class Scale(double start = 1.0, string? name = null) : Layer(name: name)
    {
        Variable gain = null!;

        public double Start { get; } = start;

        protected override void Build(Shape inputShape) => gain = AddWeight("gain", [inputShape.Last], new Constant(Start));

        public override Tensor Call(Tensor inputs, bool training) => inputs * gain;
    }

    [Test]
    public void ALayerOfOnesOwnIsLoadedFromItsConfig()
    {
        Registry.Register<Scale>("my_package");
        var model = new Sequential([Keras.Input(3), new Scale(2)]);
        var config = model.GetConfig();
        var entry = config["layers"]![1]!;
        Assert.That(((string)entry["registered_name"]!, (string)entry["class_name"]!), Is.EqualTo(("my_package>Scale", "Scale")));
        var again = Sequential.FromConfig(config);
        Assert.That(again.Apply(torch.ones(1, 3)), Close.To(2 * torch.ones(1, 3)));
        Assert.That(((Scale)again.Layers[0]).Start, Is.EqualTo(2));
    }

    [Test]
    public void AClassThatIsNotRegisteredSaysHowToRegisterIt()
    {
        var config = new JsonObject { ["layers"] = new JsonArray(new JsonObject { ["class_name"] = "Mystery", ["config"] = new JsonObject() }) };
        Assert.That(() => Sequential.FromConfig(config), Throws.ArgumentException.With.Message.StartsWith("Unknown layer \"Mystery\".").And.Message.EndsWith(" If the class is yours, call Registry.Register<Mystery>() first."));
    }

    [Test]
    public void AConfigWithoutLayersIsRefused() =>
        Assert.That(() => Sequential.FromConfig(new JsonObject { ["name"] = "s" }), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("Sequential: config key \"layers\" must be a list. Received: keys name"));

    [Test]
    public void AnActivationOfOnesOwnIsAskedForByName()
    {
        Registry.Register(new ActivationFunction("twice", x => x * 2));
        Assert.That(new Activation("twice").Apply(torch.ones(2)), Close.To(torch.ones(2) * 2));
    }

    public sealed class NoProperty(int size) : Layer
    {
        public override Tensor Call(Tensor inputs, bool training) => inputs + size;
    }

    [Test]
    public void AParameterWithoutAPropertyIsNamed() =>
        Assert.That(() => new NoProperty(3).GetConfig(), Throws.InvalidOperationException.With.Message.EqualTo("NoProperty: parameter `size` has no public property Size, which its config is read from. Add the property."));
}
