using System.Text.RegularExpressions;

namespace KerasLike.Tests.Parity;

/// <summary>
/// The names and parameters of Keras that are not here, and why: <c>missing.txt</c>. A heading <c># never: reason</c> or <c># later: reason</c> holds for the
/// lines below it. A line is a full name, <c>keras.layers.LSTM</c>; a parameter, <c>keras.layers.Dense(lora_rank)</c>; or a method of a model,
/// <c>keras.Model.export()</c>. <c>*</c> stands for any part of a name.
/// </summary>
internal static class Missing
{
    static readonly Lazy<IReadOnlyList<Entry>> All = new(Read);

    internal static IReadOnlyList<Entry> Entries => All.Value;

    internal static Entry? Find(string name) => Entries.FirstOrDefault(e => e.Matches(name));

    static List<Entry> Read()
    {
        var (entries, reason) = (new List<Entry>(), "");
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Parity", "missing.txt")).Select(l => l.Trim()).Where(l => l.Length > 0))
            if (line.StartsWith('#')) reason = line[1..].Trim();
            else entries.Add(new(line, reason));
        return entries;
    }

    internal sealed record Entry(string Name, string Reason)
    {
        readonly Regex pattern = new($"^{Regex.Escape(Name).Replace("\\*", ".*", StringComparison.Ordinal)}$");

        /// <summary>Whether it is left out on purpose; what is not is still to come.</summary>
        internal bool IsNever => Reason.StartsWith("never:", StringComparison.Ordinal);

        internal bool Matches(string name) => pattern.IsMatch(name);
    }
}
