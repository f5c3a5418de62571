using System.Text;

namespace KerasLike.Tests.Parity;

/// <summary>How much of Keras is here, module by module: the table of the README.</summary>
internal static class Coverage
{
    internal const string Begin = "<!-- coverage: begin -->", End = "<!-- coverage: end -->";

    // Modules whose names are shown, in the order users meet them; the rest of Keras is in missing.txt.
    static readonly string[] Shown =
    [
        "keras.layers", "keras.activations", "keras.initializers", "keras.regularizers", "keras.constraints",
        "keras.losses", "keras.metrics", "keras.optimizers", "keras.optimizers.schedules", "keras.callbacks",
        "keras.datasets", "keras.applications",
    ];

    internal static string Table()
    {
        var table = new StringBuilder($"{Begin}\n| Keras module | here | to come | which |\n|---|---:|---:|---|\n");
        foreach (var module in Shown)
        {
            var names = KerasApi.Names.Where(n => n.Module == module && IsPrincipal(n)).ToList();
            var here = names.Where(n => OurApi.Find(n) is not null).ToList();
            var later = names.Count(n => Missing.Find(n.FullName) is { IsNever: false });
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{module}` | {here.Count} | {later} | {string.Join(", ", here.Select(n => n.Name))} |\n");
        }
        return table.Append(End).ToString();
    }

    // Classes where a module has classes, without bases and second names for the same thing.
    static bool IsPrincipal(KerasName name) => name.Module switch
    {
        "keras.activations" => true,
        "keras.datasets" => true,
        "keras.applications" => name.Kind == "function" && char.IsUpper(name.Name[0]),
        _ => name.Kind == "class" && char.IsUpper(name.Name[0]) && (OurApi.Find(name) is not Type type || type.Name == name.Name && !type.IsAbstract),
    };
}
