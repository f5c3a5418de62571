using System.Globalization;
using Spectre.Console;

namespace KerasLike;

/// <summary>What standard output is.</summary>
internal static class Terminal
{
    /// <summary>Whether it is a terminal, of whatever kind, and no file or pipe.</summary>
    internal static bool IsThere { get; } = !Console.IsOutputRedirected;

    /// <summary>Whether somebody is looking at it: a line can be redrawn.</summary>
    internal static bool IsInteractive { get; } = IsThere && Variable("CI").Length == 0 && Variable("TERM") != "dumb" && UnderstandsCodes();

    /// <summary>Whether colours show, and are wanted (no-color.org).</summary>
    internal static bool HasColours { get; } = IsInteractive && Variable("NO_COLOR").Length == 0;

    /// <summary>The number of columns: what the variable COLUMNS says, as Python takes it too, else what the terminal does.</summary>
    internal static int Width
    {
        get
        {
            if (int.TryParse(Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted > 0) return wanted;
            try
            {
                return Console.WindowWidth is > 0 and var width ? width : 80;
            }
            catch (IOException)
            {
                return 80;
            }
        }
    }

    /// <summary>What draws tables: exactly so wide, and with codes for colours or without, wherever the text goes.</summary>
    internal static IAnsiConsole Draw(TextWriter output, bool colours, int width) =>
        Create(output, colours ? AnsiSupport.Yes : AnsiSupport.No, colours ? ColorSystemSupport.EightBit : ColorSystemSupport.NoColors, width);

    /// <summary>What draws over what it drew before, which takes codes even where there are no colours.</summary>
    internal static IAnsiConsole Redraw(TextWriter output, bool colours) => Create(output, AnsiSupport.Yes, colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors, Width);

    static IAnsiConsole Create(TextWriter output, AnsiSupport codes, ColorSystemSupport colours, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = codes,
            ColorSystem = colours,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
            // Else a build server's log would get codes.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    // Older consoles of Windows must be told to; this asks and tells them.
    static bool UnderstandsCodes() => !OperatingSystem.IsWindows() || AnsiConsole.Profile.Capabilities.Ansi;

    static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
