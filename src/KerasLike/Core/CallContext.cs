namespace KerasLike;

/// <summary>What a layer call inherits from the call around it.</summary>
public sealed class CallContext
{
    [ThreadStatic]
    static CallContext? current;

    static readonly CallContext Train = new(training: true, collectsLosses: true), Infer = new(training: false, collectsLosses: true);

    CallContext(bool training, bool collectsLosses) => (Training, CollectsLosses) = (training, collectsLosses);

    /// <summary>Whether the call is part of training: dropout drops and batch normalization uses the batch's statistics.</summary>
    public bool Training { get; }

    /// <summary>Whether anybody will ask for the losses that layers add.</summary>
    internal bool CollectsLosses { get; }

    /// <summary>The context of a call whose output alone matters.</summary>
    internal static CallContext Probe { get; } = new(training: false, collectsLosses: false);

    /// <summary>Keras's rule: the argument, else the outer call's, else false.</summary>
    internal static CallContext Resolve(bool? training) =>
        training is null ? current ?? Infer
        : current is { CollectsLosses: false } ? (training.Value ? new(true, false) : Probe)
        : training.Value ? Train : Infer;

    /// <summary>Whether a call is running on this thread.</summary>
    internal static bool IsInCall => current is not null;

    /// <summary>Whether anybody will ask for the losses added in the call that is running.</summary>
    internal static bool CurrentCollectsLosses => current?.CollectsLosses ?? true;

    /// <summary>Makes this the context of the calls inside, until the result is disposed.</summary>
    internal Scope Enter()
    {
        var outer = current;
        current = this;
        return new(outer);
    }

    internal readonly ref struct Scope(CallContext? outer)
    {
        public void Dispose() => current = outer;
    }
}
