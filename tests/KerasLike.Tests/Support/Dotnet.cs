using System.Diagnostics;
using KerasLike.Tests.Conventions;

namespace KerasLike.Tests.Support;

/// <summary>Starts <c>dotnet</c> in a process of its own.</summary>
internal static class Dotnet
{
    /// <summary>What a process came to.</summary>
    internal sealed record Result(int ExitCode, string Output, string Error)
    {
        public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
    }

    internal static Result Run(params string[] arguments) => Run(Repository.Root, [], arguments);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">Where it starts.</param>
    /// <param name="environment">Variables to set, or with null to remove.</param>
    /// <param name="arguments">The command.</param>
    internal static Result Run(string folder, Dictionary<string, string?> environment, params string[] arguments) => RunAsync(folder, environment, arguments).GetAwaiter().GetResult();

    /// <summary>How a command is started.</summary>
    internal static ProcessStartInfo Command(string folder, Dictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The tests themselves were started by a build tool, whose variables would steer this one.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        // A build that leaves processes behind leaves them with our end of the output.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }

    internal static async Task<Result> RunAsync(string folder, Dictionary<string, string?> environment, params string[] arguments)
    {
        using var process = Process.Start(Command(folder, environment, arguments))!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return new(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
