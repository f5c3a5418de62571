using System.Collections;
using System.Diagnostics.CodeAnalysis;
using KerasLike.Metrics;

namespace KerasLike.Training;

/// <summary>
/// Named numbers: the losses and metrics of a batch or an epoch. They stay on the device, and change with the next batch, until somebody reads them; the logs of
/// an epoch's end are plain numbers.
/// </summary>
public sealed class Logs : IReadOnlyDictionary<string, double>
{
    readonly List<string> names = [];
    readonly Dictionary<string, object> values = []; // each a double, a double[], a Tensor or a Metric
    bool hasTensors;

    readonly Func<Tensors>? outputs;

    /// <summary>Makes logs without entries.</summary>
    public Logs() { }

    /// <summary>The logs of a batch of a prediction.</summary>
    internal Logs(Func<Tensors> outputs) => this.outputs = outputs;

    /// <summary>Logs without entries.</summary>
    internal static Logs Empty { get; } = [];

    /// <summary>
    /// The outputs for a batch, in the logs that <see cref="Callbacks.Callback.OnPredictBatchEnd"/> gets; null in others. They are on the CPU, and a part of what is predicted: what is to stay is to be cloned.
    /// Keras: <c>logs["outputs"]</c>.
    /// </summary>
    public Tensors? Outputs => outputs?.Invoke();

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Keys => names;

    /// <summary>The numbers, in order.</summary>
    public IEnumerable<double> Values => names.Select(n => this[n]);

    /// <summary>How many there are.</summary>
    public int Count => names.Count;

    /// <summary>A number by its name; the mean of a metric that has several.</summary>
    /// <param name="key">The name.</param>
    public double this[string key]
    {
        get => Mean(AllOf(key));
        set => Set(key, value);
    }

    /// <summary>The numbers of a metric that has several, such as one for each class; of others the one.</summary>
    /// <param name="key">The name.</param>
    public IReadOnlyList<double> AllOf(string key) =>
        values.TryGetValue(key, out var value) ? Fetch(value) : throw new KeyNotFoundException($"Logs hold no \"{key}\". They hold: {string.Join(", ", names)}");

    /// <summary>Adds a scalar tensor, which is fetched when it is read.</summary>
    /// <param name="key">The name.</param>
    /// <param name="value">The scalar.</param>
    public void Add(string key, Tensor value) => Set(key, Check.NotNull(value).detach());

    /// <summary>Adds a metric, which is asked when it is read.</summary>
    /// <param name="key">The name.</param>
    /// <param name="metric">The metric.</param>
    public void Add(string key, Metric metric) => Set(key, Check.NotNull(metric));

    /// <summary>Adds a number.</summary>
    /// <param name="key">The name.</param>
    /// <param name="value">The number.</param>
    public void Add(string key, double value) => Set(key, value);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value)
    {
        var found = values.TryGetValue(key, out var stored);
        value = found ? Mean(Fetch(stored!)) : default;
        return found;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => names.Select(n => KeyValuePair.Create(n, this[n])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same as plain numbers, under names with a prefix.</summary>
    internal Logs Fetched(string prefix = "")
    {
        var fetched = new Logs();
        fetched.Add(prefix, this);
        return fetched;
    }

    /// <summary>Takes over numbers, under names with a prefix.</summary>
    internal void Add(string prefix, Logs others)
    {
        foreach (var name in others.names) Set(prefix + name, Fetch(others.values[name]));
    }

    /// <summary>Keeps tensors beyond the scope they were made in, until <see cref="Release"/>.</summary>
    internal void Retain()
    {
        if (!hasTensors) return;
        foreach (var tensor in values.Values.OfType<Tensor>()) tensor.DetachFromDisposeScope();
    }

    /// <summary>Frees the tensors.</summary>
    internal void Release()
    {
        foreach (var tensor in values.Values.OfType<Tensor>()) tensor.Dispose();
    }

    void Set(string key, object value)
    {
        if (!values.TryGetValue(key, out var before)) names.Add(key);
        else if (before is Tensor replaced) replaced.Dispose();
        values[key] = value;
        hasTensors |= value is Tensor;
    }

    static double Mean(IReadOnlyList<double> numbers) => numbers.Count == 1 ? numbers[0] : numbers.Average();

    static double[] Fetch(object value) => value switch
    {
        double number => [number],
        double[] numbers => numbers,
        Metric metric => metric.Fetch(),
        _ => [KerasLike.Fetch.Number((Tensor)value)],
    };

    /// <summary>Names and numbers, as a progress bar shows them.</summary>
    public override string ToString() => string.Join(" - ", this.Select(e => FormattableString.Invariant($"{e.Key}: {e.Value:F4}")));
}
