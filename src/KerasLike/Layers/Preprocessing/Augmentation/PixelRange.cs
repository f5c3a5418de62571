using System.Runtime.CompilerServices;

namespace KerasLike.Layers;

/// <summary>The least and greatest value of images' pixels, for the arithmetic of augmentation layers.</summary>
internal sealed class PixelRange
{
    readonly Scalar low, high, minusLow, span;

    internal PixelRange(Interval range) => (Range, low, high, minusLow, span) = (range, Scalars.Of(range.Low), Scalars.Of(range.High), Scalars.Of(-range.Low), Scalars.Of(range.High - range.Low));

    /// <summary>0 to 255.</summary>
    internal static PixelRange Byte { get; } = new((0, 255));

    /// <summary>0 to 1.</summary>
    internal static PixelRange Unit { get; } = new((0, 1));

    /// <summary>The two values.</summary>
    internal Interval Range { get; }

    /// <summary>The greater one.</summary>
    internal Scalar Greatest => high;

    /// <summary>The distance of the two.</summary>
    internal double Span => Range.High - Range.Low;

    /// <summary>What is written, in order; (0, 255) where nothing is.</summary>
    internal static Interval Of(Interval? valueRange, [CallerFilePath] string owner = "")
    {
        var range = valueRange ?? (0, 255);
        if (!range.IsList || range.Length != 2 || range[0] == range[1])
            throw Check.Error("`valueRange` must be the least and the greatest value of a pixel, such as (0, 1) or (0, 255)", $"valueRange={range}", nameof(valueRange), owner);
        return range[0] < range[1] ? range : (range[1], range[0]);
    }

    /// <summary>The values with those outside of the range brought to its ends.</summary>
    internal Tensor Clamp(Tensor values) => values.clamp(low, high);

    /// <summary>Values of this range as those of another.</summary>
    internal Tensor To(PixelRange other, Tensor values) =>
        other.Range == Range ? values : values.Plus(minusLow).div(span).mul(other.span).Plus(other.low);

    /// <summary>The same in one step, which rounds as Keras's equalization does: a bit decides between two bins of a histogram.</summary>
    internal Tensor Along(PixelRange other, Tensor values)
    {
        if (other.Range == Range) return values;
        var slope = other.Span / Span;
        using Scalar scale = slope, offset = other.Range.Low - Range.Low * slope;
        return values.mul(scale).Plus(offset);
    }
}
