using System.Collections;

namespace KerasLike.Training;

/// <summary>What <c>Evaluate</c> found: the loss, then the metrics, by place or by name.</summary>
public sealed class Evaluation : IReadOnlyList<double>
{
    readonly Logs logs;

    internal Evaluation(Logs logs) => this.logs = logs;

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

    /// <summary>Names and numbers.</summary>
    public override string ToString() => logs.ToString();
}
