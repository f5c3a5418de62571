using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace KerasLike.Native;

/// <summary>
/// Reads the few parts of a 64-bit ELF shared object that symbol versions need (System V ABI, Linux Standard Base "Symbol Versioning").
/// Compiled twice: into the library and, as C# 7.3 for netstandard2.0, into the build task that prepares the copy shipped beside programs.
/// </summary>
internal sealed class ElfFile
{
    const int LoadSegment = 1, DynamicSegment = 2;
    const int TagPltRelocationSize = 2, TagStrings = 5, TagRelocations = 7, TagRelocationSize = 8, TagPltRelocations = 23;
    const int TagSymbolVersions = 0x6ffffff0, TagNeededVersions = 0x6ffffffe, TagNeededVersionCount = 0x6fffffff;
    const int RelocationEntrySize = 24;
    const byte WeakVersion = 2;

    readonly byte[] file;
    readonly Dictionary<long, long> dynamic = [];

    ElfFile(byte[] file)
    {
        this.file = file;
        if (file.Length < 64 || U32(0) != 0x464c457f || file[4] != 2 || file[5] != 1) throw new InvalidDataException("Not a 64-bit little-endian ELF file.");
        for (long entry = Segment(DynamicSegment, null); U64(entry) != 0; entry += 16) dynamic[U64(entry)] = U64(entry + 8);
    }

    /// <summary>
    /// Marks as optional every version of <paramref name="library"/> that the file names but takes no symbol from. The loader refuses a file that
    /// names a version the installed library lacks, unless that version is marked so.
    /// </summary>
    /// <returns>The versions marked.</returns>
    internal static IReadOnlyList<string> WeakenUnusedVersions(byte[] file, string library)
    {
        var elf = new ElfFile(file);
        var used = elf.VersionsOfImportedSymbols();
        var weakened = new List<string>();
        foreach (var (name, at) in elf.NeededVersions(library))
        {
            if (used.Contains(elf.U16(at + 6))) continue;
            file[at + 4] |= WeakVersion;
            weakened.Add(name);
        }
        return weakened;
    }

    IEnumerable<(string Name, long At)> NeededVersions(string library)
    {
        if (!dynamic.TryGetValue(TagNeededVersions, out var address)) yield break;
        var entry = Offset(address);
        for (long i = 0, next = 1; i < Tag(TagNeededVersionCount) && next != 0; i++, next = U32(entry + 12), entry += next)
        {
            if (Text(U32(entry + 4)) != library) continue;
            var version = entry + U32(entry + 8);
            for (int j = 0; j < U16(entry + 2); j++, version += U32(version + 12)) yield return (Text(U32(version + 8)), version);
        }
    }

    // A symbol is imported when a relocation asks for it; one that merely stands in the table is never looked up.
    HashSet<int> VersionsOfImportedSymbols()
    {
        var used = new HashSet<int>();
        if (!dynamic.TryGetValue(TagSymbolVersions, out var versions)) return used;
        foreach (var (table, size) in new[] { (TagRelocations, TagRelocationSize), (TagPltRelocations, TagPltRelocationSize) })
        {
            if (!dynamic.TryGetValue(table, out var address)) continue;
            var start = Offset(address);
            for (var entry = start; entry < start + Tag(size); entry += RelocationEntrySize)
                used.Add(U16(Offset(versions) + 2 * (U64(entry + 8) >> 32)) & 0x7fff);
        }
        return used;
    }

    long Offset(long address) => Segment(LoadSegment, address);

    // The file offset of a segment's start, or of an address inside it.
    long Segment(int type, long? address)
    {
        for (int i = 0; i < U16(56); i++)
        {
            var header = U64(32) + i * U16(54);
            var start = U64(header + 16);
            if (U32(header) != type || address < start || address >= start + U64(header + 32)) continue;
            return U64(header + 8) + (address ?? start) - start;
        }
        throw new InvalidDataException("The ELF file has no segment of type " + type + " at address " + address + ".");
    }

    string Text(long at)
    {
        var start = At(Offset(Tag(TagStrings)) + at, 1);
        var end = Array.IndexOf(file, (byte)0, start);
        return Encoding.UTF8.GetString(file, start, (end < 0 ? file.Length : end) - start);
    }

    long Tag(int tag) => dynamic.TryGetValue(tag, out var value) ? value : throw new InvalidDataException("The ELF file lacks the dynamic entry " + tag + ".");

    long U64(long at) => BitConverter.ToInt64(file, At(at, 8));

    long U32(long at) => BitConverter.ToUInt32(file, At(at, 4));

    int U16(long at) => BitConverter.ToUInt16(file, At(at, 2));

    int At(long at, int size) =>
        at >= 0 && at <= file.Length - size ? (int)at : throw new InvalidDataException("The ELF file refers to byte " + at + ", and has " + file.Length + ".");
}
