using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Models in the languages of Graphviz and Mermaid.</summary>
[TestFixture]
public class ModelTextTests
{
    [Test]
    public void DotHasABoxForEachLayerAndArrows()
    {
        var dot = Utils.ModelToDot(Drawn.TwoByTwo(), showShapes: true);
        Assert.That(dot, Does.StartWith("digraph \"two_digits\" {\n  rankdir=TB;\n  concentrate=true;\n  dpi=200;\n  splines=ortho;\n").And.EndsWith("}\n"));
        Assert.That(dot, Does.Contain("<b>shared</b> (Dense)").And.Contain("Output shape: <b>(None, 128)</b>").And.Contain("Input shape: <b>[(None, 64), (None, 64)]</b>"));
        Assert.That(Count(dot, " -> "), Is.EqualTo(5), "two to the shared layer, one from it, two to the outputs");
    }

    [Test]
    public void DotKeepsNestedModelsTogether()
    {
        Assert.That(Count(Utils.ModelToDot(Drawn.Nested()), "subgraph"), Is.Zero);
        var dot = Utils.ModelToDot(Drawn.Nested(), expandNested: true, rankdir: "LR");
        Assert.That(Count(dot, "subgraph cluster_"), Is.EqualTo(3));
        Assert.That(dot, Does.Contain("label=\"inner\"").And.Contain("rankdir=LR"));
        Assert.That(Utils.ModelToDot(Drawn.Lecture(), subgraph: true), Does.StartWith("subgraph cluster_0 {\n  style=dashed;\n  label=\"lecture\";\n"));
    }

    [Test]
    public void AClassOfItsOwnIsOneBox()
    {
        using var model = new Own();
        model.Apply(torch.zeros(1, 3));
        Assert.That(Utils.ModelToMermaid(model), Is.EqualTo($"flowchart TB\n  n0[\"<b>{model.Name}</b> (Own)\"]\n"));
    }

    [Test]
    public void MermaidReadsLikeTheModel() => Assert.That(Utils.ModelToMermaid(Drawn.Nested(), expandNested: true, showLayerNames: false), Is.EqualTo("""
        flowchart TB
          n0["<b>InputLayer</b>"]
          subgraph n1 ["encoder"]
            n1_0["<b>InputLayer</b>"]
            n1_1["<b>Conv2D</b>"]
            subgraph n1_2 ["inner"]
              n1_2_0["<b>Flatten</b>"]
              n1_2_1["<b>Dense</b>"]
              n1_2_0 --> n1_2_1
            end
            n1_0 --> n1_1
            n1_1 --> n1_2_0
          end
          subgraph n2 ["head_a"]
            n2_0["<b>Dense</b>"]
            n2_1["<b>Dense</b>"]
            n2_0 --> n2_1
          end
          n3["<b>Dense</b>"]
          n4["<b>Concatenate</b>"]
          n0 --> n1_0
          n1_2_1 --> n2_0
          n1_2_1 --> n3
          n2_1 --> n4
          n3 --> n4

        """.ReplaceLineEndings("\n")));

    [Test]
    public void WritesTextFilesByTheirNames()
    {
        using var folder = new TemporaryFolder();
        Utils.PlotModel(Drawn.Lecture(), folder["m.dot"]);
        Utils.PlotModel(Drawn.Lecture(), folder["m.mmd"]);
        Assert.That(File.ReadAllText(folder["m.dot"]), Is.EqualTo(Utils.ModelToDot(Drawn.Lecture(), showLayerNames: false)));
        Assert.That(File.ReadAllText(folder["m.mmd"]), Is.EqualTo(Utils.ModelToMermaid(Drawn.Lecture(), showLayerNames: false)));
    }

    [Test]
    public void LettersThatMeanSomethingAreWrittenAsSuch()
    {
        using var model = new Sequential([Keras.Input(shape: 2), new Dense(2, name: "a<b> & \"c\"")]);
        Assert.That(Utils.ModelToDot(model), Does.Contain("<b>a&lt;b&gt; &amp; &quot;c&quot;</b>"));
        Assert.That(Utils.ModelToMermaid(model), Does.Contain("<b>a&lt;b&gt; &amp; #quot;c#quot;</b>"));
    }

    static int Count(string text, string part) => text.Split(part).Length - 1;

    sealed class Own : Model
    {
        readonly Dense dense = new(2);

        public override Tensor Call(Tensor inputs, bool training) => dense.Apply(inputs);
    }
}
