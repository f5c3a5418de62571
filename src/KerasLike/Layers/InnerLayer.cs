namespace KerasLike.Layers;

/// <summary>Makes a layer that works inside another: what is wrong with the arguments that the two have in common is said under the name that the user wrote.</summary>
internal static class InnerLayer
{
    internal static T Make<T>(string owner, Func<T> make) where T : Layer
    {
        var inner = typeof(T).Name;
        try
        {
            return make();
        }
        catch (ArgumentException e) when (e.Message.StartsWith($"{inner}: ", StringComparison.Ordinal))
        {
            throw new ArgumentException($"{owner}{e.Message.Split(" (Parameter ")[0][inner.Length..]}", e.ParamName, e);
        }
    }
}
