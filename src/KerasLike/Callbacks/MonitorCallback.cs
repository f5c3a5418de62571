using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Base of callbacks that watch one number for getting better.</summary>
public abstract class MonitorCallback : Callback
{
    int sign; // +1 where more is better, −1 where less is

    private protected MonitorCallback(string monitor, string mode, double minDelta)
    {
        Monitor = Check.NotNull(monitor);
        Mode = Check.OneOf(mode, ["auto", "min", "max"], GetType().Name);
        MinDelta = Math.Abs(minDelta);
    }

    /// <summary>The name of the number.</summary>
    public string Monitor { get; }

    /// <summary>Which way is better.</summary>
    public string Mode { get; }

    /// <summary>The least change that counts.</summary>
    public double MinDelta { get; }

    /// <summary>Whether a number is better than another; any is better than none.</summary>
    private protected bool IsImprovement(double value, double? reference)
    {
        if (sign == 0) sign = Direction();
        return reference is null || sign * (value - reference.Value) > MinDelta;
    }

    /// <summary>The number; null after an epoch without validation, where it comes from validation; an error where it can never come.</summary>
    private protected double? Current(Logs logs) => logs.TryGetValue(Monitor, out var value) ? value
        : Params.SkipsValidation && Monitor.StartsWith("val_", StringComparison.Ordinal) ? null
        : throw new InvalidOperationException($"{GetType().Name}: `monitor` is not among the numbers of this training. Received: monitor=\"{Monitor}\". Known: {string.Join(", ", logs.Keys)}.{(Monitor.StartsWith("val_", StringComparison.Ordinal) ? " Give Fit validationData or validationSplit." : "")}");

    int Direction()
    {
        if (Mode != "auto") return Mode == "max" ? 1 : -1;
        var name = Monitor.StartsWith("val_", StringComparison.Ordinal) ? Monitor["val_".Length..] : Monitor;
        return name == "loss" ? -1
            : Model.MoreIsBetter(name) is bool more ? (more ? 1 : -1)
            : throw new InvalidOperationException($"{GetType().Name}: whether more or less of \"{Monitor}\" is better is not known. Received: mode=\"auto\". Say mode: \"max\" or mode: \"min\".");
    }
}
