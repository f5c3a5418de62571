namespace KerasLike.Native;

/// <summary>The devices there are, and the one in use.</summary>
internal static class Devices
{
    static torch.Device? current;

    /// <summary>The device in use: CUDA's first, when there is one, else the CPU, until another is set.</summary>
    internal static torch.Device Current => current ??= Parse(Available[^1] == "cpu" ? "cpu" : "cuda:0");

    /// <summary>The names of the devices there are.</summary>
    internal static IReadOnlyList<string> Available
    {
        get
        {
            LibTorch.EnsureLoaded();
            var cuda = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
            return ["cpu", .. Enumerable.Range(0, cuda).Select(i => $"cuda:{i}")];
        }
    }

    internal static void Set(string device)
    {
        var name = Check.NotNull(device, "Keras.SetDevice").ToLowerInvariant();
        var available = Available;
        if (!available.Contains(name == "cuda" ? "cuda:0" : name))
            throw new ArgumentException($"Keras.SetDevice: there is no such device. Received: device=\"{device}\". There are: {string.Join(", ", available)}.{(name.StartsWith("cuda", StringComparison.Ordinal) && available.Count == 1 ? " For CUDA the program needs a GPU with its driver, and the package TorchSharp-cuda-linux or TorchSharp-cuda-windows in the place of TorchSharp-cpu." : "")}", nameof(device));
        current = Parse(name == "cuda" ? "cuda:0" : name);
    }

    static torch.Device Parse(string name) => torch.device(name);
}
