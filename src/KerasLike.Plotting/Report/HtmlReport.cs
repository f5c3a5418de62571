using System.Globalization;
using System.Net;
using System.Text;
using KerasLike.Callbacks;
using KerasLike.Models;

namespace KerasLike.Plotting;

/// <summary>A training as one page that needs nothing else: curves, numbers, the model, and what it makes of data. In light and in dark, as the reader's system is.</summary>
internal sealed class HtmlReport
{
    const string Owner = "History.ToHtml";

    readonly StringBuilder page = new();
    readonly History history;
    readonly Model? model;
    int pictures;

    internal HtmlReport(History history, string? title)
    {
        (this.history, model) = (history, history.Model);
        var heading = WebUtility.HtmlEncode(title ?? (model is null ? "Training" : $"Training of {model.Name}"));
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{heading}</title>\n<style>{ReportStyle.Css}</style>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n");
        Curves();
        Numbers();
    }

    /// <summary>Adds what the model makes of data.</summary>
    internal void AddPredictions(Tensors x, Tensors y, IReadOnlyList<string>? classNames, int samples)
    {
        if (model is null) throw new ArgumentException($"{Owner}: predictions need the model that was trained. Received: a history that is not of Fit", nameof(x));
        using var scope = torch.NewDisposeScope();
        var predictions = model.Predict(x, verbose: 0);
        if (predictions.ndim != 2) throw new ArgumentException($"{Owner}: a model of classes gives (batch, classes). Received: {model.Name}, which gives {Shape.Of(predictions)}", nameof(x));
        var counts = Confusion.Count(y, predictions, classNames, Owner);
        page.Append("<section>\n<h2>Confusion matrix</h2>\n");
        Both("Confusion matrix", theme =>
        {
            var picture = new ConfusionPicture(counts, classNames, normalize: false, title: null);
            var sheet = Sheet.For("confusion.svg", Owner, picture.Width, picture.Height, theme: theme);
            return sheet.ToSvg(canvas => picture.Draw(canvas, sheet));
        });
        page.Append("</section>\n");
        if (x.Count == 1 && x.ShapeOf(0) is { Rank: 3 or 4 } shape && (shape.Rank == 3 || shape[3] is 1 or 3 or 4)) Images(x.Materialize().Single, y.Materialize().Single, predictions, classNames, samples);
    }

    /// <summary>Writes the page.</summary>
    internal void Save(string file)
    {
        if (model is { Built: true }) Architecture(model);
        page.Append("</main>\n</body>\n</html>\n");
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        File.WriteAllText(file, page.ToString());
    }

    void Curves()
    {
        page.Append("<section>\n<h2>Curves</h2>\n");
        Both("Curves of training and validation", theme => HistoryPictures.Svg(history, theme));
        page.Append("</section>\n");
    }

    void Numbers()
    {
        page.Append(CultureInfo.InvariantCulture, $"<section>\n<h2>Numbers</h2>\n<table>\n<tr><th></th><th>first epoch</th><th>last epoch ({history.Epoch[^1] + 1})</th><th>least</th><th>greatest</th></tr>\n");
        foreach (var name in history.Keys)
        {
            var values = history[name];
            page.Append(CultureInfo.InvariantCulture, $"<tr><th>{WebUtility.HtmlEncode(name)}</th><td>{Number(values[0])}</td><td>{Number(values[^1])}</td><td>{Number(values.Min())}</td><td>{Number(values.Max())}</td></tr>\n");
        }
        page.Append("</table>\n</section>\n");
    }

    // The mistakes first: they are what one learns from.
    void Images(Tensor x, Tensor y, Tensor predictions, IReadOnlyList<string>? classNames, int samples)
    {
        var (truth, guesses) = (Classes.Of(y, Owner, nameof(y)), Classes.Of(predictions, Owner, nameof(predictions)));
        var chosen = Enumerable.Range(0, truth.Length).OrderBy(i => truth[i] == guesses[i]).Take(samples).Select(i => (long)i).ToArray();
        if (chosen.Length == 0) return;
        var index = torch.tensor(chosen);
        var wrong = chosen.Where(i => truth[i] != guesses[i]).ToList();
        var says = wrong.Count == 0 ? "All of them were taken for what they are."
            : $"{wrong.Count} of these {chosen.Length} were taken for another class: \"{Classes.NameOf(guesses[wrong[0]], classNames)}, not {Classes.NameOf(truth[wrong[0]], classNames)}\" was taken for {Classes.NameOf(guesses[wrong[0]], classNames)}, and is {Classes.NameOf(truth[wrong[0]], classNames)}.";
        page.Append(CultureInfo.InvariantCulture, $"<section>\n<h2>Samples</h2>\n<p>{WebUtility.HtmlEncode(says)}</p>\n");
        var tiles = Samples.Tiles(x.cpu().index_select(0, index), null, Array.ConvertAll(chosen, i => truth[i]), Array.ConvertAll(chosen, i => guesses[i]), classNames, null, Owner);
        var grid = new Grid(tiles, null, null);
        foreach (var theme in Theme.Names)
        {
            var sheet = Sheet.For("samples.png", Owner, grid.Width, grid.Height, theme: theme);
            page.Append(CultureInfo.InvariantCulture, $"<img class=\"{theme}\" style=\"width:{grid.Width:F0}px\" alt=\"Samples and what they were taken for\" src=\"data:image/png;base64,{Convert.ToBase64String(sheet.ToPng(canvas => grid.Draw(canvas, sheet)))}\">\n");
        }
        page.Append("</section>\n");
    }

    void Architecture(Model built)
    {
        page.Append("<section>\n<h2>Model</h2>\n<pre>");
        built.Summary(lineLength: 84, printFn: text => page.Append(WebUtility.HtmlEncode(text)));
        page.Append("</pre>\n<details>\n<summary>Diagram</summary>\n");
        var picture = new DiagramPicture(Diagram.Of(built, new(Shapes: true, DType: false, LayerNames: true, ExpandNested: false, Activations: true, Trainable: false), Owner), "TB", "ortho");
        var sheet = Sheet.For("model.svg", Owner, picture.Size.Width, picture.Size.Height);
        page.Append("<div class=\"paper\">").Append(InlineSvg.Of(sheet.ToSvg(picture.Draw), $"p{pictures++}", $"Diagram of {built.Name}")).Append("</div>\n</details>\n</section>\n");
    }

    void Both(string says, Func<string, string> svg)
    {
        foreach (var theme in Theme.Names) page.Append(CultureInfo.InvariantCulture, $"<div class=\"{theme}\">{InlineSvg.Of(svg(theme), $"p{pictures++}", says)}</div>\n");
    }

    static string Number(double value) => value.ToString(Math.Abs(value) is >= 0.001 and < 100_000 ? "0.0000" : "0.###e0", CultureInfo.InvariantCulture);
}
