using KerasLike.Layers;
using KerasLike.Losses;

namespace KerasLike;

/// <summary>One step of an <see cref="ExecutionPlan"/>: a layer call, or a turn of an image's axes before one. Where a look at each number is asked for, nothing is overwritten: see <see cref="FiniteCheck"/>.</summary>
internal abstract class Step(Layer layer, int[] inputs, int[] outputs, bool overwrites = false)
{
    int[] lastUses = [];

    /// <summary>The layer called, or the one that needs the axes turned.</summary>
    internal Layer Layer { get; } = layer;

    internal int[] Inputs { get; } = inputs;

    internal int[] Outputs { get; } = outputs;

    /// <summary>Whether the result takes the place of an input.</summary>
    internal bool Overwrites { get; } = overwrites;

    internal abstract void Run(Tensor[] slots, CallContext context);

    /// <summary>The slots that no later step reads.</summary>
    internal void SetLastUses(IEnumerable<int> slots) => lastUses = [.. slots];

    /// <summary>Frees the inputs that nobody needs any more. A layer may hand on its input as it is, so a value may stand in several slots.</summary>
    internal void FreeInputs(Tensor[] slots)
    {
        foreach (var slot in lastUses)
        {
            var value = slots[slot];
            slots[slot] = null!;
            if (Array.IndexOf(slots, value) < 0) value.Dispose();
        }
    }

    /// <summary>A layer of one tensor.</summary>
    internal sealed class Narrow(Layer layer, int input, int output, bool? training, bool channelsFirst, bool overwrites) : Step(layer, [input], [output], overwrites)
    {
        internal override void Run(Tensor[] slots, CallContext context)
        {
            var isTraining = training ?? context.Training;
            var given = LayerCasts.Cast(Layer, slots[input]);
            var result = Overwrites && !FiniteCheck.IsOn ? ((IOverwritesInput)Layer).CallOver(given, null) : channelsFirst ? Layer.CallChannelsFirst(given, isTraining) : Layer.Call(given, isTraining);
            if (Layer.ActivityRegularizer is not null && context.CollectsLosses) AddedLosses.AddActivity(Layer, result);
            if (Masks.EverUsed || Layer.MakesMask) Masks.Pass(Layer, given, result);
            slots[output] = result;
            // Gradients need what was cast.
            if (!ReferenceEquals(given, slots[input]) && !ReferenceEquals(given, result) && !torch.is_grad_enabled()) given.Dispose();
        }

        /// <summary>Leaves out the activation at the layer's end.</summary>
        internal void RunToLogits(Tensor[] slots, CallContext context)
        {
            var result = Layer.CallWithoutActivation(LayerCasts.Cast(Layer, slots[input]), training ?? context.Training);
            if (Masks.EverUsed) Masks.Pass(Layer, slots[input], result);
            slots[output] = result;
        }
    }

    /// <summary>A layer of several tensors, or one that calls other layers and so hands its context on.</summary>
    internal sealed class Wide(Layer layer, int[] inputs, int[] outputs, CallArguments arguments, int? over) : Step(layer, inputs, outputs, over is not null)
    {
        internal override void Run(Tensor[] slots, CallContext context)
        {
            var inner = arguments.Training is null ? context : CallContext.Resolve(arguments.Training);
            using var call = inner.Enter();
            var given = LayerCasts.Cast(Layer, LayerInputs.TakeMask(new Tensors(Array.ConvertAll(Inputs, s => slots[s]), arguments.Names)));
            Tensors results = over is { } place && !FiniteCheck.IsOn && Ranks.SameShape(given[0], given[1]) ? ((IOverwritesInput)Layer).CallOver(given[place], given[1 - place]) : Layer.Call(given, inner.With(arguments.Options));
            Masks.Pass(Layer, given, results);
            if (Layer.ActivityRegularizer is not null && context.CollectsLosses)
                foreach (Tensor result in results) AddedLosses.AddActivity(Layer, result);
            for (int i = 0; i < Outputs.Length; i++) slots[Outputs[i]] = results[i];
        }
    }

    /// <summary>An image's axes, turned for the layer that follows.</summary>
    internal sealed class Turn(Layer layer, int input, int output, bool toChannelsFirst, int rank) : Step(layer, [input], [output])
    {
        internal override void Run(Tensor[] slots, CallContext context) =>
            slots[output] = toChannelsFirst ? ImageAxes.ToKernel(slots[input]) : ImageAxes.FromKernel(slots[input], rank);
    }
}
