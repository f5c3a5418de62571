using KerasLike.Saving;

namespace KerasLike.Initializers;

/// <summary>
/// The kernel of a one-dimensional convolution that computes a short-time Fourier transform: cosines (real side) or sines (imaginary side), windowed and
/// scaled. The weight has shape (frame length, 1, number of frequencies), the frequencies being half the transform's length plus one.
/// </summary>
/// <param name="side"><c>"real"</c> or <c>"imag"</c>. Default: <c>"real"</c>.</param>
/// <param name="window">The window over a frame, by its name in <c>scipy.signal.windows</c>; null for none. Default: <c>"hann"</c>.</param>
/// <param name="scaling"><c>"density"</c> divides by the window's 2-norm, <c>"spectrum"</c> by its sum of magnitudes; null by nothing. Default: <c>"density"</c>.</param>
/// <param name="periodic">Whether the window's period is its length, rather than one less. Default: false.</param>
/// <remarks>Keras: <c>keras.initializers.STFT</c></remarks>
[Alias("stft_initializer")]
public sealed class STFT(string side = "real", string? window = "hann", string? scaling = "density", bool periodic = false) : Initializer
{
    /// <summary>The side computed.</summary>
    public string Side { get; } = Check.OneOf(side, ["real", "imag"]);

    /// <summary>The window's name.</summary>
    public string? Window { get; } = window is null ? null : Check.OneOf(window, Windows.Names);

    /// <summary>The scaling.</summary>
    public string? Scaling { get; } = scaling is null ? null : Check.OneOf(scaling, ["density", "spectrum"]);

    /// <summary>Whether the window's period is its length.</summary>
    public bool Periodic { get; } = periodic;

    /// <inheritdoc/>
    public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32)
    {
        if (shape is not [int frame, 1, int frequencies]) throw Check.Error("the weight must have shape (frame length, 1, frequencies)", $"shape={shape}", nameof(shape));
        var window = Window is null ? null : Windows.Values(Window, frame, Periodic);
        var norm = window is null ? 1 : Scaling switch { "density" => Math.Sqrt(window.Sum(w => w * w)), "spectrum" => window.Sum(Math.Abs), _ => 1 };
        var values = new double[frame, 1, frequencies];
        for (int time = 0; time < frame; time++)
            for (int f = 0; f < frequencies; f++)
            {
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * time * f / ((frequencies - 1) * 2));
                values[time, 0, f] = (Side == "real" ? cosine : sine) * (window?[time] ?? 1) / norm;
            }
        using var scope = torch.NewDisposeScope();
        return ((Tensors)values).Materialize().Single.to(dtype, Keras.Device).MoveToOuterDisposeScope();
    }
}
