using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Plotting;

/// <summary>What a layer has learnt and what it computes, as images.</summary>
internal static class LayerImages
{
    /// <summary>The most tiles that are drawn, and filters and channels where each pair has one.</summary>
    internal const int Most = 256, MostPairs = 16;

    /// <summary>A tile for each filter; where a filter has channels that are no colours, one for each of them, a filter a row.</summary>
    internal static (List<Tile> Tiles, int? Columns, string Title) Filters(Model model, string layerName, string owner)
    {
        var layer = Check.NotNull(model, owner).GetLayer(Check.NotNull(layerName, owner));
        if (layer is not (ConvolutionLayer and not Conv3D and not Conv3DTranspose) || !layer.Built)
            throw new ArgumentException($"{owner}: filters are drawn of convolutions over one or two axes, once they are built. Received: {layer.Description}, {(layer.Built ? "another kind of layer" : "not built")}", nameof(layerName));
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var kernel = layer.GetWeights()[0].cpu().to_type(ScalarType.Float32);
        if (kernel.ndim == 3) kernel = kernel.unsqueeze(0);
        // Transposed and depthwise kernels have their axes the other way round, or the filters of a channel last.
        if (layer is Conv2DTranspose or Conv1DTranspose) kernel = kernel.transpose(2, 3);
        var isDepthwise = layer is DepthwiseConv2D or DepthwiseConv1D or SeparableConv2D or SeparableConv1D;
        if (isDepthwise) kernel = kernel.reshape(kernel.size(0), kernel.size(1), 1, -1);
        var (channels, filters) = ((int)kernel.size(2), (int)kernel.size(3));
        var greatest = Math.Max(1e-12f, kernel.abs().max().item<float>());
        if (channels == 3) return ([.. Enumerable.Range(0, Math.Min(filters, Most)).Select(f => new Tile(Colored(kernel.select(3, f))))], null, Heading(layer, filters, Most));
        if (channels == 1) return ([.. Enumerable.Range(0, Math.Min(filters, Most)).Select(f => new Tile(Bitmaps.Of(kernel.select(3, f).select(2, 0), v => Tint.Signed(v / greatest))))], null, Heading(layer, filters, Most));
        var (rows, columns) = (Math.Min(filters, MostPairs), Math.Min(channels, MostPairs));
        var tiles = Enumerable.Range(0, rows).SelectMany(f => Enumerable.Range(0, columns).Select(c => new Tile(Bitmaps.Of(kernel.select(3, f).select(2, c), v => Tint.Signed(v / greatest)))));
        return ([.. tiles], columns, $"{layer.Name}: {rows} of {filters} filters (rows), {columns} of {channels} channels (columns)");
    }

    /// <summary>A tile for each channel of what a layer gives for an image.</summary>
    internal static (List<Tile> Tiles, string Title) FeatureMaps(Model model, Tensors image, string layerName, string owner)
    {
        var layer = Check.NotNull(model, owner).GetLayer(Check.NotNull(layerName, owner));
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var maps = new Model(model.Inputs, layer.Output).Apply(OneImage(image, owner));
        if (maps.ndim != 4) throw new ArgumentException($"{owner}: the output of a layer with feature maps is (batch, height, width, channels). Received: layer \"{layer.Name}\", whose output is {layer.Output.Shape}", nameof(layerName));
        maps = (IsChannelsFirst(layer) ? maps[0] : maps[0].permute(2, 0, 1)).cpu();
        var count = (int)maps.size(0);
        // Each map has its own range: what it tells apart matters, and not how strongly.
        return ([.. Enumerable.Range(0, Math.Min(count, Most)).Select(c => Stretched(maps[c]))], Heading(layer, count, Most, "feature maps"));
    }

    /// <summary>An image as a batch of one.</summary>
    internal static Tensor OneImage(Tensors image, string owner)
    {
        var one = Check.NotNull(image, owner).Materialize().Single.to_type(ScalarType.Float32);
        if (one.ndim is 2 or 3) one = one.ndim == 2 ? one.unsqueeze(0).unsqueeze(-1) : one.unsqueeze(0);
        if (one.ndim != 4 || one.size(0) != 1) throw new ArgumentException($"{owner}: `image` must be one image, (height, width, channels) or (1, height, width, channels). Received: shape {Shape.Of(image.Materialize().Single)}", nameof(image));
        return one.to(Keras.Device);
    }

    internal static bool IsChannelsFirst(Layer layer) => layer.GetType().GetProperty("DataFormat")?.GetValue(layer) as string == "channels_first";

    static Tile Stretched(Tensor map)
    {
        var (low, high) = (map.min().item<float>(), map.max().item<float>());
        return new(Bitmaps.Of(map, v => Tint.Cool((v - low) / Math.Max(1e-12f, high - low))));
    }

    static SkiaSharp.SKBitmap Colored(Tensor filter) => Bitmaps.Of((Tensors)filter.unsqueeze(0), (filter.min().item<float>(), Math.Max(filter.max().item<float>(), filter.min().item<float>() + 1e-6)), "")[0];

    static string Heading(Layer layer, int count, int most, string what = "filters") => $"{layer.Name}: {(count > most ? $"{most} of " : "")}{count} {what}";
}
