using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace KerasLike.Saving;

/// <summary>Keras's names of things, from ours.</summary>
internal static partial class Naming
{
    static readonly ConcurrentDictionary<string, int> Uses = new();

    /// <summary>A parameter's name as a config key: <c>kernelInitializer</c> → <c>kernel_initializer</c>, <c>beta1</c> → <c>beta_1</c>, <c>l2</c> → <c>l2</c>.</summary>
    internal static string Key(string parameter)
    {
        var key = new StringBuilder();
        var letters = 0; // in the word so far
        foreach (var c in parameter)
        {
            var starts = char.IsUpper(c) || (char.IsDigit(c) && letters > 1);
            if (starts && key.Length > 0)
            {
                key.Append('_');
                letters = 0;
            }
            key.Append(char.ToLowerInvariant(c));
            letters = char.IsDigit(c) ? 0 : letters + 1;
        }
        return key.ToString();
    }

    /// <summary>The property that shows a constructor parameter: <c>kernelInitializer</c> → <c>KernelInitializer</c>.</summary>
    internal static string Property(string parameter) => char.ToUpperInvariant(parameter[0]) + parameter[1..];

    /// <summary>A class's name as Keras makes object names of it: <c>Conv2D</c> → <c>conv2d</c>, <c>ReLU</c> → <c>re_lu</c>.</summary>
    internal static string SnakeCase(string className) =>
        LowerUpper().Replace(AnyWord().Replace(className, "$1_$2"), "$1_$2").ToLowerInvariant();

    /// <summary>A name not given before since <see cref="Clear"/>: <c>dense</c>, <c>dense_1</c>, <c>dense_2</c>, …</summary>
    internal static string Unique(string prefix)
    {
        var use = Uses.AddOrUpdate(prefix, 0, (_, last) => last + 1);
        return use == 0 ? prefix : $"{prefix}_{use}";
    }

    /// <summary>Starts the numbering of names again.</summary>
    internal static void Clear() => Uses.Clear();

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex AnyWord();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex LowerUpper();
}
