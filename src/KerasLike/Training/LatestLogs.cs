namespace KerasLike.Training;

/// <summary>The logs of the last step of a loop: tensors in them outlive the step's scope, and are freed when the next logs take their place, or the loop ends.</summary>
internal sealed class LatestLogs : IDisposable
{
    internal Logs? Value { get; private set; }

    internal void Take(Logs logs)
    {
        logs.Retain();
        if (!ReferenceEquals(logs, Value)) Value?.Release();
        Value = logs;
    }

    public void Dispose() => Value?.Release();
}
