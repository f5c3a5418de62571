using System.Text.Json;
using System.Text.Json.Nodes;
using KerasLike.Optimizers.Schedules;
using KerasLike.Saving;

namespace KerasLike.Optimizers;

/// <summary>The learning rate of an optimizer: a number, a schedule, or a function called at each update. Converts to the number it is now.</summary>
public sealed class LearningRate : IConfigValue
{
    readonly double constant;
    readonly LearningRateSchedule? schedule;
    readonly Func<double>? function;
    readonly Optimizer? owner;

    LearningRate(double constant, LearningRateSchedule? schedule = null, Func<double>? function = null, Optimizer? owner = null) =>
        (this.constant, this.schedule, this.function, this.owner) = (constant, schedule, function, owner);

    /// <summary>Whether it is a number that does not change by itself.</summary>
    internal bool IsConstant => schedule is null && function is null;

    /// <summary>Whether it goes by the number of updates.</summary>
    internal bool IsSchedule => schedule is not null;

    /// <summary>A learning rate that a function tells at each update. (C# does not convert a lambda by itself.)</summary>
    /// <param name="function">The function.</param>
    public static LearningRate From(Func<double> function) => Check.NotNull(function);

    /// <summary>A learning rate that does not change by itself.</summary>
    /// <param name="rate">The number, not negative.</param>
    public static implicit operator LearningRate(double rate) => new(Check.NotNegative(rate, nameof(LearningRate)));

    /// <summary>A learning rate by the number of updates.</summary>
    /// <param name="schedule">The schedule.</param>
    public static implicit operator LearningRate(LearningRateSchedule schedule) => new(0, Check.NotNull(schedule));

    /// <summary>A learning rate that a function tells at each update.</summary>
    /// <param name="function">The function.</param>
    public static implicit operator LearningRate(Func<double> function) => new(0, function: Check.NotNull(function));

    /// <summary>What it is now.</summary>
    /// <param name="rate">The learning rate.</param>
    public static implicit operator double(LearningRate rate) =>
        Check.NotNull(rate).schedule is { } schedule ? schedule.Apply(rate.owner?.Applied ?? 0) : rate.function?.Invoke() ?? rate.constant;

    /// <summary>Reads what a config holds.</summary>
    /// <param name="node">A number, or a schedule with its class and config.</param>
    public static LearningRate FromConfig(JsonNode node) =>
        node is JsonObject entry ? (LearningRateSchedule)Config.Deserialize(entry, typeof(LearningRateSchedule)) : node.Deserialize<double>();

    /// <summary>The same of an optimizer, which counts the updates.</summary>
    internal LearningRate Of(Optimizer optimizer) => new(constant, schedule, function, optimizer);

    // Keras keeps the number as float32.
    JsonNode? IConfigValue.Write() => function is not null ? throw new InvalidOperationException("A learning rate that is a function cannot be saved. Use a number or a LearningRateSchedule.")
        : schedule is not null ? Config.Serialize(schedule) : ConfigValue.Write(constant, asFloat32: true);

    /// <summary>The number it is now, or the schedule.</summary>
    public override string ToString() => schedule?.ToString() ?? ((float)(double)this).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
