using System.Reflection;
using System.Reflection.Emit;
using KerasLike.Layers;
using KerasLike.Plotting;

namespace KerasLike.Tests.Conventions;

/// <summary>
/// TorchSharp makes a native object of a number argument, and nothing keeps it alive while the native call reads it: the garbage collector, started by another thread, then frees it under the
/// call. So the library passes Scalars of fields or of <c>using</c> locals, and leaves out the methods of TorchSharp that make one inside.
/// </summary>
[TestFixture]
public class ScalarTests
{
    const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    [Test]
    public void NoScalarIsTemporary()
    {
        var found = new[] { typeof(Layer).Assembly, typeof(Pictures).Assembly }.SelectMany(a => a.GetTypes()).SelectMany(t => t.GetMethods(All).Cast<MethodBase>().Concat(t.GetConstructors(All))).SelectMany(m => Faults(m).Select(f => $"{m.DeclaringType}.{m.Name}: {f}"));
        Assert.That(string.Join("\n", found.Distinct().Order(StringComparer.Ordinal)), Is.Empty);
    }

    static IEnumerable<string> Faults(MethodBase method)
    {
        var calls = Instructions(method).ToList();
        for (var i = 0; i < calls.Count; i++)
        {
            if (calls[i].Called is not { } called) continue;
            var isMade = called.DeclaringType == typeof(Scalar) && called.Name == "op_Implicit";
            // What a static field is given stays.
            if (isMade && !(method is ConstructorInfo { IsStatic: true }) && calls[i + 1].Code.Name is not (['s', 't', ..] or "ret")) yield return "a Scalar made of a number in a call";
            if (called.DeclaringType == typeof(Tensor) && MakesOneInside(called)) yield return $"Tensor.{called.Name}({string.Join(", ", called.GetParameters().Select(p => p.ParameterType.Name))})";
        }
    }

    // Tensor/Tensor.Math.cs, Tensor.Operators.cs and Tensor.cs of TorchSharp 0.107.
    static bool MakesOneInside(MethodBase called)
    {
        var parameters = called.GetParameters();
        return called.Name switch
        {
            "square" or "celu" or "celu_" or "op_Addition" => true,
            "add" or "add_" => parameters.Length == 1,
            "addcdiv" or "addcdiv_" => parameters.Length == 2,
            _ => (called.Name.StartsWith("op_", StringComparison.Ordinal) || called.Name is "elu" or "elu_") && Array.Exists(parameters, p => p.ParameterType.IsPrimitive),
        };
    }

    static IEnumerable<(OpCode Code, MethodBase? Called)> Instructions(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? (short)(0xFE00 | il[at + 1]) : il[at]];
            at += code.Size;
            yield return (code, code.OperandType == OperandType.InlineMethod ? Resolve(method, BitConverter.ToInt32(il, at)) : null);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
                _ => 4,
            };
        }
    }

    static MethodBase? Resolve(MethodBase method, int token) =>
        method.Module.ResolveMethod(token, method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null);
}
