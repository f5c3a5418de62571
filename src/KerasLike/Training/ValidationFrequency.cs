using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace KerasLike.Training;

/// <summary>After which epochs <c>Fit</c> evaluates: a number, after every so many; or a list of the numbers of epochs, from 1: <c>validationFreq: [1, 2, 10]</c>.</summary>
[CollectionBuilder(typeof(ValidationFrequency), nameof(Create))]
public readonly struct ValidationFrequency : IEnumerable<int>
{
    readonly int every;
    readonly int[]? epochs;

    ValidationFrequency(int every, int[]? epochs) => (this.every, this.epochs) = (every, epochs);

    /// <summary>Whether some epochs end without an evaluation.</summary>
    internal bool LeavesOut => epochs is not null || every > 1;

    /// <summary>After every so many epochs.</summary>
    /// <param name="every">The number, at least 1.</param>
    public static implicit operator ValidationFrequency(int every) => new(Check.Positive(every, "Fit", "validationFreq"), null);

    /// <summary>After certain epochs.</summary>
    /// <param name="epochs">Their numbers, from 1.</param>
    public static implicit operator ValidationFrequency(int[] epochs) => Create(Check.NotNull(epochs, "Fit", "validationFreq"));

    /// <summary>After certain epochs.</summary>
    /// <param name="epochs">Their numbers, from 1.</param>
    public static ValidationFrequency Create(ReadOnlySpan<int> epochs)
    {
        var all = epochs.ToArray();
        if (all.Length == 0 || Array.Exists(all, e => e < 1)) throw new ArgumentException($"Fit: `validationFreq` must be a number, or a list of the numbers of epochs, from 1. Received: validationFreq=[{string.Join(", ", all)}]", nameof(epochs));
        return new(0, all);
    }

    /// <summary>Whether an evaluation comes after an epoch, from 0.</summary>
    internal bool Includes(int epoch) => epochs is null ? (epoch + 1) % Math.Max(1, every) == 0 : Array.IndexOf(epochs, epoch + 1) >= 0;

    /// <summary>The numbers given.</summary>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)(epochs ?? [Math.Max(1, every)])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The number, or the list.</summary>
    public override string ToString() => epochs is null ? Math.Max(1, every).ToString(CultureInfo.InvariantCulture) : $"[{string.Join(", ", epochs)}]";
}
