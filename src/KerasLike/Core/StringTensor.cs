using System.Text;

namespace KerasLike;

/// <summary>
/// Strings as a tensor, of which libtorch has none: their UTF-8 bytes as int8 along a last axis of its own, between a mark and an end that no text has. So they go from layer to
/// layer as other values do, and cost those nothing.
/// </summary>
internal static class StringTensor
{
    const byte End = 0xFF;

    static readonly byte[] Mark = [End, 0xFE];

    internal static Tensor Of(Strings texts)
    {
        var encoded = texts.Values.Select(Encoding.UTF8.GetBytes).ToList();
        var length = Mark.Length + encoded.Select(e => e.Length).DefaultIfEmpty().Max() + 1;
        var bytes = new sbyte[encoded.Count * length];
        bytes.AsSpan().Fill(unchecked((sbyte)End));
        var rows = System.Runtime.InteropServices.MemoryMarshal.AsBytes(bytes.AsSpan());
        for (int i = 0; i < encoded.Count; i++)
        {
            Mark.CopyTo(rows[(i * length)..]);
            encoded[i].CopyTo(rows[(i * length + Mark.Length)..]);
        }
        return ArrayConversion.ToTensor(bytes).reshape([.. texts.Shape.ToSizes(), length]);
    }

    internal static bool Is(Tensor tensor)
    {
        if (tensor.dtype != ScalarType.Int8 || tensor.ndim == 0 || tensor.numel() == 0 || tensor.size(-1) <= Mark.Length) return false;
        using var scope = torch.NewDisposeScope();
        var first = tensor;
        while (first.ndim > 1) first = first.select(0, 0);
        return first.narrow(0, 0, Mark.Length).cpu().contiguous().bytes.SequenceEqual(Mark);
    }

    internal static Strings Read(Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        var bytes = tensor.cpu().contiguous().bytes;
        var texts = new string[tensor.numel() / tensor.size(-1)];
        for (int i = 0; i < texts.Length; i++)
        {
            var row = bytes.Slice(i * (int)tensor.size(-1), (int)tensor.size(-1))[Mark.Length..];
            texts[i] = Encoding.UTF8.GetString(row[..row.IndexOf(End)]);
        }
        return Strings.Of(texts, ShapeOf(tensor));
    }

    /// <summary>The shape of a tensor: of strings, without the axis of their bytes.</summary>
    internal static Shape ShapeOf(Tensor tensor) => Is(tensor) ? new([.. Shape.Of(tensor).SkipLast(1)]) : Shape.Of(tensor);
}
