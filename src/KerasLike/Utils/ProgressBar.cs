using System.Diagnostics;
using System.Globalization;
using System.Text;
using KerasLike.Training;
using Spectre.Console;

namespace KerasLike;

/// <summary>
/// Keras's progress line: steps, bar, time left, time a step, numbers. On a terminal it is redrawn at most ten times a second; elsewhere it is one line at the end.
/// The numbers are fetched only for a line that is drawn.
/// </summary>
internal sealed class ProgressBar(TextWriter output, string? title, int? target, bool live, TimeProvider? clock = null, bool colours = true)
{
    const int BarWidth = 20;
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    readonly TimeProvider clock = clock ?? TimeProvider.System;
    readonly long start = (clock ?? TimeProvider.System).GetTimestamp();
    IAnsiConsole? console;
    long? afterFirst;
    TimeSpan nextDraw = TimeSpan.Zero;
    bool titled, drawing;

    /// <summary>Tells that a step is done.</summary>
    internal void Update(int current, Logs logs)
    {
        if (current == 1) afterFirst = clock.GetTimestamp();
        if (!live) return;
        var elapsed = clock.GetElapsedTime(start);
        if (elapsed < nextDraw) return;
        nextDraw = elapsed + Interval;
        WriteTitle();
        drawing = true;
        Draw(current, Line(current, target, logs, finished: false), cut: true);
    }

    /// <summary>Draws the last line.</summary>
    internal void Finish(int current, Logs logs)
    {
        if (live)
        {
            WriteTitle();
            Draw(current, Line(current, target ?? current, logs, finished: true), cut: false);
            output.WriteLine();
        }
        else output.WriteLine($"{(title is null ? "" : $"{title} - ")}{Count(current, target ?? current)} - {Seconds(clock.GetElapsedTime(start))} - {PerStep(current)}{Numbers(logs)}");
        output.Flush();
        drawing = false;
    }

    /// <summary>Ends the line that is being drawn, so that what is printed next begins a new one.</summary>
    internal void Leave()
    {
        if (drawing) output.WriteLine();
        drawing = false;
    }

    void WriteTitle()
    {
        if (title is not null && !titled) output.WriteLine(title);
        titled = true;
    }

    string Line(int current, int? steps, Logs logs, bool finished)
    {
        var line = new StringBuilder(steps is null ? $"{current,7}/Unknown" : $"{Count(current, steps.Value)} {new string('━', BarWidth)}");
        var time = finished || steps is null ? Seconds(clock.GetElapsedTime(start)) : Remaining(StepTime(current) * (steps.Value - current));
        return line.Append(' ').Append(time).Append(' ').Append(PerStep(current)).Append(Numbers(logs)).ToString();
    }

    // The terminal may have become wider or narrower since.
    void Draw(int current, string line, bool cut)
    {
        console ??= Terminal.Redraw(output, colours);
        console.Profile.Width = Terminal.Width;
        console.Write(new ProgressLine(line, target is > 0 ? (int)Math.Min(BarWidth, (long)BarWidth * current / target.Value) : BarWidth, cut));
    }

    // The first step is not like the others: leave it out where there are others.
    TimeSpan StepTime(int current) =>
        current == 0 ? TimeSpan.Zero
        : current > 1 && afterFirst is long first ? clock.GetElapsedTime(first) / (current - 1)
        : clock.GetElapsedTime(start) / current;

    string PerStep(int current)
    {
        var time = StepTime(current);
        return FormattableString.Invariant(time.TotalSeconds is >= 1 or 0 ? $"{time.TotalSeconds:F0}s/step" : time.TotalMilliseconds >= 1 ? $"{time.TotalMilliseconds:F0}ms/step" : (FormattableString)$"{time.TotalMicroseconds:F0}us/step");
    }

    static string Count(int current, int steps) => $"{current.ToString(CultureInfo.InvariantCulture).PadLeft(steps.ToString(CultureInfo.InvariantCulture).Length)}/{steps}";

    static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:F0}s");

    static string Remaining(TimeSpan time) => FormattableString.Invariant(
        time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}" : time.TotalMinutes >= 1 ? $"{time.Minutes}:{time.Seconds:D2}" : (FormattableString)$"{(int)time.TotalSeconds}s");

    // Keras prints metrics by the alphabet, the validation's last.
    static string Numbers(Logs logs) => string.Concat(logs.OrderBy(l => l.Key.StartsWith("val_", StringComparison.Ordinal)).ThenBy(l => l.Key, StringComparer.Ordinal)
        .Select(l => $" - {l.Key}: {l.Value.ToString(Math.Abs(l.Value) > 1e-3 || l.Value == 0 ? "F4" : "0.0000e+00", CultureInfo.InvariantCulture)}"));
}
