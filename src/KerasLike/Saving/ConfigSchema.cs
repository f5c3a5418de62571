using System.Collections.Concurrent;
using System.Reflection;

namespace KerasLike.Saving;

/// <summary>How a class is written down: its constructor's parameters, each with the property that shows it and the key Keras gives it.</summary>
internal sealed class ConfigSchema
{
    static readonly ConcurrentDictionary<Type, ConfigSchema> Cache = new();

    ConfigSchema(Type type)
    {
        var constructors = Constructors(type);
        if (constructors.Length != 1)
            throw new InvalidOperationException($"{type.Name}: expected one public constructor, which its config is derived from. Received: {constructors.Length} constructors. Override GetConfig, or leave one constructor public.");
        Constructor = constructors[0];
        Type = type;
        Arguments = [.. Constructor.GetParameters().Select(p => new ConfigArgument(type, p))];
        // Keras writes what the base class takes first.
        var ofBase = type.BaseType!.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .SelectMany(c => c.GetParameters()).Select(p => p.Name!).Distinct().ToList();
        Keys = [.. Arguments.Where(a => a.InConfig).OrderBy(a => ofBase.IndexOf(a.Parameter.Name!) is var i && i < 0 ? int.MaxValue : i)];
        Constants = [.. type.GetCustomAttributes<ConfigConstantAttribute>()];
        NamesDType = type.GetCustomAttribute<NamesDTypeAttribute>() is not null;
    }

    internal Type Type { get; }

    internal ConstructorInfo Constructor { get; }

    /// <summary>All arguments, in the constructor's order.</summary>
    internal ConfigArgument[] Arguments { get; }

    /// <summary>The arguments that are written, in Keras's order.</summary>
    internal ConfigArgument[] Keys { get; }

    internal ConfigConstantAttribute[] Constants { get; }

    /// <summary>Whether the number type is written as a name.</summary>
    internal bool NamesDType { get; }

    /// <summary>The public constructors, but for those that only tell the compiler's user what an argument is called now.</summary>
    internal static ConstructorInfo[] Constructors(Type type) => Array.FindAll(type.GetConstructors(), c => c.GetCustomAttribute<ObsoleteAttribute>() is not { IsError: true });

    internal static ConfigSchema For(Type type) => Cache.GetOrAdd(type, t => new(t));
}

/// <summary>One constructor parameter as a config entry.</summary>
internal sealed class ConfigArgument
{
    readonly bool isOmittedWhenNull, isOmittedWhenDefault;

    internal ConfigArgument(Type type, ParameterInfo parameter)
    {
        Parameter = parameter;
        var name = Naming.Property(parameter.Name!);
        Property = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
            ?? Array.Find(type.GetProperties(), p => p.GetCustomAttribute<ConfigKeyAttribute>()?.Key == Naming.Key(parameter.Name!))
            ?? throw new InvalidOperationException($"{type.Name}: parameter `{parameter.Name}` has no public property {name}, which its config is read from. Add the property.");
        Key = Naming.Key(parameter.Name!);
        InConfig = Property.GetCustomAttribute<NotInConfigAttribute>() is null;
        isOmittedWhenNull = Property.GetCustomAttribute<OmittedWhenNullAttribute>() is not null;
        isOmittedWhenDefault = Property.GetCustomAttribute<OmittedWhenDefaultAttribute>() is not null;
        IsFloat32 = Property.GetCustomAttribute<Float32Attribute>() is not null;
    }

    internal ParameterInfo Parameter { get; }

    internal PropertyInfo Property { get; }

    /// <summary>The default of an optional parameter.</summary>
    internal object? Default => Parameter.DefaultValue ?? (Parameter.ParameterType.IsValueType ? Activator.CreateInstance(Parameter.ParameterType) : null);

    internal string Key { get; }

    internal bool InConfig { get; }

    internal bool IsFloat32 { get; }

    /// <summary>Whether a config leaves it out when it has this value.</summary>
    internal bool IsOmitted(object? value) => (isOmittedWhenNull && value is null) || (isOmittedWhenDefault && Equals(value, Default));

    /// <summary>Its value in an object, as C# writes it.</summary>
    internal string Print(object owner)
    {
        var value = Property.GetValue(owner);
        return ConfigValue.Print(IsFloat32 && value is double number ? (float)number : value);
    }
}
