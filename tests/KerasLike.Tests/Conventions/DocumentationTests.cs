using System.Reflection;
using System.Xml.Linq;
using KerasLike.Callbacks;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Optimizers;
using KerasLike.Regularizers;
using KerasLike.Saving;
using KerasLike.Tests.Parity;

namespace KerasLike.Tests.Conventions;

/// <summary>What the documentation of public classes says.</summary>
[TestFixture]
public class DocumentationTests
{
    static readonly Lazy<Dictionary<string, XElement>> Members = new(() => XDocument.Load(Path.ChangeExtension(typeof(Layer).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(m => (string)m.Attribute("name")!));

    static readonly (Type Base, string[] Lines)[] Families =
    [
        (typeof(Layer), ["Input:", "Output:", "Weights:", "Keras:"]), (typeof(Loss), ["Keras:"]), (typeof(Metric), ["Keras:"]), (typeof(Optimizer), ["State:", "Keras:"]),
        (typeof(Initializer), ["Keras:"]), (typeof(Regularizer), ["Keras:"]), (typeof(Constraint), ["Keras:"]), (typeof(Callback), ["Keras:"]),
    ];

    static IEnumerable<Type> Documented => typeof(Layer).Assembly.GetExportedTypes()
        .Where(t => t is { IsAbstract: false } && !typeof(KerasLike.Models.Model).IsAssignableFrom(t) && Families.Any(f => f.Base.IsAssignableFrom(t)));

    [TestCaseSource(nameof(Documented))]
    public void RemarksHaveTheFixedLines(Type type)
    {
        var remarks = Text(Members.Value[$"T:{type.FullName}"].Element("remarks"));
        foreach (var line in Families.Last(f => f.Base.IsAssignableFrom(type)).Lines) Assert.That(remarks, Does.Contain(line));
        // Configs name all but callbacks.
        if (!typeof(Callback).IsAssignableFrom(type) || !remarks.Contains("Keras: none;", StringComparison.Ordinal))
            Assert.That(remarks, Does.Contain($"{Registry.ModuleOf(type)}.{type.Name}"), "the name that Keras gives it");
    }

    [TestCaseSource(nameof(Documented))]
    public void WhatKerasLacksSaysSo(Type type)
    {
        var isKerass = KerasApi.Names.Any(n => OurApi.Find(n) as Type == type);
        Assert.That(Text(Members.Value[$"T:{type.FullName}"].Element("remarks")).Contains("Keras: none;", StringComparison.Ordinal), Is.EqualTo(!isKerass), isKerass ? "Keras has it" : "Keras has it not");
    }

    [TestCaseSource(nameof(Documented))]
    public void SummariesAreShortSentences(Type type) => Assert.That(Text(Members.Value[$"T:{type.FullName}"].Element("summary")), Does.EndWith(".").And.Length.LessThan(300));

    [TestCaseSource(nameof(Documented))]
    public void ParametersTellTheirDefaults(Type type)
    {
        foreach (var constructor in ConfigSchema.Constructors(type))
        {
            var parameters = constructor.GetParameters();
            var documented = Members.Value[$"T:{type.FullName}"].Elements("param").ToDictionary(p => (string)p.Attribute("name")!, Text);
            if (documented.Count == 0 && Members.Value.TryGetValue(IdOf(constructor), out var own)) documented = own.Elements("param").ToDictionary(p => (string)p.Attribute("name")!, Text);
            foreach (var parameter in parameters)
            {
                Assert.That(documented, Does.ContainKey(parameter.Name!));
                if (parameter.HasDefaultValue) Assert.That(documented[parameter.Name!], Does.Contain("Default: "), parameter.Name!);
            }
        }
    }

    static string IdOf(ConstructorInfo constructor) =>
        Members.Value.Keys.FirstOrDefault(k => k.StartsWith($"M:{constructor.DeclaringType!.FullName}.#ctor", StringComparison.Ordinal)) ?? "";

    static string Text(XElement? element) => element is null ? "" : string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
