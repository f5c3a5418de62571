namespace KerasLike.Optimizers;

/// <summary>
/// The arithmetic that update formulas are written in, once: on a vector register, on a single number at the end of a row, or on whole tensors where the
/// weights are not float32 on the CPU.
/// </summary>
internal interface IElements<T> where T : struct, IElements<T>
{
    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator *(T left, T right);

    static abstract T operator /(T left, T right);

    static abstract T Sqrt(T value);

    static abstract T Max(T left, T right);

    static abstract T Min(T left, T right);

    static abstract T Abs(T value);

    /// <summary>−1, 0 or 1.</summary>
    static abstract T Sign(T value);

    /// <summary>A power of what is not negative.</summary>
    static abstract T Pow(T value, float exponent);

    static abstract T Constant(float value);
}

/// <summary>An update formula: changes the weight and up to three things remembered of it.</summary>
internal interface IUpdateRule
{
    void Update<T>(ref T weight, T gradient, ref T first, ref T second, ref T third) where T : struct, IElements<T>;
}
