using System.Reflection;
using KerasLike.Optimizers;
using KerasLike.Optimizers.Schedules;
using KerasLike.Saving;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Optimizers;

/// <summary>What scripts of Keras 2 get from the compiler, and that what scripts of Keras 3 say is plain.</summary>
[TestFixture]
public class OldNamesTests
{
    static readonly string[] Optimizers = ["SGD", "RMSprop", "Adagrad", "Adadelta", "Adam", "Adamax", "Nadam", "Ftrl"];

    static IEnumerable<string> OldLines =>
    [
        .. Optimizers.SelectMany(o => new[] { $"new {o}(lr: 0.01)", $"new {o}(lr: 1)", $"new {o}(decay: 1e-6)", $"new {o}(0.01, decay: 1e-6)", $"new {o}(learningRate: 0.01, decay: 1e-6)", $"new {o}(lr: 0.01, clipnorm: 1, name: \"mine\")" }),
        "new SGD(lr: 0.01, decay: 1e-6, momentum: 0.9, nesterov: true)",
        "new SGD(0.01, 0.9, 1e-6, true)",
        "new SGD(lr: new ExponentialDecay(0.1, 100, 0.9))",
        "new RMSprop(lr: 0.001, rho: 0.9, epsilon: 1e-8, decay: 0)",
        "new Adam(lr: 0.001, beta1: 0.9, beta2: 0.999, epsilon: null, decay: 0, amsgrad: false)",
        "new Adam(0.001, 0.9, 0.999, 1e-8, 0.0)",
        "new Adagrad(lr: 0.01, epsilon: 1e-8, decay: 0)",
    ];

    static IEnumerable<string> NewLines =>
    [
        .. Optimizers.SelectMany(o => new[] { $"new {o}()", $"new {o}(0.1)", $"new {o}(1)", $"new {o}(null)", $"new {o}(learningRate: 0.1)", $"new {o}(name: \"mine\")", $"new {o}(learningRate: 0.1, clipvalue: 0.5)", $"new {o}(clipnorm: 1)", $"new {o}(new InverseTimeDecay(0.1, 1, 1e-6))", $"new {o}(0.1, weightDecay: 0.01)" }),
        "new SGD(learningRate: 0.1, momentum: 0.9)",
        "new SGD(0.1, 0.9, true)",
        "new SGD(momentum: 0.9, nesterov: true)",
        "new Adam(0.001, 0.9, 0.999, 1e-8)",
        "new RMSprop(rho: 0.9)",
    ];

    [TestCaseSource(nameof(OldLines))]
    public void AnOldNameIsAnErrorThatTellsTheNewOne(string line)
    {
        var said = Compiler.Complaints($"var optimizer = {line};");
        Assert.That(said, Has.Length.EqualTo(1));
        Assert.That(said[0], Does.StartWith("CS0619: ").And.EndsWith(
            "is obsolete: '`lr` and `decay` are names of Keras 2. `lr` is `learningRate` now: learningRate: 0.01. `decay` is a schedule now: learningRate: new InverseTimeDecay(0.01, decaySteps: 1, decayRate: decay), of KerasLike.Optimizers.Schedules.'"));
    }

    [TestCaseSource(nameof(NewLines))]
    public void TheNewNamesArePlain(string line) => Assert.That(Compiler.Complaints($"var optimizer = {line};"), Is.Empty);

    [TestCase("new SGD(learningRat: 0.1)", "CS1739: The best overload for 'SGD' does not have a parameter named 'learningRat'")]
    [TestCase("new AdamW(lr: 0.1)", "CS1739: The best overload for 'AdamW' does not have a parameter named 'lr'")]
    public void OtherNamesAreUnknownAsBefore(string line, string message) => Assert.That(Compiler.Complaints($"var optimizer = {line};"), Is.EqualTo(new[] { message }));

    [Test]
    public void TheScheduleIsWhatDecayWas([Values(0, 1, 7, 100_000)] long iterations)
    {
        const double Rate = 0.01, Decay = 1e-6;
        Assert.That(new InverseTimeDecay(Rate, decaySteps: 1, decayRate: Decay).Apply(iterations), Is.EqualTo(Rate * (1 / (1 + Decay * iterations))).Within(1e-7));
    }

    [Test]
    public void ConfigsKnowTheNewNamesOnly([ValueSource(nameof(Optimizers))] string name)
    {
        var type = typeof(Optimizer).Assembly.GetType($"KerasLike.Optimizers.{name}")!;
        Assert.That(((KerasObject)Config.Create(type, [])).GetConfig().Select(p => p.Key), Does.Contain("learning_rate").And.No.Member("lr").And.No.Member("decay"));
        var old = type.GetConstructors().Single(c => c.GetCustomAttribute<ObsoleteAttribute>() is { IsError: true });
        Assert.That(() => old.Invoke([.. old.GetParameters().Select(p => p.DefaultValue)]), Throws.TargetInvocationException.With.InnerException.InstanceOf<NotSupportedException>());
    }
}
