using System.Runtime.CompilerServices;
using KerasLike;
using TorchSharp;

// Says "torch" to begin with a statement of TorchSharp's, "keras" to begin with one of ours.
if (args is ["keras"]) Report();
else Torch();

[MethodImpl(MethodImplOptions.NoInlining)]
static void Torch()
{
    Console.WriteLine($"{torch.rand(3).numel()} numbers");
    Console.WriteLine($"KerasLike is loaded: {Array.Exists(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == "KerasLike")}");
}

[MethodImpl(MethodImplOptions.NoInlining)]
static void Report()
{
    try
    {
        Console.Write(Keras.Doctor());
    }
    catch (DllNotFoundException e)
    {
        Console.WriteLine(e.Message);
        Environment.ExitCode = 1;
    }
}
