using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>The numbers of each epoch: what <c>Fit</c> returns. <c>history["val_loss"]</c> has one number for each epoch.</summary>
/// <remarks>Keras: <c>keras.callbacks.History</c></remarks>
public sealed class History : Callback
{
    readonly List<string> names = [];
    readonly Dictionary<string, List<double>> series = [];
    readonly Dictionary<string, List<IReadOnlyList<double>>> all = [];
    readonly List<int> epochs = [];

    /// <summary>The names of the series, in order.</summary>
    public IReadOnlyList<string> Keys => names;

    /// <summary>The numbers of the epochs that ran, from 0.</summary>
    public IReadOnlyList<int> Epoch => epochs;

    /// <summary>A series by its name.</summary>
    /// <param name="name">Its name, such as <c>"loss"</c> or <c>"val_accuracy"</c>.</param>
    public IReadOnlyList<double> this[string name] => series.TryGetValue(name, out var found) ? found
        : throw new KeyNotFoundException($"The history holds no \"{name}\". It holds: {string.Join(", ", names)}");

    /// <summary>The numbers of a metric that has several, such as one for each class, epoch by epoch. The series itself has their means.</summary>
    /// <param name="name">Its name.</param>
    public IReadOnlyList<IReadOnlyList<double>> AllOf(string name) => all.TryGetValue(name, out var found) ? found : [.. this[name].Select(n => new[] { n })];

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs)
    {
        names.Clear();
        series.Clear();
        all.Clear();
        epochs.Clear();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        epochs.Add(epoch);
        foreach (var (name, value) in Check.NotNull(logs))
        {
            if (!series.TryGetValue(name, out var values))
            {
                names.Add(name);
                series.Add(name, values = []);
            }
            values.Add(value);
            if (logs.AllOf(name) is { Count: > 1 } numbers)
            {
                if (!all.TryGetValue(name, out var several)) all.Add(name, several = []);
                several.Add(numbers);
            }
        }
    }
}
