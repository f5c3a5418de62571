namespace KerasLike;

/// <summary>Colours multiplied with their alpha, and divided by it.</summary>
internal static class Alpha
{
    internal static Pixels Multiplied(Pixels image) => Each(image, (color, alpha) =>
    {
        var product = color * alpha + 128;
        return (product + (product >> 8)) >> 8;
    });

    internal static Pixels Divided(Pixels image) => Each(image, (color, alpha) => alpha is 0 or 255 ? color : Math.Min(255 * color / alpha, 255));

    static Pixels Each(Pixels image, Func<int, int, int> change)
    {
        var made = (byte[])image.Values.Clone();
        for (int i = 0; i < made.Length; i += 4)
            for (int c = 0; c < 3; c++) made[i + c] = (byte)change(made[i + c], made[i + 3]);
        return image with { Values = made };
    }
}
