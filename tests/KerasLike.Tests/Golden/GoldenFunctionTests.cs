using System.Text.Json.Nodes;
using KerasLike.Constraints;
using KerasLike.Losses;
using KerasLike.Optimizers.Schedules;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Tests.Golden;

/// <summary>Losses, regularizers, constraints and schedules by themselves give Keras's numbers and configs.</summary>
[TestFixture]
public class GoldenFunctionTests
{
    static IEnumerable<TestCaseData> Rows => JsonNode.Parse(File.ReadAllText(GoldenCases.Functions))!.AsArray()
        .Select((row, i) => (Row: row!.AsObject(), i))
        .Where(r => GoldenCases.IsKnown($"keras.{(string)r.Row["kind"]! switch { "loss" => "losses", "schedule" => "optimizers.schedules", var kind => kind + "s" }}.{r.Row["class_name"]}"))
        .Select(r => new TestCaseData(r.Row).SetName($"function_{r.i}_{r.Row["class_name"]}"));

    [TestCaseSource(nameof(Rows))]
    public void MatchesKeras(JsonObject row)
    {
        using var scope = torch.NewDisposeScope();
        var family = (string)row["kind"]! switch { "loss" => typeof(Loss), "regularizer" => typeof(Regularizer), "schedule" => typeof(LearningRateSchedule), _ => typeof(Constraint) };
        var function = (KerasObject)Config.Deserialize(new JsonObject { ["class_name"] = (string)row["class_name"]!, ["config"] = row["config"]!.DeepClone() }, family);
        var arguments = row["args"]!.AsArray().Select(Read).ToList();

        var result = function switch
        {
            Loss loss => loss.Apply(arguments[0], arguments[1], arguments.Count > 2 ? (Tensors)arguments[2] : null),
            Regularizer regularizer => regularizer.Apply(arguments[0]),
            LearningRateSchedule schedule => torch.tensor([.. row["args"]![0]!.AsArray().Select(step => schedule.Apply((long)step!))]),
            _ => ((Constraint)function).Apply(arguments[0]),
        };

        Assert.That(result, Close.To(Read(row["result"])));
        if (function is not Loss) Assert.That(JsonEquality.Difference(function.GetConfig(), row["config"]), Is.Null, "config");
    }

    static Tensor Read(JsonNode? node) => node is not JsonArray list ? torch.tensor((float)node!)
        : list.Count > 0 && list[0] is JsonArray ? torch.stack([.. list.Select(Read)]) : torch.tensor(list.Select(v => (float)v!).ToArray());
}
