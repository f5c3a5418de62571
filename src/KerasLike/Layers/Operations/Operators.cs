namespace KerasLike.Layers;

/// <summary>What operations compute, by the names that Keras gives them.</summary>
internal static class Operators
{
    internal static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> Binary = new()
    {
        ["Add"] = (a, b) => a.Plus(b),
        ["Subtract"] = (a, b) => a.sub(b),
        ["Multiply"] = (a, b) => a.mul(b),
        ["Divide"] = (a, b) => a.div(b),
        ["TrueDivide"] = (a, b) => a.true_divide(b),
        ["Mod"] = (a, b) => a.remainder(b),
        ["Power"] = (a, b) => a.pow(b),
        ["Maximum"] = torch.maximum,
        ["Minimum"] = torch.minimum,
        ["Matmul"] = (a, b) => a.matmul(b),
    };

    internal static readonly Dictionary<string, Func<Tensor, Tensor>> Unary = new()
    {
        ["Negative"] = a => a.neg(),
        ["Absolute"] = a => a.abs(),
        ["Exp"] = a => a.exp(),
        ["Log"] = a => a.log(),
        ["Sqrt"] = a => a.sqrt(),
        ["Square"] = a => a.Squared(),
    };
}
