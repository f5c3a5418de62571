using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Tests.Conventions;

/// <summary>A layer is read at a glance: its docs, its parameters, and what it computes. What takes more room is an idea of its own, in a file of its own.</summary>
[TestFixture]
public class LayerSizeTests
{
    const int Most = 80;

    // The exceptions: how long they may be, and why.
    static readonly Dictionary<Type, (int Lines, string Reason)> Longer = new()
    {
        [typeof(BatchNormalization)] = (110, "20 parameters, with renormalization's, each with a line of docs, and seven properties and two weights of its own"),
        [typeof(MelSpectrogram)] = (88, "17 parameters, each with a line of docs, and a property for 13 of them: 56 lines without what it computes"),
        [typeof(TextVectorization)] = (98, "13 parameters, and the ways in and out of a vocabulary of texts: Apply, Adapt and GetVocabulary, each with its docs"),
    };

    static IEnumerable<Type> Layers => typeof(Layer).Assembly.GetExportedTypes().Where(t => t is { IsAbstract: false } && typeof(Layer).IsAssignableFrom(t) && !typeof(Model).IsAssignableFrom(t));

    [TestCaseSource(nameof(Layers))]
    public void ALayerIsShort(Type layer)
    {
        var lines = File.ReadLines(Repository.Sources("src/KerasLike/Layers").Single(f => Path.GetFileNameWithoutExtension(f) == layer.Name)).Count();
        var (most, reason) = Longer.GetValueOrDefault(layer, (Most, "Move an idea of it into a class of its own"));
        Assert.That(lines, Is.LessThanOrEqualTo(most), reason);
        if (Longer.ContainsKey(layer)) Assert.That(lines, Is.GreaterThan(Most), "It is no exception any more: take it out of the list");
    }
}
