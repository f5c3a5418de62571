using System.Collections.Concurrent;
using System.Reflection;
using KerasLike.Native;

namespace KerasLike.Metrics;

/// <summary>
/// Running sums of a <see cref="Metric"/>: one, or a tensor of them. What comes as a tensor is added on its device, without waiting for it; what comes as a
/// number is added here. The sums are fetched when somebody reads them.
/// </summary>
/// <param name="shape">The shape of the sums, for several; without it, the shape is that of the first tensor added. Default: none.</param>
public sealed class MetricState(params long[] shape)
{
    static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    readonly long[] shape = Check.NotNull(shape);

    Tensor? onDevice;
    double here;
    (int Times, Scalar Scalar) factor = (1, Scalars.Of(1));

    /// <summary>Adds a tensor: a scalar, or one of the shape of the sums.</summary>
    /// <param name="value">The tensor.</param>
    public void Add(Tensor value) => Add(value, Scalars.One);

    /// <summary>Adds a scalar tensor several times.</summary>
    internal unsafe void Add(Tensor value, int times)
    {
        // On the CPU the number is there already: reading it costs less than adding tensors.
        if (value.ndim == 0 && shape.Length == 0 && value.device_type == DeviceType.CPU && value.dtype == ScalarType.Float32)
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

    /// <summary>Adds weights to the sums at their places, counted as if these were in a row.</summary>
    /// <param name="places">The places, in one axis.</param>
    /// <param name="weights">The weights, in float64.</param>
    /// <param name="sums">The shape of the sums.</param>
    internal void Scatter(Tensor places, Tensor weights, params long[] sums)
    {
        onDevice ??= Zeros(sums, places.device);
        onDevice.view(-1).index_add_(0, places, weights, Scalars.One);
    }

    /// <summary>The sums, as a tensor.</summary>
    /// <param name="state">The state.</param>
    public static implicit operator Tensor(MetricState state)
    {
        using Scalar number = Check.NotNull(state).here;
        return state.onDevice is null ? torch.full(state.shape, number, ScalarType.Float64) : state.onDevice.Plus(number);
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
        onDevice ??= Zeros(shape.Length > 0 ? shape : [.. Enumerable.Range(0, (int)Check.NotNull(value).ndim).Select(i => value.size(i))], value.device);
        onDevice.add_(value, scalar);
    }

    static Tensor Zeros(long[] shape, torch.Device device) => torch.zeros(shape, ScalarType.Float64, device).DetachFromDisposeScope();

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
