namespace KerasLike.Data;

/// <summary>Tensors that the user's code makes: they must outlive the step of training it is called in.</summary>
internal static class UserTensors
{
    /// <summary>Calls the user's code; what it makes is its own.</summary>
    /// <param name="act">The user's code.</param>
    /// <param name="made">Told of each tensor it made.</param>
    internal static T Keep<T>(Func<T> act, Action<Tensor>? made = null)
    {
        Native.LibTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        var result = act();
        foreach (var tensor in scope.DisposablesView.OfType<Tensor>().ToList())
        {
            made?.Invoke(tensor);
            scope.Detach(tensor);
        }
        return result;
    }
}
