using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>A file of batches, one after the other: for each of x, y and weights the number of tensors, and each one's name, type, shape and bytes.</summary>
internal static class BatchFile
{
    const string Magic = "KerasLike batches 1";
    const byte More = 1, AtEnd = 0;

    internal sealed class Writer : IDisposable
    {
        readonly BinaryWriter file;

        internal Writer(string path)
        {
            file = new(File.Create(path, 1 << 16));
            file.Write(Magic);
        }

        internal void Add(Batch batch)
        {
            using var noGrad = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            file.Write(More);
            foreach (var part in new[] { batch.X, batch.Y, batch.SampleWeight }) Write(part?.Materialize());
        }

        internal void End() => file.Write(AtEnd);

        public void Dispose() => file.Dispose();

        void Write(Tensors? part)
        {
            file.Write(part?.Count ?? -1);
            for (int i = 0; i < (part?.Count ?? 0); i++)
            {
                var tensor = part![i].detach().cpu().contiguous();
                file.Write(part.Names?[i] ?? "");
                file.Write(DTypes.Name(tensor.dtype));
                file.Write(tensor.shape.Length);
                foreach (var dim in tensor.shape) file.Write(dim);
                file.Write(tensor.bytes);
            }
        }
    }

    internal static IEnumerable<Batch> Read(string path)
    {
        using var file = new BinaryReader(File.OpenRead(path));
        Checked(path, () => file.ReadString() == Magic ? true : throw new InvalidDataException("it does not begin as one"));
        while (Checked(path, file.ReadByte) == More) yield return Checked(path, () => new Batch(ReadPart(file)!, ReadPart(file), ReadPart(file)));
    }

    static Tensors? ReadPart(BinaryReader file)
    {
        var count = file.ReadInt32();
        if (count < 0) return null;
        var (tensors, names) = (new Tensor[count], new string[count]);
        for (int i = 0; i < count; i++)
        {
            names[i] = file.ReadString();
            var dtype = DTypes.Parse(file.ReadString());
            var shape = Enumerable.Range(0, file.ReadInt32()).Select(_ => file.ReadInt64()).ToArray();
            if (shape.Aggregate((long)DTypes.Bytes(dtype), (size, dim) => checked(size * dim)) > file.BaseStream.Length - file.BaseStream.Position) throw new EndOfStreamException("it ends too early");
            tensors[i] = torch.empty(shape, dtype);
            file.BaseStream.ReadExactly(tensors[i].bytes);
        }
        return new(tensors, names is ["", ..] ? null : names);
    }

    static T Checked<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or ArgumentException or OverflowException or FormatException)
        {
            throw new InvalidDataException($"{path} is not a whole file of cached batches: {e.Message.TrimEnd('.')}. Delete it, to have it made again.", e);
        }
    }
}
