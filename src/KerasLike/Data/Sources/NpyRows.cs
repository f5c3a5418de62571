using KerasLike.Training;
using Microsoft.Win32.SafeHandles;

namespace KerasLike.Data;

/// <summary>Samples along the first axis of <c>.npy</c> files, read when they are asked for: the files can be larger than memory.</summary>
internal sealed class NpyRows : Rows
{
    readonly Source x;
    readonly Source? y;

    internal NpyRows(string x, string? y)
    {
        (this.x, this.y) = (new(x), y is null ? null : new(y));
        if (this.y is not null && this.y.Count != this.x.Count)
            throw new ArgumentException($"Dataset.FromNpy: x and y must hold the same number of samples. Received: {x} {this.x.Count}, {y} {this.y.Count}.");
    }

    internal override long Count => x.Count;

    internal override Batch One(long index)
    {
        var batch = Many([index]);
        return new(batch.X.Map(t => t.squeeze(0)), batch.Y?.Map(t => t.squeeze(0)));
    }

    internal override Batch Many(long[] indices) => new(x.Read(indices), y?.Read(indices));

    sealed class Source
    {
        readonly string path;
        readonly ScalarType type;
        readonly long[] row;
        readonly long start;
        readonly int bytes;

        internal Source(string path)
        {
            this.path = path;
            (var header, start) = NpyReader.Open(path, stream => (NpyHeader.Read(stream), stream.Position));
            if (header.Shape.Length == 0 || header.FortranOrder || header.Descr[0] == '>')
                throw new InvalidDataException($"The file {path} cannot be read row by row: its type is {header.Descr}, its shape ({string.Join(", ", header.Shape)}), fortran_order {header.FortranOrder}. Save it with numpy.ascontiguousarray.");
            type = NpyReader.Open(path, _ => NpyArray.TypeOf(header.Descr));
            (Count, row) = (header.Shape[0], header.Shape[1..]);
            bytes = checked((int)row.Aggregate((long)DTypes.Bytes(type), (size, dim) => size * dim));
            var length = new FileInfo(path).Length;
            if (length < start + Count * bytes) throw new InvalidDataException($"The file {path} cannot be read: it ends too early, after {length:N0} of {start + Count * bytes:N0} bytes.");
        }

        internal long Count { get; }

        internal Tensor Read(long[] indices)
        {
            Native.LibTorch.EnsureLoaded();
            var tensor = torch.empty([indices.Length, .. row], type);
            using var file = File.OpenHandle(path, options: FileOptions.RandomAccess);
            var target = tensor.bytes;
            // Neighbours are read at once.
            for (int from = 0, to; from < indices.Length; from = to)
            {
                for (to = from + 1; to < indices.Length && indices[to] == indices[to - 1] + 1; to++) { }
                Fill(file, target[(from * bytes)..(to * bytes)], start + indices[from] * bytes);
            }
            return tensor;
        }

        static void Fill(SafeFileHandle file, Span<byte> target, long offset)
        {
            while (target.Length > 0)
            {
                var read = RandomAccess.Read(file, target, offset);
                if (read == 0) throw new EndOfStreamException("The file became shorter while it was read.");
                target = target[read..];
                offset += read;
            }
        }
    }
}
