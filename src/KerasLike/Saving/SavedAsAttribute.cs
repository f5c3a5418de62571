namespace KerasLike.Saving;

/// <summary>Under which name Keras saves the layer in a field, where it is not the field's own: <c>[field: SavedAs("_softmax")]</c> on a property.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class SavedAsAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
