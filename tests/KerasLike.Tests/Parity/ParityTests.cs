using System.Reflection;
using KerasLike.Models;

namespace KerasLike.Tests.Parity;

/// <summary>Keras's public names exist here with the same parameters, in the same order, or <c>missing.txt</c> says why not.</summary>
[TestFixture]
public class ParityTests
{
    // What Keras takes as **kwargs.
    static readonly string[] InKwargs = ["by_name"];

    static IEnumerable<KerasName> Shipped => KerasApi.Names.Where(n => OurApi.Find(n) is not null);

    static IEnumerable<KerasName> ShippedWithParameters => Shipped.Where(n => OurApi.Taker(n) is not null && n.Parameters.Any(p => !p.IsRest));

    static IEnumerable<KerasName> ShippedClasses => ShippedWithParameters.Where(n => n.Kind == "class");

    [Test]
    public void EveryNameIsHereOrListedAsMissing() =>
        Assert.That(Lines(KerasApi.Names.Where(n => OurApi.Find(n) is null && Missing.Find(n.FullName) is null).Select(n => n.FullName)), Is.Empty,
            "Names of Keras's that are neither here nor in missing.txt");

    [Test]
    public void NothingListedAsMissingIsHere() =>
        Assert.That(Lines(Shipped.Where(n => Missing.Find(n.FullName) is not null).Select(n => n.FullName)), Is.Empty, "Take these out of missing.txt");

    [Test]
    public void EveryLineOfMissingNamesSomethingOfKeras()
    {
        var names = KerasApi.Names.SelectMany(n => new[] { n.FullName }.Concat(n.Parameters.Select(p => $"{n.FullName}({p.Name})"))
            .Concat(n.Methods.SelectMany(m => new[] { $"{n.FullName}.{m.Key}()" }.Concat(m.Value.Select(p => $"{n.FullName}.{m.Key}({p.Name})"))))).ToList();
        Assert.That(Lines(Missing.Entries.Where(e => !names.Exists(e.Matches)).Select(e => e.Name)), Is.Empty, "Lines of missing.txt that no name of Keras's matches");
        Assert.That(Lines(Missing.Entries.Where(e => !e.IsNever && !e.Reason.StartsWith("later: ", StringComparison.Ordinal)).Select(e => e.Name)), Is.Empty, "Lines of missing.txt without a reason");
    }

    [TestCaseSource(nameof(ShippedWithParameters))]
    public void ParametersAreKerassInKerassOrder(object name)
    {
        var keras = (KerasName)name;
        var ours = OurApi.Parameters(OurApi.Taker(keras)!).Select(p => p.Key).ToList();
        var theirs = keras.Parameters.Where(p => !p.IsRest && Missing.Find($"{keras.FullName}({p.Name})") is null).Select(p => p.Name).ToList();

        Assert.That(ours.Where(theirs.Contains), Is.EqualTo(theirs), "Keras's parameters, in Keras's order");
        Assert.That(ours.Except(theirs).Except(KerasDefaults.SharedByLayers), Is.Empty, "parameters that Keras does not have");
        Assert.That(ours.Take(theirs.Count), Is.EqualTo(theirs), "Keras's parameters come first, so that positional calls port");
    }

    [TestCaseSource(nameof(ShippedClasses))]
    public void DefaultsAreKerass(object name) => Assert.That(Lines(KerasDefaults.Differences((KerasName)name)), Is.Empty);

    [TestCase("keras.Model", typeof(Model))]
    [TestCase("keras.Sequential", typeof(Sequential))]
    public void MethodsAreKerass(string name, Type type)
    {
        var keras = KerasApi.Find(name);
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy).Where(m => m.IsPublic || m.IsFamily).ToList();
        var differences = new List<string>();
        foreach (var (method, parameters) in keras.Methods.Where(m => Missing.Find($"{name}.{m.Key}()") is null))
        {
            var theirs = parameters.Where(p => !p.IsRest && Missing.Find($"{name}.{method}({p.Name})") is null).Select(p => p.Name).ToList();
            var ours = methods.Where(m => m.Name == OurApi.Pascal(method)).Select(m => OurApi.Parameters(m).Select(p => p.Key).Except(InKwargs).ToList()).ToList();
            if (ours.Count == 0) differences.Add($"{method}: missing");
            else if (!ours.Exists(o => o.SequenceEqual(theirs))) differences.Add($"{method}({string.Join(", ", theirs)}) is {string.Join(" or ", ours.Select(o => $"({string.Join(", ", o)})"))}");
        }
        Assert.That(Lines(differences), Is.Empty);
    }

    static string Lines(IEnumerable<string> all) => string.Join("\n", all);
}
