using System.Collections.Concurrent;
using System.Reflection;
using KerasLike.Native;

namespace KerasLike.Metrics;

/// <summary>
/// A running sum of a <see cref="Metric"/>. What comes as a tensor is added on its device, without waiting for it; what comes as a number is added here. The sum
/// is fetched when somebody reads it.
/// </summary>
public sealed class MetricState
{
    static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    Tensor? onDevice;
    double here;
    (int Times, Scalar Scalar) factor = (1, Scalars.Of(1));

    /// <summary>Adds a scalar tensor.</summary>
    /// <param name="value">The scalar.</param>
    public void Add(Tensor value) => Add(value, Scalars.One);

    /// <summary>Adds a scalar tensor several times.</summary>
    internal unsafe void Add(Tensor value, int times)
    {
        // On the CPU the number is there already: reading it costs less than adding tensors.
        if (value.device_type == DeviceType.CPU && value.dtype == ScalarType.Float32)
        {
            here += (double)*(float*)NativeTensor.DataPointer(value) * times;
            return;
        }
        if (factor.Times != times)
        {
            Scalar made = times;
            factor = (times, made);
        }
        Add(value, factor.Scalar);
    }

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number.</param>
    public void Add(double value) => here += value;

    /// <summary>The sum, as a tensor.</summary>
    /// <param name="state">The state.</param>
    public static implicit operator Tensor(MetricState state)
    {
        using Scalar number = Check.NotNull(state).here;
        return state.onDevice is null ? torch.full([], number, ScalarType.Float64) : state.onDevice.Plus(number);
    }

    /// <summary>The quotient of two sums; 0 where it would divide by 0.</summary>
    /// <param name="numerator">The numerator.</param>
    /// <param name="denominator">The denominator.</param>
    public static Tensor operator /(MetricState numerator, MetricState denominator) => ((Tensor)numerator).DivideOrZero(denominator);

    /// <summary>Starts again at 0.</summary>
    public void Reset()
    {
        onDevice?.Dispose();
        (onDevice, here) = (null, 0);
    }

    void Add(Tensor value, Scalar scalar)
    {
        using var noGrad = torch.no_grad();
        onDevice ??= torch.zeros([], ScalarType.Float64, Check.NotNull(value).device).DetachFromDisposeScope();
        onDevice.add_(value, scalar);
    }

    /// <summary>The states in the fields of a metric.</summary>
    internal static IEnumerable<MetricState> FieldsOf(Metric metric) =>
        Fields.GetOrAdd(metric.GetType(), Find).Select(f => f.GetValue(metric)).OfType<MetricState>();

    static FieldInfo[] Find(Type type)
    {
        var found = new List<FieldInfo>();
        for (var t = type; t != typeof(Metric); t = t.BaseType!)
            found.AddRange(t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => f.FieldType == typeof(MetricState)));
        return [.. found];
    }
}
