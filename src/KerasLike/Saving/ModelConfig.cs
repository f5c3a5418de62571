using System.Text.Json.Nodes;
using KerasLike.Models;

namespace KerasLike.Saving;

/// <summary>A whole model as config.json holds it: its class and config, the shape it was built on, and what it was compiled with.</summary>
internal static class ModelConfig
{
    internal static JsonObject Write(Model model)
    {
        var entry = Config.SerializeLayer(model);
        entry["compile_config"] = CompileConfig.Write(model.CompiledOrNull);
        return entry;
    }

    /// <summary>Makes the model, built where the config says on what, and not compiled.</summary>
    internal static Model Create(JsonObject entry)
    {
        var model = (Model)Config.Deserialize(entry, typeof(Model));
        if (!model.Built || model.Graph is null)
            if (entry["build_config"]?["input_shape"] is JsonArray shape && shape.All(d => d is null or JsonValue) && model.Graph is null)
                model.ComputeOutputShape(new Shape([.. shape.Select(d => (int?)d)]).With(0, null));
        return model;
    }
}
