namespace KerasLike.Training;

/// <summary>
/// Batches that the user's sequence yields. Tensors that it makes are its own, and may be yielded again, so nothing here frees them; but the garbage collector does
/// not see how large they are, so it is called when enough of them have passed.
/// </summary>
internal sealed class SequenceAdapter(IEnumerable<Batch> batches, IReadOnlyDictionary<int, double>? classWeight = null) : DataAdapter
{
    const long BytesBetweenCollections = 256L << 20;

    internal override int? Steps => batches.TryGetNonEnumeratedCount(out var count) ? count : null;

    internal override IEnumerable<Batch> Epoch()
    {
        long passed = 0;
        using var source = batches.GetEnumerator();
        while (MoveNext(source, ref passed))
        {
            if (passed > BytesBetweenCollections)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                passed = 0;
            }
            var batch = source.Current.Materialize();
            yield return classWeight is null || batch.Y is null ? batch : new(batch.X, batch.Y, ClassWeights.ToSampleWeights(batch.Y.Single, classWeight));
        }
    }

    // What the user's code makes must outlive the step it is made in.
    static bool MoveNext(IEnumerator<Batch> source, ref long passed)
    {
        using var scope = torch.NewDisposeScope();
        var moved = source.MoveNext();
        foreach (var tensor in scope.DisposablesView.OfType<Tensor>().ToList())
        {
            passed += tensor.numel() * tensor.ElementSize;
            scope.Detach(tensor);
        }
        return moved;
    }
}
