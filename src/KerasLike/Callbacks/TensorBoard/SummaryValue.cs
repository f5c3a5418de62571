using System.Globalization;
using System.Runtime.InteropServices;

namespace KerasLike.Callbacks;

/// <summary>What TensorBoard shows, as the messages that its plugins know: a tag, the plugin's name, and a tensor.</summary>
internal static class SummaryValue
{
    const int Buckets = 30;

    // What TensorBoard takes a tensor for: a number; any small tensor; a list, never a single one, of strings of bytes.
    enum DataClass { Scalar = 1, Tensor = 2, Blobs = 3 }

    internal static ProtoMessage Scalar(string tag, double value)
    {
        float[] number = [(float)value];
        return Make(tag, "scalars", DataClass.Scalar, new ProtoMessage().Integer(1, 1).Message(2, new()).Bytes(5, MemoryMarshal.AsBytes(number.AsSpan())));
    }

    /// <summary>Text; Markdown is laid out.</summary>
    internal static ProtoMessage Text(string tag, string text) => Make(tag, "text", DataClass.Tensor, new ProtoMessage().Integer(1, 7).Message(2, new()).Text(8, text));

    /// <summary>A model as Keras writes it in JSON, which is drawn as a graph.</summary>
    internal static ProtoMessage KerasModel(string tag, string json) => Make(tag, "graph_keras_model", DataClass.Blobs, new ProtoMessage().Integer(1, 7).Message(2, Dimensions(1)).Text(8, json), "1");

    /// <summary>An image, as a PNG file.</summary>
    internal static ProtoMessage Image(string tag, byte[] png, int width, int height) =>
        Make(tag, "images", DataClass.Blobs, new ProtoMessage().Integer(1, 7).Message(2, Dimensions(3))
            .Text(8, width.ToString(CultureInfo.InvariantCulture)).Text(8, height.ToString(CultureInfo.InvariantCulture)).Bytes(8, png));

    /// <summary>How many of a tensor's numbers are how large: rows of (from, to, how many). Numbers that are not finite are left out.</summary>
    internal static ProtoMessage Histogram(string tag, Tensor values)
    {
        var cells = new double[3 * Buckets];
        using var numbers = values.detach().cpu().to_type(ScalarType.Float64).contiguous();
        Fill(cells, MemoryMarshal.Cast<byte, double>(numbers.bytes));
        return Make(tag, "histograms", DataClass.Tensor, Doubles(cells, Dimensions(Buckets, 3)));
    }

    static void Fill(double[] cells, ReadOnlySpan<double> numbers)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var number in numbers)
            if (double.IsFinite(number)) (least, most) = (Math.Min(least, number), Math.Max(most, number));
        if (least > most) return;
        var width = (most - least) / Buckets;
        for (int i = 0; i < Buckets; i++) (cells[3 * i], cells[3 * i + 1]) = (least + i * width, i == Buckets - 1 ? most : least + (i + 1) * width);
        // As TensorFlow does it: numbers that are all the same are in the last.
        foreach (var number in numbers)
            if (double.IsFinite(number)) cells[3 * (width > 0 ? Math.Min((int)((number - least) / width), Buckets - 1) : Buckets - 1) + 2]++;
    }

    static ProtoMessage Make(string tag, string plugin, DataClass kind, ProtoMessage tensor, string content = "")
    {
        var data = new ProtoMessage().Text(1, plugin).Text(2, content);
        return new ProtoMessage().Text(1, tag).Message(9, new ProtoMessage().Message(1, data).Integer(4, (int)kind)).Message(8, tensor);
    }

    static ProtoMessage Doubles(double[] values, ProtoMessage shape) => new ProtoMessage().Integer(1, 2).Message(2, shape).Bytes(4, MemoryMarshal.AsBytes(values.AsSpan()));

    static ProtoMessage Dimensions(params int[] sizes) => sizes.Aggregate(new ProtoMessage(), (shape, size) => shape.Message(2, new ProtoMessage().Integer(1, size)));
}
