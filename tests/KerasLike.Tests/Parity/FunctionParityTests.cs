using System.Globalization;
using System.Reflection;
using KerasLike.Datasets;

namespace KerasLike.Tests.Parity;

/// <summary>Leaving an argument of a function out means what it means in Keras; and the functions of data sets, whose parameters Keras does not report, are Keras's.</summary>
[TestFixture]
public class FunctionParityTests
{
    // Where null stands for what C# allows as no default, as the parameter's description says; tests of the functions hold the meaning.
    static readonly Dictionary<string, string> NullStandsFor = new()
    {
        ["color"] = "(128, 128, 128)",
        ["image_size"] = "(256, 256)",
        ["labels"] = "'inferred'",
    };

    static readonly string[] Modules = ["keras.utils", "keras.preprocessing", "keras.visualization", "keras.datasets"];

    // Keras 3.16's modules of data sets. MNIST comes as its four published files, and not as one of NumPy's at a path.
    static readonly Dictionary<Type, string[]> DataSets = new()
    {
        [typeof(BostonHousing)] = ["load_data(path='boston_housing.npz', test_split=0.2, seed=113)"],
        [typeof(CaliforniaHousing)] = ["load_data(version='large', path='california_housing.npz', test_split=0.2, seed=113)"],
        [typeof(Cifar10)] = ["load_data()"],
        [typeof(Cifar100)] = ["load_data(label_mode='fine')"],
        [typeof(FashionMnist)] = ["load_data()"],
        [typeof(Imdb)] = ["load_data(path='imdb.npz', num_words=None, skip_top=0, maxlen=None, seed=113, start_char=1, oov_char=2, index_from=3)", "get_word_index(path='imdb_word_index.json')"],
        [typeof(Mnist)] = ["load_data()"],
        [typeof(Reuters)] =
            ["load_data(path='reuters.npz', num_words=None, skip_top=0, maxlen=None, test_split=0.2, seed=113, start_char=1, oov_char=2, index_from=3)", "get_word_index(path='reuters_word_index.json')", "get_label_names()"],
    };

    static IEnumerable<KerasName> Functions => KerasApi.Names.Where(n => n.Kind == "function" && Modules.Contains(n.Module) && OurApi.Taker(n) is not null);

    [TestCaseSource(nameof(Functions))]
    public void DefaultsAreKerass(object name)
    {
        var keras = (KerasName)name;
        foreach (var (key, ours) in OurApi.Parameters(OurApi.Taker(keras)!))
            if (keras.Parameters.FirstOrDefault(p => p.Name == key) is { } theirs && Missing.Find($"{keras.FullName}({key})") is null) Assert.That(Default(ours, key), Is.EqualTo(theirs.Default), key);
    }

    static IEnumerable<Type> Sets => DataSets.Keys;

    [TestCaseSource(nameof(Sets))]
    public void DataSetsAreKerass(Type type)
    {
        var ours = type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(m => $"{Snake(m.Name)}({string.Join(", ", OurApi.Parameters(m).Select(p => Default(p.Parameter, p.Key) is { } value ? $"{p.Key}={value}" : p.Key))})");
        Assert.That(ours, Is.EquivalentTo(DataSets[type]));
    }

    static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    // As Python writes it; null where it must be given.
    static string? Default(ParameterInfo parameter, string key) => !parameter.HasDefaultValue ? null : parameter.DefaultValue switch
    {
        null when NullStandsFor.TryGetValue(key, out var value) => value,
        null => "None",
        bool truth => truth ? "True" : "False",
        string text => $"'{text}'",
        double number when number == Math.Floor(number) => $"{number.ToString(CultureInfo.InvariantCulture)}.0",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => throw new InvalidOperationException($"{other}"),
    };
}
