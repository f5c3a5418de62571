namespace KerasLike.Losses;

/// <summary>Targets that are class numbers, and what to do with them where one-hot rows are wanted.</summary>
internal static class ClassNumbers
{
    /// <summary>The targets without an axis of size 1 in the place of the classes. Fails where they are not one class for each row of predictions.</summary>
    internal static Tensor Of(Tensor yTrue, Tensor yPred, int axis, string owner, string oneHotCure = "")
    {
        if (yTrue.ndim == yPred.ndim && yTrue.size(axis) == 1) yTrue = yTrue.squeeze(axis);
        var classes = axis < 0 ? axis + yPred.ndim : axis;
        var expected = new Shape([.. Shape.Of(yPred).Where((_, i) => i != classes)]);
        if (Shape.Of(yTrue) == expected) return yTrue;
        throw new ArgumentException($"{owner}: targets must be class numbers of shape {expected}. Received: targets {Shape.Of(yTrue)}, predictions {Shape.Of(yPred)}.{(Ranks.SameShape(yTrue, yPred) ? oneHotCure : "")}");
    }

    /// <summary>What to do where targets look like class numbers and are to be one-hot; nothing where they do not.</summary>
    internal static string Cure(Tensor yTrue, Tensor yPred, int axis = -1, string? sparse = null) =>
        yPred.ndim > 0 && (yTrue.ndim == yPred.ndim - 1 || (yTrue.ndim == yPred.ndim && yTrue.size(axis) == 1))
            ? $" For class numbers {(sparse is null ? "" : $"use \"{sparse}\", or ")}turn them into one-hot rows with Utils.ToCategorical(y, {yPred.size(axis)})." : "";

    /// <summary>Which numbers there are.</summary>
    internal static string Range(Tensor yPred, int axis) => $" Class numbers must be from 0 to {yPred.size(axis) - 1}.";
}
