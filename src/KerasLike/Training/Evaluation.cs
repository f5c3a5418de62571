using System.Collections;
using System.Globalization;

namespace KerasLike.Training;

/// <summary>What <c>Evaluate</c> found: the loss, then the metrics. It answers to a place and to a name, and becomes a dictionary where one is wanted.</summary>
public sealed class Evaluation : IReadOnlyList<double>
{
    readonly Logs logs;
    readonly bool asDictionary;

    internal Evaluation(Logs logs, bool asDictionary = false) => (this.logs, this.asDictionary) = (logs, asDictionary);

    /// <summary>The names, in order: <c>loss</c> first.</summary>
    public IReadOnlyList<string> Names => [.. logs.Keys];

    /// <summary>How many numbers there are.</summary>
    public int Count => logs.Count;

    /// <summary>A number by its place; 0 is the loss.</summary>
    /// <param name="index">Its place.</param>
    public double this[int index] => logs.Values.ElementAt(index);

    /// <summary>A number by its name.</summary>
    /// <param name="name">Its name, such as <c>"accuracy"</c>.</param>
    public double this[string name] => logs[name];

    /// <summary>Names with their numbers, in order.</summary>
    public IEnumerable<KeyValuePair<string, double>> Items() => logs;

    /// <summary>The numbers by their names.</summary>
    /// <param name="evaluation">What <c>Evaluate</c> gave.</param>
    public static implicit operator Dictionary<string, double>(Evaluation evaluation) => new(Check.NotNull(evaluation).Items());

    /// <summary>Takes apart the loss and one metric.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="metric">The first metric.</param>
    public void Deconstruct(out double loss, out double metric) => (loss, metric) = (this[0], this[1]);

    /// <summary>Takes apart the loss and two metrics.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="metric">The first metric.</param>
    /// <param name="metric2">The second metric.</param>
    public void Deconstruct(out double loss, out double metric, out double metric2) => (loss, metric, metric2) = (this[0], this[1], this[2]);

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => logs.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Names and numbers: <c>loss: 0.1234 - accuracy: 0.9876</c>; with <c>returnDict: true</c> as Python prints a dictionary, by the alphabet: <c>{'accuracy': 0.9876, 'loss': 0.1234}</c>.</summary>
    public override string ToString() => !asDictionary ? logs.ToString()
        : $"{{{string.Join(", ", logs.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"'{l.Key}': {((float)l.Value).ToString("R", CultureInfo.InvariantCulture)}"))}}}";
}
