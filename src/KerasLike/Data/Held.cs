using System.Runtime.CompilerServices;
using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>An element that outlives the dispose scope it was made in, with the tensors that are freed with it. Tensors that were there before are not among them.</summary>
internal readonly struct Held<T>
{
    // Numbers and texts hold no tensors, and need no scope.
    static readonly bool MayHoldTensors = !IsPlain(typeof(T)) && !(typeof(T).IsArray && IsPlain(typeof(T).GetElementType()!));

    readonly List<Tensor>? owned;

    Held(T value, List<Tensor>? owned) => (Value, this.owned) = (value, owned);

    internal T Value { get; }

    /// <summary>Takes the next element out of a scope of its own, in which all else that its making left behind is freed.</summary>
    internal static bool Pull(IEnumerator<T> source, out Held<T> element)
    {
        element = default;
        if (!MayHoldTensors)
        {
            var moved = source.MoveNext();
            if (moved) element = new(source.Current, null);
            return moved;
        }
        Native.LibTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        if (!source.MoveNext()) return false;
        element = Keep(scope, source.Current);
        return true;
    }

    /// <summary>What a function makes, taken out of a scope of its own.</summary>
    internal static Held<T> Make(Func<T> make)
    {
        Native.LibTorch.EnsureLoaded();
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        return Keep(scope, make());
    }

    /// <summary>The element; its tensors go to the scope that is open, or else to the caller.</summary>
    internal T Release()
    {
        if (owned is null) return Value;
        using var scope = torch.NewDisposeScope();
        foreach (var tensor in owned)
        {
            scope.Attach(tensor);
            scope.MoveToOuter(tensor);
        }
        return Value;
    }

    /// <summary>Frees the tensors of an element that nobody takes.</summary>
    internal void Free() => owned?.ForEach(t => t.Dispose());

    static Held<T> Keep(DisposeScope scope, T value)
    {
        var found = new List<Tensor>();
        // Of an element that cannot be looked into, everything may be a part.
        var owned = Collect(value, found) ? found.Where(t => scope.Contains(t)).Distinct(ReferenceEqualityComparer.Instance).Cast<Tensor>().ToList() : scope.DisposablesView.OfType<Tensor>().ToList();
        foreach (var tensor in owned) scope.Detach(tensor);
        return new(value, owned.Count == 0 ? null : owned);
    }

    static bool Collect(object? value, List<Tensor> found)
    {
        switch (value)
        {
            case null: return true;
            case Tensor tensor:
                found.Add(tensor);
                return true;
            case Tensors tensors:
                found.AddRange(tensors.Made);
                return true;
            case Batch batch: return Collect(batch.X, found) & Collect(batch.Y, found) & Collect(batch.SampleWeight, found);
            case ITuple tuple: return Enumerable.Range(0, tuple.Length).All(i => Collect(tuple[i], found));
            case Array array: return IsPlain(array.GetType().GetElementType()!) || array.Cast<object?>().All(part => Collect(part, found));
            default: return IsPlain(value.GetType());
        }
    }

    static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateTime);
}
