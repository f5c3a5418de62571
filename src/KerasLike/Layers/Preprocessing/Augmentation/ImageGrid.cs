namespace KerasLike.Layers;

/// <summary>
/// A map of the plane of an image to itself, x' = (A0 x + A1 y + A2) / (C0 x + C1 y + 1) and y' = (B0 x + B1 y + B2) / (C0 x + C1 y + 1), from the place of a
/// pixel of the output to where the input is read.
/// </summary>
internal readonly record struct PlaneMap(double A0, double A1, double A2, double B0, double B1, double B2, double C0 = 0, double C1 = 0)
{
    internal static PlaneMap Identity { get; } = new(1, 0, 0, 0, 1, 0);

    /// <summary>
    /// The projective map from a quadrilateral, given by its corners, to the rectangle from (0, 0) to (<paramref name="right"/>, <paramref name="bottom"/>). Heckbert, 1989
    /// (Fundamentals of texture mapping and image warping, 2.2.3): the unit square's map to the quadrilateral, turned round.
    /// </summary>
    internal static PlaneMap OfCorners((double X, double Y) topLeft, (double X, double Y) topRight, (double X, double Y) bottomLeft, (double X, double Y) bottomRight, double right, double bottom)
    {
        (double X, double Y) first = (topRight.X - bottomRight.X, topRight.Y - bottomRight.Y), second = (bottomLeft.X - bottomRight.X, bottomLeft.Y - bottomRight.Y);
        (double X, double Y) sum = (topLeft.X - topRight.X + bottomRight.X - bottomLeft.X, topLeft.Y - topRight.Y + bottomRight.Y - bottomLeft.Y);
        var size = first.X * second.Y - second.X * first.Y;
        var (g, h) = ((sum.X * second.Y - second.X * sum.Y) / size, (first.X * sum.Y - sum.X * first.Y) / size);
        var (a, b, c) = (topRight.X - topLeft.X + g * topRight.X, bottomLeft.X - topLeft.X + h * bottomLeft.X, topLeft.X);
        var (d, e, f) = (topRight.Y - topLeft.Y + g * topRight.Y, bottomLeft.Y - topLeft.Y + h * bottomLeft.Y, topLeft.Y);
        var one = a * e - b * d;
        return new((e - f * h) * right / one, (c * h - b) * right / one, (b * f - c * e) * right / one,
            (f * g - d) * bottom / one, (a - c * g) * bottom / one, (c * d - a * f) * bottom / one, (d * h - e * g) / one, (b * g - a * h) / one);
    }
}

/// <summary>The rows and columns of images, and where maps of the plane send them.</summary>
internal static class ImageGrid
{
    // Far outside of any image, for places that a map sends to infinity.
    static readonly Scalar Far = Scalars.Of(1e6), FarBack = Scalars.Of(-1e6);

    /// <summary>0, 1, … for each row, (1, height, 1).</summary>
    internal static Tensor Rows(Tensor images) => Counting(images, 1).view(1, -1, 1);

    /// <summary>0, 1, … for each column, (1, 1, width).</summary>
    internal static Tensor Columns(Tensor images) => Counting(images, 2).view(1, 1, -1);

    /// <summary>Where each image is to be read, for a map of each: of no more rows and columns than differ.</summary>
    internal static (Tensor Y, Tensor X) Places(Tensor images, IReadOnlyList<PlaneMap> maps)
    {
        var (rows, columns) = (Rows(images), Columns(images));
        Tensor Coefficients(Func<PlaneMap, double> of) => torch.tensor(maps.Select(of).ToArray(), TypeOf(images), images.device).view(-1, 1, 1);
        Tensor Line(Func<PlaneMap, double> ofX, Func<PlaneMap, double> ofY, Func<PlaneMap, double>? constant)
        {
            var (hasX, hasY) = (maps.Any(m => ofX(m) != 0), maps.Any(m => ofY(m) != 0));
            var sum = hasX ? columns * Coefficients(ofX) : null;
            if (hasY) sum = sum is null ? rows * Coefficients(ofY) : (rows * Coefficients(ofY)).Plus(sum);
            sum ??= torch.zeros(1, 1, 1, dtype: TypeOf(images), device: images.device);
            return constant is null ? sum.Plus(Scalars.One) : sum.Plus(Coefficients(constant));
        }
        var (y, x) = (Line(m => m.B0, m => m.B1, m => m.B2), Line(m => m.A0, m => m.A1, m => m.A2));
        if (maps.All(m => m.C0 == 0 && m.C1 == 0)) return (y, x);
        var scale = Line(m => m.C0, m => m.C1, null);
        return (Finite(y / scale), Finite(x / scale));
    }

    /// <summary>The number type of places in images.</summary>
    internal static ScalarType TypeOf(Tensor images) => images.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;

    static Tensor Finite(Tensor places) => places.nan_to_num(1e6).clamp(FarBack, Far);

    static Tensor Counting(Tensor images, int axis)
    {
        using Scalar size = images.size(axis);
        return torch.arange(size, TypeOf(images), images.device);
    }
}
