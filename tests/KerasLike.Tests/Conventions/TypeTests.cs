using System.Reflection;
using System.Runtime.CompilerServices;
using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Saving;

namespace KerasLike.Tests.Conventions;

/// <summary>How public types are made.</summary>
[TestFixture]
public class TypeTests
{
    static IEnumerable<Type> Exported => typeof(Layer).Assembly.GetExportedTypes();

    static IEnumerable<Type> Configured => Exported.Where(t => t is { IsAbstract: false } && typeof(KerasObject).IsAssignableFrom(t) && t != typeof(Model) && t != typeof(KerasLike.Layers.Lambda));

    static IEnumerable<Type> Callbacks => Exported.Where(t => t is { IsAbstract: false } && typeof(Callback).IsAssignableFrom(t) && t != typeof(Callback) && t.GetConstructors().Length > 0);

    [Test]
    public void ClassesAreSealedOrAbstract() =>
        Assert.That(Exported.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && t != typeof(Model)), Is.Empty, "Only Model is a class to use and to derive from");

    // Lambda writes its own config: a function is no data.
    [TestCaseSource(nameof(Configured))]
    public void EveryParameterHasAProperty(Type type) => Assert.That(() => ConfigSchema.For(type), Throws.Nothing);

    [TestCaseSource(nameof(Callbacks))]
    public void EveryParameterOfACallbackHasAProperty(Type type)
    {
        var missing = type.GetConstructors().SelectMany(c => c.GetParameters()).Where(p => !typeof(Delegate).IsAssignableFrom(p.ParameterType)).Select(p => Naming.Property(p.Name!)).Where(p => type.GetProperty(p) is null);
        Assert.That(missing, Is.Empty);
    }

    [TestCaseSource(nameof(Configured))]
    public void FieldsThatCanChangeAreNotPublic(Type type) =>
        Assert.That(type.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(f => f.GetCustomAttribute<CompilerGeneratedAttribute>() is null), Is.Empty);
}
