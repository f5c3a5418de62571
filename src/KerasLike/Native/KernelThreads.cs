using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KerasLike.Native;

/// <summary>Work that several threads share: each does one of its parts.</summary>
internal interface ISharedWork
{
    void Run(int part, int parts);
}

/// <summary>
/// Runs work on the threads of libtorch's own kernels. Between two kernels those wait busily for the next; threads of .NET's pool would have to compete with them for the
/// processor. Where libtorch runs on another OpenMP than GNU's, the pool it is.
/// </summary>
internal static unsafe class KernelThreads
{
    static readonly Lazy<Team?> Gnu = new(Team.Find);

    /// <summary>Whether work runs on libtorch's threads, for <see cref="Keras.Doctor"/>.</summary>
    internal static bool AreShared => Gnu.Value is not null;

    /// <summary>Does all parts of the work, and comes back when they are done. The first error of a part is thrown here.</summary>
    internal static void Run<TWork>(TWork work) where TWork : struct, ISharedWork
    {
        var threads = torch.get_num_threads();
        if (threads == 1) work.Run(0, 1);
        else if (Gnu.Value is { } team) team.Run(ref work, threads);
        else Parallel.For(0, threads, part => work.Run(part, threads));
    }

    // What the threads of a team are handed. It lives on the stack of the one that calls, as the work does.
    struct Call
    {
        internal Team Team;
        internal void* Work;
        internal delegate*<void*, int, int, void> Run;
        internal Exception? Failure;
    }

    sealed class Team(nint parallel, nint number, nint size)
    {
        readonly nint number = number, size = size;

        internal static Team? Find() =>
            ProcessMaps.PathOf("libgomp") is { } path && NativeLibrary.TryLoad(path, out var library) && NativeLibrary.TryGetExport(library, "GOMP_parallel", out var parallel)
            && NativeLibrary.TryGetExport(library, "omp_get_thread_num", out var number) && NativeLibrary.TryGetExport(library, "omp_get_num_threads", out var size) ? new(parallel, number, size) : null;

        internal void Run<TWork>(ref TWork work, int threads) where TWork : struct, ISharedWork
        {
            var call = new Call { Team = this, Work = Unsafe.AsPointer(ref work), Run = &Part<TWork> };
            ((delegate* unmanaged<delegate* unmanaged<void*, void>, void*, uint, uint, void>)parallel)(&Enter, Unsafe.AsPointer(ref call), (uint)threads, 0);
            if (call.Failure is { } failure) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        static void Part<TWork>(void* work, int part, int parts) where TWork : struct, ISharedWork => Unsafe.AsRef<TWork>(work).Run(part, parts);

        [UnmanagedCallersOnly]
        static void Enter(void* data)
        {
            ref var call = ref Unsafe.AsRef<Call>(data);
            try
            {
                call.Run(call.Work, ((delegate* unmanaged<int>)call.Team.number)(), ((delegate* unmanaged<int>)call.Team.size)());
            }
#pragma warning disable CA1031 // native code lies between this thread and the one that called: the error is handed over
            catch (Exception e)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref call.Failure, e, null);
            }
        }
    }
}
