namespace KerasLike.Training;

/// <summary>The data of the evaluation after each epoch.</summary>
internal sealed class Validation : IDisposable
{
    readonly ArrayData? owned;

    internal Validation(DataAdapter adapter, int? steps, ArrayData? owned = null)
    {
        Feed = new(adapter, steps);
        this.owned = owned;
    }

    internal BatchFeed Feed { get; }

    /// <summary>Of <c>validationData</c>; null without.</summary>
    internal static Validation? Of(FitOptions options)
    {
        if (options.ValidationData is not { } given) return null;
        if (given.Batches is not null) return new(DataAdapter.Of("Fit: validationData", given.Batches, options.ValidationSteps, "validationSteps"), options.ValidationSteps);
        var data = new ArrayData("Fit: validationData", given.X!, given.Y, given.SampleWeight);
        return new(new ArrayAdapter(data, 0, data.Samples, options.ValidationBatchSize ?? options.BatchSize ?? FitOptions.DefaultBatchSize), options.ValidationSteps, data);
    }

    public void Dispose()
    {
        Feed.Dispose();
        owned?.Dispose();
    }
}
