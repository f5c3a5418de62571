using KerasLike.Saving;

namespace KerasLike;

/// <summary>The name that <see cref="PyDataset"/> had in Keras 2.</summary>
/// <param name="workers">Threads that prepare batches. Default: 1.</param>
/// <param name="maxQueueSize">Batches that workers may be ahead. Default: 10.</param>
/// <remarks>Keras: <c>keras.utils.Sequence</c></remarks>
[KerasModule("keras.utils")]
public abstract class Sequence(int workers = 1, int maxQueueSize = 10) : PyDataset(workers, maxQueueSize);
