using System.Collections;
using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>
/// What the user's code yields. Tensors that it makes are its own, and may be yielded again, so nothing here frees them; but the garbage collector does not see how
/// large they are, so it is called when enough of them have passed.
/// </summary>
internal sealed class UserSequence<T>(Func<IEnumerable<T>> source) : IEnumerable<T>
{
    const long BytesBetweenCollections = 256L << 20;

    public IEnumerator<T> GetEnumerator()
    {
        using var elements = UserTensors.Keep(() => source().GetEnumerator());
        for (long passed = 0; MoveNext(elements, ref passed);)
        {
            if (passed > BytesBetweenCollections)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                passed = 0;
            }
            yield return elements.Current;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static bool MoveNext(IEnumerator<T> elements, ref long passed)
    {
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        var moved = UserTensors.Keep(elements.MoveNext, tensor => seen.Add(tensor));
        // Batches can be made on other threads, where no scope sees them.
        if (moved && elements.Current is Batch batch) seen.UnionWith(new[] { batch.X, batch.Y, batch.SampleWeight }.OfType<Tensors>().SelectMany(t => t.Made));
        passed += seen.Sum(t => t.numel() * t.ElementSize);
        return moved;
    }
}
