using System.Text.Json.Nodes;
using KerasLike.Models;

namespace KerasLike.Saving;

/// <summary>A whole model as config.json holds it: its class and config, the shape it was built on, and what it was compiled with.</summary>
internal static class ModelConfig
{
    internal static JsonObject Write(Model model) => Config.SerializeLayer(model);

    /// <summary>An equal model with new weights. The class is the model's own, registered or not.</summary>
    internal static Model Clone(Model model)
    {
        var clone = (Model)Config.Create(model.GetType(), model.GetConfig());
        if (clone.Graph is null && model.BuildShapes is [var shape]) clone.ComputeOutputShape(shape.With(0, null));
        return clone;
    }

    /// <summary>Makes the model, built where the config says on what, and not compiled.</summary>
    internal static Model Create(JsonObject entry)
    {
        ByteCode.Refuse(entry);
        var model = (Model)Config.Deserialize(entry, typeof(Model));
        // A model that its class describes makes its weights when it is called.
        if (model.Graph is null && entry["build_config"]?["input_shape"] is JsonArray { Count: > 0 } shape)
            model.ComputeOutputShape(new Shape([.. shape.Select(d => (int?)d)]).With(0, null));
        return model;
    }
}
