namespace KerasLike.Layers;

/// <summary>Cells one on top of the other, as one: each takes the output of the one below.</summary>
/// <param name="cells">The cells, the lowest first.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, features), and the states of all cells.<br/>
/// Output: the top cell's, and the new states.<br/>
/// Weights: the cells'.<br/>
/// Keras: <c>keras.layers.StackedRNNCells</c>
/// </remarks>
/// <example><code>var layer = new RNN(new StackedRNNCells([new LSTMCell(64), new LSTMCell(32)]));</code></example>
public sealed class StackedRNNCells(IReadOnlyList<RNNCell> cells, string? name = null, bool trainable = true, DTypePolicy? dtype = null) : RNNCell(name, trainable, dtype)
{
    /// <summary>The cells, the lowest first.</summary>
    public IReadOnlyList<RNNCell> Cells { get; } = Check.NotNull(cells) is [] ? throw Check.Error("`cells` must hold at least one cell", "cells=[]", nameof(cells)) : [.. cells];

    /// <inheritdoc/>
    public override IReadOnlyList<int> StateSize => [.. Cells.SelectMany(c => c.StateSize)];

    /// <inheritdoc/>
    public override int OutputSize => Cells[^1].OutputSize;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> GetInitialState(int batchSize) => [.. Cells.SelectMany(c => c.GetInitialState(batchSize))];

    /// <inheritdoc/>
    public override (Tensor Output, IReadOnlyList<Tensor> States) Call(Tensor inputs, IReadOnlyList<Tensor> states, bool training) => Begin(inputs, training).Step(inputs, states);

    internal override CellRun Begin(Tensor like, bool training) => new Stack(Cells, like, training);

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        foreach (var cell in Cells)
        {
            cell.EnsureBuilt([inputShape]);
            inputShape = inputShape.With(-1, cell.OutputSize);
        }
    }

    sealed class Stack : CellRun
    {
        readonly List<(RNNCell Cell, CellRun Run)> runs = [];

        internal Stack(IReadOnlyList<RNNCell> cells, Tensor like, bool training)
        {
            foreach (var cell in cells)
            {
                runs.Add((cell, cell.Begin(like, training)));
                like = like.new_empty([like.size(0), cell.OutputSize]);
            }
        }

        internal override (Tensor Output, IReadOnlyList<Tensor> States) Step(Tensor projected, IReadOnlyList<Tensor> states)
        {
            var (at, value) = (0, projected);
            List<Tensor> next = [];
            foreach (var (cell, run) in runs)
            {
                var own = states.Skip(at).Take(cell.StateSize.Count).ToList();
                (value, var after) = run.Step(run.Project(value.unsqueeze(1)).squeeze(1), own);
                next.AddRange(after);
                at += own.Count;
            }
            return (value, next);
        }
    }
}
