using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;

namespace KerasLike.Native;

/// <summary>Finds a symbol of a 64-bit ELF file in its full table, which also holds those that the library does not export.</summary>
internal static class ElfSymbols
{
    const int SymbolTable = 2, SectionSize = 64, SymbolSize = 24;

    /// <summary>The address of a symbol, counted from where the library is loaded; or null where the file has no such symbol, or no full table.</summary>
    internal static long? Find(string path, string name)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        if (view.Capacity < 64 || view.ReadUInt32(0) != 0x464c457f || view.ReadByte(4) != 2) throw new InvalidDataException($"{path} is not a 64-bit ELF file.");
        var (sections, count) = (view.ReadInt64(40), view.ReadUInt16(60));
        for (int i = 0; i < count; i++)
        {
            var header = sections + i * SectionSize;
            if (view.ReadUInt32(header + 4) != SymbolTable) continue;
            var names = Section(view, sections + view.ReadUInt32(header + 40) * SectionSize);
            var symbols = Section(view, header);
            return Find(symbols, names, name);
        }
        return null;
    }

    static long? Find(ReadOnlySpan<byte> symbols, ReadOnlySpan<byte> names, string name)
    {
        var text = Encoding.ASCII.GetBytes($"{name}\0");
        // A linker lets a name share the end of a longer one.
        for (int at = names.IndexOf(text); at >= 0;)
        {
            for (int s = 0; s + SymbolSize <= symbols.Length; s += SymbolSize)
                if (MemoryMarshal.Read<uint>(symbols[s..]) == at && MemoryMarshal.Read<ushort>(symbols[(s + 6)..]) != 0) return MemoryMarshal.Read<long>(symbols[(s + 8)..]);
            var next = names[(at + 1)..].IndexOf(text);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return null;
    }

    static unsafe ReadOnlySpan<byte> Section(MemoryMappedViewAccessor view, long header)
    {
        var (offset, size) = (view.ReadInt64(header + 24), view.ReadInt64(header + 32));
        if (offset < 0 || size < 0 || offset > view.Capacity - size) throw new InvalidDataException("A section of the ELF file reaches past its end.");
        // The view lives as long as the caller reads.
        return new((byte*)view.SafeMemoryMappedViewHandle.DangerousGetHandle() + offset, checked((int)size));
    }
}
