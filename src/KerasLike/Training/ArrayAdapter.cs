using KerasLike.Layers;
using KerasLike.Native;

namespace KerasLike.Training;

/// <summary>
/// Batches of data that is in memory as a whole, or of a range of its samples. Data stays in the type it came in; each batch is gathered once, in a random order
/// of its own each epoch, or looked at in place.
/// </summary>
internal sealed class ArrayAdapter(ArrayData data, int first, int samples, int batchSize, bool shuffle = false, Tensor? classWeights = null) : DataAdapter
{
    const int Alignment = 64;

    readonly Tensors? sampleWeight = classWeights is null ? data.SampleWeight : (Tensors)classWeights;

    internal override int? Steps => (samples + batchSize - 1) / batchSize;

    internal override SeedGenerator? Order { get; } = shuffle ? new() : null;

    internal override IEnumerable<Batch> Epoch()
    {
        using var order = Order is null ? null : Permutation(Order.Next());
        for (var start = 0; start < samples; start += batchSize)
        {
            var count = Math.Min(batchSize, samples - start);
            yield return Pick(order, start, count).Materialize();
        }
    }

    Batch Pick(Tensor? order, int start, int count)
    {
        using var rows = order?.narrow(0, start, count);
        return new(Pick(data.X, rows, start, count)!, Pick(data.Y, rows, start, count), Pick(sampleWeight, rows, start, count));
    }

    Tensors? Pick(Tensors? tensors, Tensor? rows, int start, int count) =>
        tensors is { Count: 1, Names: null } ? (Tensors)Pick(tensors[0], rows, start, count) : tensors is null ? null : PickEach(tensors, rows, start, count);

    // Apart, so that one tensor makes no closure.
    Tensors PickEach(Tensors tensors, Tensor? rows, int start, int count) => tensors.Map(t => Pick(t, rows, start, count));

    Tensor Pick(Tensor tensor, Tensor? rows, int start, int count) => rows is null ? Aligned(tensor.narrow(0, first + start, count)) : tensor.index_select(0, rows);

    // Kernels add in another order where memory begins elsewhere than libtorch's own does; what lies in a .NET array would give other bits on every run.
    static unsafe Tensor Aligned(Tensor view)
    {
        if (view.device_type != DeviceType.CPU || (nint)NativeTensor.DataPointer(view) % Alignment == 0) return view;
        using (view) return view.clone();
    }

    Tensor Permutation(ulong seed)
    {
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(seed >> 32);
        using Scalar offset = first;
        return torch.randperm(samples, generator: generator).Plus(offset).to(data.X.Made.FirstOrDefault()?.device ?? torch.CPU).DetachFromDisposeScope();
    }
}
