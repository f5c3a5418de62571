using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike;

/// <summary>
/// Base of what Keras can write down and make again: layers, models, losses, metrics, optimizers, initializers, regularizers, constraints. A class derived
/// from it needs one public constructor and a property for each of its parameters; config, loading and printing follow from those.
/// </summary>
public abstract class KerasObject
{
    /// <summary>The string the user named this object by, such as <c>"mse"</c>, or null when it was constructed.</summary>
    internal string? Identifier { get; set; }

    /// <summary>The arguments that make an equal object, keyed and valued as Keras's <c>get_config()</c>.</summary>
    public virtual JsonObject GetConfig() => Config.Of(this);

    /// <summary>Makes an object from its config.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="config">What <see cref="GetConfig"/> of an equal object gives.</param>
    public static T FromConfig<T>(JsonObject config) where T : KerasObject => (T)Config.Create(typeof(T), Check.NotNull(config));

    /// <summary>The constructor call that makes an equal object, arguments with their default value left out.</summary>
    public override string ToString() => Config.Print(this);
}
