using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace KerasLike.Benchmarks;

/// <summary>Runs the benchmarks of single pieces. In this process: the library brings its own libtorch, which a project made for the occasion would lack.</summary>
internal static class Pieces
{
    internal static void Run(string[] filter) =>
        BenchmarkSwitcher.FromTypes([typeof(StepPieces), typeof(MaskPieces)]).Run(filter is [] ? ["--filter", "*"] : ["--filter", .. filter], DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
}
