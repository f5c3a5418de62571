using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KerasLike.Native;

/// <summary>A file in memory, which the loader can open by a path: needs no writable folder, and no two processes share it. Linux only.</summary>
internal sealed partial class MemoryFile : IDisposable
{
    readonly SafeFileHandle handle;

    MemoryFile(SafeFileHandle handle) => this.handle = handle;

    internal string Path => $"/proc/self/fd/{handle.DangerousGetHandle()}";

    internal static MemoryFile Create(string name, byte[] content)
    {
        var descriptor = MemfdCreate(name, 0);
        if (descriptor < 0) throw new IOException($"memfd_create failed: error {Marshal.GetLastPInvokeError()}");
        var file = new MemoryFile(new(descriptor, ownsHandle: true));
        RandomAccess.Write(file.handle, content, 0);
        return file;
    }

    public void Dispose() => handle.Dispose();

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MemfdCreate(string name, uint flags);
}
