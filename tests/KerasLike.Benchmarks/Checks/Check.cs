namespace KerasLike.Benchmarks;

/// <summary>Numbers that no comparison of ways gives: memory, garbage, waiting.</summary>
internal abstract class Check
{
    internal abstract string Name { get; }

    internal abstract IEnumerable<Measured> Measure();

    internal void Run()
    {
        Console.WriteLine(Name);
        foreach (var measured in Measure()) Console.WriteLine($"  {measured.Text}");
        Console.WriteLine();
    }
}
