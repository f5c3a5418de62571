using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace KerasLike.Callbacks;

/// <summary>How long steps of training take, and how long each waited for its batch.</summary>
/// <param name="first">The first step, from 1; 0 for none.</param>
/// <param name="last">The last step.</param>
internal sealed class StepProfile(int first, int last)
{
    readonly List<(int Step, long Asked, long Begin, long End)> steps = [];
    long asked, begin;

    internal bool IsEmpty => steps.Count == 0;

    internal void Begin(int step)
    {
        if (Covers(step)) begin = Stopwatch.GetTimestamp();
    }

    /// <summary>Tells that a step is done.</summary>
    /// <returns>Whether it was the last.</returns>
    internal bool End(int step)
    {
        var now = Stopwatch.GetTimestamp();
        if (Covers(step)) steps.Add((step, asked == 0 ? begin : asked, begin, now));
        asked = now;
        return step == last && !IsEmpty;
    }

    /// <summary>The epoch's end does not count as waiting for a batch.</summary>
    internal void Pause() => asked = 0;

    /// <summary>Writes the times as numbers and as a table, and as a trace that Chrome and Perfetto draw; a next profile begins anew.</summary>
    internal void Write(EventFile file, string folder)
    {
        double Waited(int i) => Stopwatch.GetElapsedTime(steps[i].Asked, steps[i].Begin).TotalMilliseconds;
        double Ran(int i) => Stopwatch.GetElapsedTime(steps[i].Begin, steps[i].End).TotalMilliseconds;
        var table = "| step | ms for its batch | ms for training |\n|---:|---:|---:|\n";
        for (int i = 0; i < steps.Count; i++)
        {
            file.Write(steps[i].Step, SummaryValue.Scalar("profile_batch_milliseconds", Waited(i)));
            file.Write(steps[i].Step, SummaryValue.Scalar("profile_step_milliseconds", Ran(i)));
            table += string.Create(CultureInfo.InvariantCulture, $"| {steps[i].Step} | {Waited(i):F3} | {Ran(i):F3} |\n");
        }
        file.Write(steps[^1].Step, SummaryValue.Text($"profile_{steps[0].Step}_to_{steps[^1].Step}", table));
        var place = Directory.CreateDirectory(Path.Combine(folder, "plugins", "profile", DateTime.Now.ToString("yyyy_MM_dd_HH_mm_ss", CultureInfo.InvariantCulture))).FullName;
        using (var stream = new GZipStream(File.Create(Path.Combine(place, $"{Environment.MachineName}.trace.json.gz")), CompressionLevel.Optimal))
        using (var writer = new StreamWriter(stream)) writer.Write(Trace().ToJsonString());
        steps.Clear();
    }

    bool Covers(int step) => first > 0 && step >= first && step <= last;

    JsonObject Trace()
    {
        static JsonObject Name(string what, int thread, string name) => new() { ["ph"] = "M", ["pid"] = 1, ["tid"] = thread, ["name"] = what, ["args"] = new JsonObject { ["name"] = name } };
        var events = new JsonArray(Name("process_name", 0, "training"), Name("thread_name", 1, "steps"), Name("thread_name", 2, "data"));
        double Microseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMicroseconds;
        foreach (var (step, asked, begin, end) in steps)
        {
            events.Add(Span(1, $"step {step}", Microseconds(steps[0].Asked, begin), Microseconds(begin, end)));
            if (begin > asked) events.Add(Span(2, $"batch {step}", Microseconds(steps[0].Asked, asked), Microseconds(asked, begin)));
        }
        return new() { ["displayTimeUnit"] = "ms", ["traceEvents"] = events };
    }

    static JsonObject Span(int thread, string name, double start, double duration) => new() { ["ph"] = "X", ["pid"] = 1, ["tid"] = thread, ["name"] = name, ["ts"] = start, ["dur"] = duration };
}
