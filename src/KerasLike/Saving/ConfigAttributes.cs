namespace KerasLike.Saving;

/// <summary>Other names by which a class may be asked for, such as <c>"mse"</c>; Keras's name for a function that is called otherwise here.</summary>
/// <param name="names">The names; case and underscores do not matter.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
internal sealed class AliasAttribute(params string[] names) : Attribute
{
    public string[] Names { get; } = names;
}

/// <summary>The Keras module of a class, where it does not follow from the namespace.</summary>
/// <param name="module">Its name, such as <c>keras</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
internal sealed class KerasModuleAttribute(string module) : Attribute
{
    public string Module { get; } = module;
}

/// <summary>The parameter a property shows, where C# does not let it have the name: a layer <c>Activation</c> cannot have a member <c>Activation</c>.</summary>
/// <param name="key">The config key.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfigKeyAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}

/// <summary>A key that Keras writes and that has one possible value here, since the feature behind it does not exist. Any other value is an error.</summary>
/// <param name="key">The key.</param>
/// <param name="value">Its value.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
internal sealed class ConfigConstantAttribute(string key, object? value) : Attribute
{
    public string Key { get; } = key;

    public object? Value { get; } = value;
}

/// <summary>A key of older versions of Keras, and what to write instead.</summary>
/// <param name="key">The key.</param>
/// <param name="cure">What to write instead, as a sentence.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
internal sealed class FormerKeyAttribute(string key, string cure) : Attribute
{
    public string Key { get; } = key;

    public string Cure { get; } = cure;
}

/// <summary>An argument that Keras does not write into the config.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotInConfigAttribute : Attribute;

/// <summary>An argument that Keras writes only where it is not null.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OmittedWhenNullAttribute : Attribute;

/// <summary>An argument that Keras writes only where it is not the default, or not at all.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OmittedWhenDefaultAttribute : Attribute;

/// <summary>A class whose number type Keras writes as a name, rather than as a policy.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NamesDTypeAttribute : Attribute;

/// <summary>A number that Keras keeps as float32, so that its config shows 0.1 as 0.10000000149011612.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class Float32Attribute : Attribute;
