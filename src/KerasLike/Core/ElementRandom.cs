namespace KerasLike;

/// <summary>
/// While a function works on an element of a data set, seeds follow from the place of the element rather than from how many were drawn before: so random layers
/// give the same results however many threads share the work.
/// </summary>
internal static class ElementRandom
{
    [ThreadStatic]
    static bool active;

    [ThreadStatic]
    static ulong element, uses;

    /// <summary>Until disposed, seeds drawn on this thread are those of an element.</summary>
    internal static Place At(ulong pass, ulong place)
    {
        var before = new Place(active, element, uses);
        (active, element, uses) = (true, RandomState.Mix(RandomState.Mix(pass) + place), 0);
        return before;
    }

    /// <summary>The next seed of a stream for the element that this thread works on, if any.</summary>
    internal static bool TryNext(ulong start, out ulong seed)
    {
        seed = active ? RandomState.Mix(start ^ RandomState.Mix(element + ++uses)) : 0;
        return active;
    }

    internal readonly struct Place(bool active, ulong element, ulong uses) : IDisposable
    {
        public void Dispose() => (ElementRandom.active, ElementRandom.element, ElementRandom.uses) = (active, element, uses);
    }
}
