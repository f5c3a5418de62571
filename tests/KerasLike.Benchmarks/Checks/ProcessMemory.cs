using System.Globalization;

namespace KerasLike.Benchmarks;

/// <summary>What Linux says of this process's memory, in MB.</summary>
internal static class ProcessMemory
{
    internal static double Resident => Status("VmRSS");

    /// <summary>The highest since <see cref="ForgetPeak"/>.</summary>
    internal static double Peak => Status("VmHWM");

    internal static void ForgetPeak() => File.WriteAllText("/proc/self/clear_refs", "5");

    static double Status(string key) =>
        double.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith(key, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}
