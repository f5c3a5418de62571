using static TorchSharp.torch;

namespace KerasLike.Benchmarks;

/// <summary>The kernels alone: forward and backward over batches that lie ready in order. Nothing is gathered, counted or updated.</summary>
internal static class FloorLoop
{
    internal static Action Epoch(Func<Tensor, Tensor> forward, IReadOnlyList<Tensor> weights, Tensor x, Tensor labels, int batchSize) => () =>
    {
        var samples = (int)x.size(0);
        for (int start = 0; start < samples; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var size = Math.Min(batchSize, samples - start);
            var loss = nn.functional.cross_entropy(forward(x.narrow(0, start, size)), labels.narrow(0, start, size));
            autograd.grad([loss], [.. weights]);
        }
    };
}
