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
        [typeof(BatchNormalization)] = (113, "20 parameters, with renormalization's, each with a line of docs, and seven properties and two weights of its own"),
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

    // Bases and helpers that are longer, and by how much they may be.
    static readonly Dictionary<string, (int Lines, string Reason)> LongerBases = new()
    {
        ["Layer"] = (384, "all that is public in a layer stands here, with its docs; the work is in the types that it owns"),
        ["HeadedAttention"] = (179, "14 arguments of two layers, and four ways to call them"),
        ["RecurrentLayer"] = (138, "six arguments, and what cells of matrices and of images do differently"),
        ["ConvolutionLayer"] = (105, "ten arguments of all convolutions, and what each of them does differently"),
        ["FarmHash"] = (101, "one algorithm"),
        ["LookupIndex"] = (95, "one table: learned, read, written, looked up"),
        ["WeightedCell"] = (94, "14 arguments of cells, each with a property"),
        ["ConvLSTMCell"] = (88, "the arguments of cells once more, and eight of its own"),
    };

    [Test]
    public void BasesAndHelpersAreShort()
    {
        var layers = Layers.Select(t => t.Name).ToHashSet();
        var sizes = Repository.Sources("src/KerasLike/Layers").Select(f => (Name: Path.GetFileNameWithoutExtension(f), Lines: File.ReadLines(f).Count())).Where(f => !layers.Contains(f.Name)).ToList();
        Assert.That(sizes.Where(f => f.Lines > LongerBases.GetValueOrDefault(f.Name, (Most, "")).Item1), Is.Empty, "Move an idea into a class of its own");
        Assert.That(LongerBases.Keys.Except(sizes.Where(f => f.Lines > Most).Select(f => f.Name)), Is.Empty, "They are no exceptions any more: take them out of the list");
    }
}
