using System.Text.RegularExpressions;

namespace KerasLike.Layers;

/// <summary>The shapes in a product whose second factor is a kernel, by its equation and the shapes of input and output.</summary>
/// <param name="Kernel">The kernel's shape.</param>
/// <param name="Bias">The bias's shape, or null.</param>
/// <param name="Output">The output's shape.</param>
/// <param name="InputAxes">The kernel's axes that are summed over.</param>
/// <param name="OutputAxes">The kernel's axes that are in the output.</param>
internal sealed partial record EinsumShapes(Shape Kernel, Shape? Bias, Shape Output, int[] InputAxes, int[] OutputAxes)
{
    internal static EinsumShapes Of(string owner, string equation, string? biasAxes, Shape inputShape, Shape outputShape)
    {
        var match = Form().Match(equation);
        if (!match.Success || match.Groups["before"].Success != match.Groups["into"].Success || match.Groups["after"].Success != match.Groups["onto"].Success)
            throw new ArgumentException($"{owner}: `equation` must be of the form \"ab,bc->ac\", \"...ab,bc->...ac\" or \"ab...,bc->ac...\". Received: equation=\"{equation}\"");
        var (input, kernel, output) = (match.Groups["input"].Value, match.Groups["kernel"].Value, match.Groups["output"].Value);
        var (left, elided) = (match.Groups["before"].Success, inputShape.Rank - input.Length);
        if (elided < 0 || (elided > 0 && !left && !match.Groups["after"].Success)) throw new ArgumentException($"{owner}: expected an input of {input.Length} axes for equation \"{equation}\". Received: shape {inputShape}");
        Shape full = left ? new([inputShape[0], .. inputShape.Skip(1).Take(Math.Max(0, elided - 1)), .. outputShape]) : new([inputShape[0], .. outputShape, .. inputShape.Skip(inputShape.Rank - elided)]);
        var shift = left ? elided : 0;
        if (full.Rank != output.Length + elided) throw new ArgumentException($"{owner}: expected an `outputShape` of {output.Length + elided - 1} axes for equation \"{equation}\". Received: outputShape={outputShape}");
        var (inputs, outputs) = (Dimensions(input, inputShape, shift), Dimensions(output, full, shift));
        foreach (var (letter, size) in inputs)
            if (outputs.TryGetValue(letter, out var other) && size is not null && other is not null && size != other)
                throw new ArgumentException($"{owner}: dimension '{letter}' must have one size. Received: {size} in the input, {other} in `outputShape`");
        foreach (var letter in output.Where(c => !input.Contains(c, StringComparison.Ordinal) && !kernel.Contains(c, StringComparison.Ordinal)))
            throw new ArgumentException($"{owner}: dimension '{letter}' of the output is neither in the input nor in the kernel. Received: equation=\"{equation}\"");
        int?[] sizes = [.. kernel.Select(c => outputs.TryGetValue(c, out var size) ? size ?? inputs.GetValueOrDefault(c) : inputs.TryGetValue(c, out size) ? size : null)];
        if (Array.IndexOf(sizes, null) is >= 0 and var unknown) throw new ArgumentException($"{owner}: dimension '{kernel[unknown]}' of the kernel must be known. Received: equation=\"{equation}\", input shape {inputShape}, outputShape={outputShape}");
        var isOutput = kernel.Select((c, i) => (IsOutput: outputs.ContainsKey(c), Axis: i)).ToLookup(k => k.IsOutput, k => k.Axis);
        Shape known = new([.. full.Select((size, i) => size ?? (i - shift is >= 0 and var at && at < output.Length ? inputs.GetValueOrDefault(output[at]) : null))]);
        return new(new(sizes), BiasShape(owner, biasAxes, output, outputs, left ? 0 : elided), known, [.. isOutput[false]], [.. isOutput[true]]);
    }

    static Dictionary<char, int?> Dimensions(string letters, Shape shape, int shift) => letters.Select((c, i) => (c, i)).ToDictionary(l => l.c, l => shape[l.i + shift]);

    static Shape? BiasShape(string owner, string? axes, string output, Dictionary<char, int?> sizes, int after)
    {
        if (axes is null) return null;
        foreach (var letter in axes.Where(c => !output.Contains(c, StringComparison.Ordinal))) throw new ArgumentException($"{owner}: `biasAxes` must be letters of the output \"{output}\". Received: biasAxes=\"{axes}\"");
        var first = axes.Min(c => output.IndexOf(c, StringComparison.Ordinal));
        return new([.. output[first..].Select(c => axes.Contains(c, StringComparison.Ordinal) ? sizes[c] : 1), .. Enumerable.Repeat((int?)1, after)]);
    }

    [GeneratedRegex(@"^(?<before>\.\.\.)?(?<input>[a-zA-Z]+)(?<after>\.\.\.)?,(?<kernel>[a-zA-Z]+)->(?<into>\.\.\.)?(?<output>[a-zA-Z]+)(?<onto>\.\.\.)?$")]
    private static partial Regex Form();
}
