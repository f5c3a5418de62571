using System.Text.RegularExpressions;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Saving;
using KerasLike.Tests.Saving;

namespace KerasLike.Tests.Layers;

/// <summary>Whatever the number of axes, a layer computes, or says under its name what it wants and what it got: no message of libtorch's comes through.</summary>
[TestFixture]
public class RankErrorTests
{
    static readonly long[] Sizes = [2, 4, 5, 4, 3, 4];

    static readonly Type[] Elsewhere = [typeof(InputLayer), typeof(TorchModuleWrapper), typeof(KerasLike.Layers.Lambda)];

    static IEnumerable<Type> Types => typeof(Layer).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Layer)) && !t.IsAbstract && !typeof(Model).IsAssignableFrom(t) && !typeof(MergeLayer).IsAssignableFrom(t)
        && !typeof(ImageAugmentation).IsAssignableFrom(t) && !Elsewhere.Contains(t));

    static Layer Make(Type type) => (Layer)ConfigSchema.Constructors(type)[0].Invoke([.. ConfigSchema.Constructors(type)[0].GetParameters().Select(Argument)]);

    // A layer inside must be new too.
    static object? Argument(System.Reflection.ParameterInfo parameter) => parameter.HasDefaultValue ? ConfigTests.Argument(parameter, changed: false)
        : parameter.ParameterType == typeof(Layer) ? new Dense(3)
        : parameter.ParameterType == typeof(RecurrentLayer) ? new GRU(3)
        : parameter.ParameterType == typeof(RNNCell) ? new SimpleRNNCell(3)
        : parameter.ParameterType == typeof(IReadOnlyList<RNNCell>) ? new RNNCell[] { new LSTMCell(3), new GRUCell(2) }
        : parameter.ParameterType == typeof(IReadOnlyList<Layer>) ? new Layer[] { new Dense(3) }
        : ConfigTests.Argument(parameter, changed: false);

    // A message begins with the class and the name of the layer, or of one inside, and ends with what it got and perhaps the cure.
    static bool IsClear(Exception e) => e is ArgumentException or InvalidOperationException && e.InnerException is null
        && Regex.IsMatch(e.Message, @"^\w+ ""\w+"".*(Received: |Call Adapt|Take them apart)", RegexOptions.Singleline);

    static string? Fault(Action call, string input)
    {
        try
        {
            call();
            return null;
        }
        catch (Exception e) when (IsClear(e))
        {
            return null;
        }
        catch (Exception e)
        {
            return $"{input}: {e.GetType().Name}: {e.Message.Split('\n')[0]}";
        }
    }

    [TestCaseSource(nameof(Types))]
    public void OfATensor(Type type)
    {
        using var scope = torch.NewDisposeScope();
        var faults = Enumerable.Range(1, Sizes.Length).Select(rank =>
        {
            var layer = Make(type);
            var x = torch.rand([.. Sizes.Take(rank)]);
            return Fault(() => layer.Apply(x), $"({string.Join(", ", x.shape)})");
        });
        Assert.That(faults.OfType<string>(), Is.Empty);
    }

    [TestCaseSource(nameof(Types))]
    public void OfASymbolicTensor(Type type)
    {
        using var scope = torch.NewDisposeScope();
        var faults = Enumerable.Range(1, Sizes.Length).SelectMany(rank => new[] { true, false }.Select(known =>
        {
            var layer = Make(type);
            var x = Keras.Input(new Shape([.. Sizes.Take(rank).Skip(1).Select(size => known ? (int?)size : null)]));
            return Fault(() => layer.Apply(x), x.Shape.ToString());
        }));
        Assert.That(faults.OfType<string>(), Is.Empty);
    }
}
