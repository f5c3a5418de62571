using System.Globalization;
using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>Draws boxes, and beside them what is in them.</summary>
internal static class BoxDrawing
{
    const string Owner = "Visualization.DrawBoundingBoxes";
    const float TextSize = 22, TextGap = 8;

    internal static Tensor Draw(Tensors images, Tensors boxes, string format, BoxStyle style, string? dataFormat)
    {
        Check.Positive(style.LineThickness, Owner, "lineThickness");
        Check.Positive(style.TextThickness, Owner, "textThickness");
        Check.InRange(style.FontScale, 0.1, 100, Owner, "fontScale");
        var order = new BoxFormat(format, Owner);
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var all = Check.NotNull(images, Owner).Materialize().Single.cpu();
        if (all.ndim != 4) throw new ArgumentException($"{Owner}: `images` must be (images, height, width, channels). Received: shape {Shape.Of(all)}", nameof(images));
        if (ImageArrays.IsFirst(dataFormat, Owner)) all = all.permute(0, 2, 3, 1);
        var (places, labels, confidences) = Read(boxes, (int)all.size(0));
        var bitmaps = Bitmaps.Of(all, null, Owner);
        var pixels = new List<Tensor>();
        foreach (var (i, bitmap) in bitmaps.Index())
        {
            using var canvas = new SKCanvas(bitmap);
            for (int b = 0; b < labels.GetLength(1); b++)
                if (labels[i, b] != -1) Box(canvas, order.Corners(places.AsSpan((i * labels.GetLength(1) + b) * 4, 4), bitmap.Height, bitmap.Width), Text(labels[i, b], confidences?[i, b], style), style);
            pixels.Add(torch.tensor(bitmap.Bytes, ScalarType.Byte).reshape(bitmap.Height, bitmap.Width, 4));
        }
        var drawn = torch.stack(pixels);
        return drawn.narrow(3, 0, all.size(3)).contiguous().MoveToOuterDisposeScope();
    }

    static (float[] Places, int[,] Labels, float[,]? Confidences) Read(Tensors boxes, int count)
    {
        var names = Check.NotNull(boxes, Owner, "boundingBoxes").Names ?? [];
        if (!names.Contains("boxes") || !names.Contains("labels"))
            throw new ArgumentException($"{Owner}: `boundingBoxes` must be a dictionary with \"boxes\" and \"labels\", and maybe \"confidences\". Received: {(names.Count == 0 ? "no names" : string.Join(", ", names.Select(n => $"\"{n}\"")))}", nameof(boxes));
        var given = boxes.Materialize();
        var places = given["boxes"].cpu().to_type(ScalarType.Float32).contiguous();
        if (places.ndim != 3 || places.size(0) != count || places.size(2) != 4) throw new ArgumentException($"{Owner}: \"boxes\" must be ({count}, boxes, 4). Received: shape {Shape.Of(places)}", nameof(boxes));
        var labels = Matrix(given, "labels", places);
        var confidences = names.Contains("confidences") ? Matrix(given, "confidences", places) : null;
        var whole = new int[count, places.size(1)];
        for (int i = 0; i < count; i++) for (int b = 0; b < places.size(1); b++) whole[i, b] = (int)labels[i, b];
        return (places.data<float>().ToArray(), whole, confidences);
    }

    static float[,] Matrix(Tensors given, string name, Tensor places)
    {
        var values = given[name].cpu().to_type(ScalarType.Float32);
        return values.ndim == 2 && values.size(0) == places.size(0) && values.size(1) == places.size(1) ? (float[,])values.data<float>().ToNDArray()
            : throw new ArgumentException($"{Owner}: \"{name}\" must be ({places.size(0)}, {places.size(1)}), as there are boxes. Received: shape {Shape.Of(values)}", name);
    }

    static string? Text(int label, float? confidence, BoxStyle style) =>
        style.Names is null || !style.Names.TryGetValue(label, out var name) ? null : confidence is float sure ? $"{name} | {sure.ToString("F2", CultureInfo.InvariantCulture)}" : name;

    static void Box(SKCanvas canvas, (float Left, float Top, float Right, float Bottom) box, string? text, BoxStyle style)
    {
        var color = new SKColor((byte)Math.Clamp(style.Color.Red, 0, 255), (byte)Math.Clamp(style.Color.Green, 0, 255), (byte)Math.Clamp(style.Color.Blue, 0, 255));
        using var paint = new SKPaint { Color = color, IsStroke = true, StrokeWidth = style.LineThickness };
        // Through the middle of pixels, as a box of whole numbers names pixels.
        canvas.DrawRect(new SKRect((int)box.Left + 0.5f, (int)box.Top + 0.5f, (int)box.Right + 0.5f, (int)box.Bottom + 0.5f), paint);
        if (text is null) return;
        var size = (float)(TextSize * style.FontScale);
        // Above the box where there is room, else inside.
        var above = box.Top - TextGap - size > 0;
        var baseline = above ? box.Top - TextGap : box.Top + size + style.TextThickness;
        Typefaces.Draw(canvas, text, above ? box.Left : box.Left + 3 + style.LineThickness, baseline, size, color, bold: style.TextThickness > 1);
    }
}
