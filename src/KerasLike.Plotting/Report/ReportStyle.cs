namespace KerasLike.Plotting;

/// <summary>How reports look: the colours are those of the pictures.</summary>
internal static class ReportStyle
{
    internal const string Css = """
        :root { color-scheme: light dark; --ground: #ffffff; --ink: #1f2328; --faint: #6e7781; --line: #e4e7eb; --panel: #f6f8fa; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 Roboto, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 1240px; margin: 0 auto; padding: 24px; }
        h1 { font-size: 28px; margin: 8px 0 24px; }
        h2 { font-size: 20px; margin: 40px 0 12px; padding-bottom: 6px; border-bottom: 1px solid var(--line); }
        svg, img { display: block; max-width: 100%; height: auto; }
        svg text { font-family: Roboto, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: 6px 16px; border-bottom: 1px solid var(--line); text-align: right; font-weight: normal; }
        th { color: var(--faint); }
        th:first-child { text-align: left; padding-left: 0; color: var(--ink); }
        pre { overflow-x: auto; padding: 16px; background: var(--panel); border-radius: 6px; font: 13px/1.25 "DejaVu Sans Mono", Consolas, Menlo, monospace; }
        p { color: var(--faint); }
        summary { cursor: pointer; margin: 12px 0; }
        .paper { background: #ffffff; border-radius: 6px; padding: 8px; width: fit-content; max-width: 100%; box-sizing: border-box; }
        .dark { display: none; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #16191d; --ink: #e6e9ed; --faint: #9aa4af; --line: #31363d; --panel: #1e2227; }
          .dark { display: block; }
          .light { display: none; }
        }
        """;
}
