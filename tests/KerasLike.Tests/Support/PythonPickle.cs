using System.Buffers.Binary;
using System.Text;

namespace KerasLike.Tests.Support;

/// <summary>Writes pickles as Python 2 wrote those of CIFAR: protocol 2, texts as bytes.</summary>
internal static class PythonPickle
{
    /// <summary>A dictionary of an array of bytes and of lists of numbers.</summary>
    internal static byte[] Dictionary(byte[,] data, params (string Name, int[] Numbers)[] lists)
    {
        var file = new MemoryStream();
        void Raw(params byte[] bytes) => file.Write(bytes);
        void Text(string text) => Raw([(byte)'U', (byte)text.Length, .. Encoding.ASCII.GetBytes(text), (byte)'q', 1]);
        void Global(string module, string name) => Raw(Encoding.ASCII.GetBytes($"c{module}\n{name}\n"));
        void Int(int value)
        {
            Raw((byte)'J');
            var bytes = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
            Raw(bytes);
        }
        Raw(0x80, 2, (byte)'}', (byte)'q', 0, (byte)'(');
        Text("data");
        Global("numpy.core.multiarray", "_reconstruct");
        Global("numpy", "ndarray");
        Raw((byte)'K', 0, 0x85, (byte)'U', 1, (byte)'b', 0x87, (byte)'R', (byte)'(', (byte)'K', 1);
        Int(data.GetLength(0));
        Int(data.GetLength(1));
        Raw(0x86);
        Global("numpy", "dtype");
        Text("u1");
        Raw((byte)'K', 0, (byte)'K', 1, 0x87, (byte)'R', (byte)'(', (byte)'K', 3);
        Text("|");
        Raw((byte)'N', (byte)'N', (byte)'N');
        Int(-1);
        Int(-1);
        Raw((byte)'K', 0, (byte)'t', (byte)'b', 0x89, (byte)'T');
        Raw(BitConverter.GetBytes(data.Length));
        Raw([.. data.Cast<byte>()]);
        Raw((byte)'t', (byte)'b');
        foreach (var (name, numbers) in lists)
        {
            Text(name);
            Raw((byte)']', (byte)'(');
            foreach (var number in numbers) Raw((byte)'K', (byte)number);
            Raw((byte)'e');
        }
        Raw((byte)'u', (byte)'.');
        return file.ToArray();
    }
}
