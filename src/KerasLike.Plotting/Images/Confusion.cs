namespace KerasLike.Plotting;

/// <summary>How often samples of each class were taken for each class.</summary>
internal static class Confusion
{
    const int Most = 1000;

    internal static long[,] Count(Tensors yTrue, Tensors yPred, IReadOnlyList<string>? classNames, string owner)
    {
        var (truth, guesses) = (Classes.Of(yTrue, owner, nameof(yTrue)), Classes.Of(yPred, owner, nameof(yPred)));
        if (truth.Length != guesses.Length) throw new ArgumentException($"{owner}: there must be a prediction for each target. Received: {truth.Length} targets, {guesses.Length} predictions", nameof(yPred));
        // Rows of probabilities tell how many classes there are, even if some were never predicted.
        var columns = yPred.ShapeOf(0) is { Rank: 2 } shape ? shape[1] ?? 0 : 0;
        var least = 1 + Math.Max(truth.Max(), guesses.Max());
        Classes.CheckNames(classNames, least, owner);
        var count = Math.Max(2, classNames?.Count ?? Math.Max(least, columns));
        if (count > Most) throw new ArgumentException($"{owner}: a matrix has at most {Most} classes. Received: {count}", nameof(yTrue));
        var counts = new long[count, count];
        foreach (var (row, column) in truth.Zip(guesses)) counts[row, column]++;
        return counts;
    }
}
