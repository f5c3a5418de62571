namespace KerasLike;

/// <summary>What a layer call inherits from the call around it.</summary>
public sealed class CallContext
{
    [ThreadStatic]
    static CallContext? current;

    static readonly CallContext Train = new(training: true, collectsLosses: true), Infer = new(training: false, collectsLosses: true),
        Unsaid = new(training: false, collectsLosses: true, isSaid: false);

    readonly IReadOnlyDictionary<string, object>? options;
    readonly bool isSaid;

    CallContext(bool training, bool collectsLosses, IReadOnlyDictionary<string, object>? options = null, bool isSaid = true) =>
        (Training, CollectsLosses, this.options, this.isSaid) = (training, collectsLosses, options, isSaid);

    /// <summary>Whether the call is part of training: dropout drops and batch normalization uses the batch's statistics.</summary>
    public bool Training { get; }

    /// <summary>Whether it is training, for a layer with a default of its own where neither this call nor one around it says: augmentation acts then.</summary>
    internal bool TrainingOr(bool otherwise) => isSaid ? Training : otherwise;

    /// <summary>The mask that goes along with an input: truth values, (batch, steps), false for steps that are padding. Null where it has none.</summary>
    /// <param name="input">A tensor that the layer was called with.</param>
    public static Tensor? MaskOf(Tensor input) => Masks.Of(Check.NotNull(input));

    /// <summary>An option of this call, or its default.</summary>
    internal T Option<T>(string name, T otherwise) => options is not null && options.TryGetValue(name, out var value) ? (T)value : otherwise;

    /// <summary>The same for one call with options of its own, which the calls inside do not see.</summary>
    internal CallContext With(IReadOnlyDictionary<string, object>? own) => own is null && options is null ? this : new(Training, CollectsLosses, own, isSaid);

    /// <summary>Whether anybody will ask for the losses that layers add.</summary>
    internal bool CollectsLosses { get; }

    /// <summary>The context of a call whose output alone matters.</summary>
    internal static CallContext Probe { get; } = new(training: false, collectsLosses: false);

    /// <summary>Keras's rule: the argument, else the outer call's, else false.</summary>
    internal static CallContext Resolve(bool? training) =>
        training is null ? current ?? Unsaid
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
        current = With(null);
        return new(outer);
    }

    internal readonly ref struct Scope(CallContext? outer)
    {
        public void Dispose() => current = outer;
    }
}
