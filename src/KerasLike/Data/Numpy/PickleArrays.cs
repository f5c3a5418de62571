using System.Text;

namespace KerasLike.Data;

/// <summary>The three names that a NumPy array is pickled with, and what becomes of them. No other name is known.</summary>
internal static class PickleArrays
{
    const string Reconstruct = "_reconstruct", Array = "ndarray", Type = "dtype";

    static readonly Dictionary<string, string> Names = new()
    {
        ["numpy.core.multiarray _reconstruct"] = Reconstruct,
        ["numpy._core.multiarray _reconstruct"] = Reconstruct,
        ["numpy ndarray"] = Array,
        ["numpy dtype"] = Type,
    };

    sealed record Name(string Value);

    sealed class UnfinishedType(string kind)
    {
        internal string Descr { get; set; } = kind;
    }

    sealed class UnfinishedArray;

    internal static bool Apply(byte code, BinaryReader file, Stack<object?> stack)
    {
        switch (code)
        {
            case (byte)'c': stack.Push(Known(Line(file), Line(file))); return true;
            case 0x93:
                var name = Text(stack.Pop());
                stack.Push(Known(Text(stack.Pop()), name));
                return true;
            case (byte)'R': Call(stack); return true;
            case (byte)'b': Fill(stack); return true;
            default: return false;
        }
    }

    static Name Known(string module, string name) => Names.TryGetValue($"{module} {name}", out var known) ? new(known)
        : throw new InvalidDataException($"it holds a pickle that asks for {module}.{name}; only arrays, lists, texts and numbers are read");

    static void Call(Stack<object?> stack)
    {
        var arguments = stack.Pop() as object?[];
        stack.Push((stack.Pop() as Name)?.Value switch
        {
            Reconstruct when arguments is [Name { Value: Array }, ..] => new UnfinishedArray(),
            Type when arguments is [var kind, ..] => new UnfinishedType(Text(kind)),
            _ => throw Damaged(),
        });
    }

    static void Fill(Stack<object?> stack)
    {
        var (state, target) = (stack.Pop() as object?[], stack.Pop());
        switch (target)
        {
            case UnfinishedType type when state is [_, var order, ..]:
                type.Descr = $"{Text(order)}{type.Descr}";
                stack.Push(type);
                break;
            case UnfinishedArray when state is [_, object?[] shape, UnfinishedType { Descr: var descr }, bool fortran, var content]:
                stack.Push(new NpyArray
                {
                    Descr = descr,
                    Shape = [.. shape.Select(d => d is long size ? size : throw Damaged())],
                    FortranOrder = fortran,
                    Bytes = content as byte[],
                    Objects = content as List<object?>,
                });
                break;
            default: throw Damaged();
        }
    }

    static InvalidDataException Damaged() => new("it holds a damaged pickle");

    static string Text(object? value) => value switch
    {
        string text => text,
        byte[] bytes => Encoding.ASCII.GetString(bytes),
        _ => throw Damaged(),
    };

    static string Line(BinaryReader file)
    {
        var line = new StringBuilder();
        for (var next = file.ReadByte(); next != '\n'; next = file.ReadByte()) line.Append((char)next);
        return line.ToString();
    }
}
