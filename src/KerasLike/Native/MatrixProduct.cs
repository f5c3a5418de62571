using System.Runtime.Intrinsics.X86;

namespace KerasLike.Native;

/// <summary>
/// oneDNN's product of two float32 matrices. libtorch multiplies with MKL, which uses the wide vectors of AVX-512 on Intel's processors only; on others oneDNN, which
/// libtorch holds too, takes half the time. libtorch does not export it, so it is looked up in the full table of symbols, and used only where it computes a product rightly.
/// </summary>
internal static unsafe class MatrixProduct
{
    // int dnnl_sgemm(char transa, char transb, dim_t M, dim_t N, dim_t K, float alpha, const float *A, dim_t lda, const float *B, dim_t ldb, float beta, float *C, dim_t ldc)
    const string Function = "dnnl_sgemm";

    // With so few rows to multiply, and so large a second matrix, oneDNN takes longer to turn that than the product takes: measured on a Zen 5.
    const long FewRows = 48, LargeMatrix = 1 << 16, SomeRows = 128, HugeMatrix = 1 << 19;

    static readonly Lazy<nint> Address = new(Find);

    /// <summary>Whether oneDNN multiplies. Where it does not, all of it is left to libtorch.</summary>
    internal static bool IsFaster => Address.Value != 0;

    /// <summary>Whether a times the transpose of b, of <paramref name="rows"/> and <paramref name="elements"/> values, is a case in which it is faster.</summary>
    internal static bool SuitsTransposed(long rows, long elements) =>
        rows >= SomeRows || elements <= LargeMatrix || (rows >= FewRows && elements <= HugeMatrix);

    /// <summary>c = op(a) · op(b) + keep · c, of (m, k), (k, n) and (m, n) values in the order of rows; op turns what is stored the other way round.</summary>
    internal static void Multiply(bool turnA, bool turnB, long m, long n, long k, float* a, float* b, float keep, float* c)
    {
        var status = Call(Address.Value, turnA, turnB, m, n, k, a, b, keep, c);
        if (status != 0) throw new InvalidOperationException($"oneDNN did not multiply ({m}, {k}) by ({k}, {n}): status {status}");
    }

    static int Call(nint address, bool turnA, bool turnB, long m, long n, long k, float* a, float* b, float keep, float* c) =>
        ((delegate* unmanaged<byte, byte, long, long, long, float, float*, long, float*, long, float, float*, long, int>)address)(
            (byte)(turnA ? 'T' : 'N'), (byte)(turnB ? 'T' : 'N'), m, n, k, 1, a, turnA ? m : k, b, turnB ? k : n, keep, c, n);

    static nint Find()
    {
        if (!OperatingSystem.IsLinux() || !Avx512F.IsSupported || IsIntel || ProcessMaps.Find("libtorch_cpu.so") is not { } library) return 0;
        try
        {
            return ElfSymbols.Find(library.Path, Function) is { } offset && IsRight(library.Address + (nint)offset) ? library.Address + (nint)offset : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or OverflowException)
        {
            return 0;
        }
    }

    static bool IsIntel => X86Base.CpuId(0, 0) is { Ebx: 0x756e6547, Edx: 0x49656e69, Ecx: 0x6c65746e };

    // [1 2; 3 4; 5 6] times [1 0 2; 0 1 3], the second stored by columns.
    static bool IsRight(nint address)
    {
        ReadOnlySpan<float> a = [1, 2, 3, 4, 5, 6], b = [1, 0, 0, 1, 2, 3];
        Span<float> c = stackalloc float[9];
        fixed (float* x = a, y = b, z = c)
            return Call(address, turnA: false, turnB: true, 3, 3, 2, x, y, 0, z) == 0 && c.SequenceEqual([1, 2, 8, 3, 4, 18, 5, 6, 28]);
    }
}
