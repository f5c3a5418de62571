using System.Numerics;
using System.Runtime.CompilerServices;

namespace KerasLike;

/// <summary>
/// Checks of arguments. Each returns the value it accepts, so that a property initialiser can hold the check, and each message names the class, the
/// argument, what was expected and what was received. The class is the one the calling file is named after, unless <c>owner</c> says otherwise.
/// </summary>
internal static class Check
{
    internal static T Positive<T>(T value, string? owner = null, [CallerArgumentExpression(nameof(value))] string name = "", [CallerFilePath] string file = "")
        where T : INumber<T> =>
        value > T.Zero ? value : throw OutOfRange($"`{name}` must be positive", value, owner, name, file);

    internal static T? Positive<T>(T? value, string? owner = null, [CallerArgumentExpression(nameof(value))] string name = "", [CallerFilePath] string file = "")
        where T : struct, INumber<T> =>
        value is null ? null : Positive(value.Value, owner, name, file);

    internal static T NotNegative<T>(T value, string? owner = null, [CallerArgumentExpression(nameof(value))] string name = "", [CallerFilePath] string file = "")
        where T : INumber<T> =>
        value >= T.Zero ? value : throw OutOfRange($"`{name}` must not be negative", value, owner, name, file);

    internal static T? NotNegative<T>(T? value, string? owner = null, [CallerArgumentExpression(nameof(value))] string name = "", [CallerFilePath] string file = "")
        where T : struct, INumber<T> =>
        value is null ? null : NotNegative(value.Value, owner, name, file);

    internal static T InRange<T>(T value, T low, T high, string? owner = null, [CallerArgumentExpression(nameof(value))] string name = "", [CallerFilePath] string file = "")
        where T : INumber<T> =>
        value >= low && value <= high ? value : throw OutOfRange($"`{name}` must be between {Show(low)} and {Show(high)}", value, owner, name, file);

    internal static string OneOf(string value, string[] allowed, string? owner = null, [CallerArgumentExpression(nameof(value))] string name = "", [CallerFilePath] string file = "") =>
        allowed.Contains(value) ? value : throw new ArgumentException(
            $"{Owner(owner, file)}: `{name}` must be one of {string.Join(", ", allowed.Select(a => $"\"{a}\""))}. Received: {name}=\"{value}\"", name);

    internal static T NotNull<T>(T? value, string? owner = null, [CallerArgumentExpression(nameof(value))] string name = "", [CallerFilePath] string file = "")
        where T : class =>
        value ?? throw new ArgumentNullException(name, $"{Owner(owner, file)}: `{name}` is required. Received: {name}=null");

    /// <summary>A type policy for a layer that computes with floating-point numbers only.</summary>
    internal static DTypePolicy? Floating(DTypePolicy? dtype, string? owner = null, [CallerFilePath] string file = "") =>
        dtype is null || DTypes.IsFloat(dtype.ComputeDType) ? dtype : throw new ArgumentException($"{Owner(owner, file)}: `dtype` must be a floating-point type. Received: dtype=\"{dtype}\"", nameof(dtype));

    /// <summary>An error about an argument, worded as all are: <c>Dropout: `rate` must be between 0 and 1. Received: rate=1.5</c>.</summary>
    internal static ArgumentException Error(string expected, string received, string name, [CallerFilePath] string file = "") =>
        new($"{Owner(null, file)}: {expected}. Received: {received}", name);

    static ArgumentOutOfRangeException OutOfRange<T>(string expected, T value, string? owner, string name, string file)
        where T : INumber<T> =>
        new(name, $"{Owner(owner, file)}: {expected}. Received: {name}={Show(value)}");

    static string Show<T>(T value) where T : INumber<T> => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture);

    static string Owner(string? owner, string file) => owner ?? Path.GetFileNameWithoutExtension(file);
}
