using NUnit.Framework.Constraints;

namespace KerasLike.Tests.Golden;

/// <summary>Closeness as golden cases ask for it: |actual − expected| ≤ 1e-5 + 1e-4 |expected|.</summary>
internal static class Close
{
    internal const double RelativeTolerance = 1e-4, AbsoluteTolerance = 1e-5;

    internal static Constraint To(Tensor expected) => new CloseConstraint(expected, RelativeTolerance, AbsoluteTolerance);

    internal static Constraint To(Tensor expected, double relative, double absolute) => new CloseConstraint(expected, relative, absolute);

    internal static Constraint To(double expected) => Is.EqualTo(expected).Within(AbsoluteTolerance + RelativeTolerance * Math.Abs(expected));

    sealed class CloseConstraint(Tensor expected, double relative, double absolute) : Constraint
    {
        public override string Description => $"a tensor of shape ({string.Join(", ", expected.shape)}) within {relative} relative and {absolute} absolute";

        public override ConstraintResult ApplyTo<TActual>(TActual actual)
        {
            var tensor = ((Tensor)(object)actual!).to(torch.float64);
            var wanted = expected.to(torch.float64);
            if (!tensor.shape.SequenceEqual(wanted.shape)) return new Report(this, $"shape ({string.Join(", ", tensor.shape)})", false);
            if (tensor.numel() == 0) return new Report(this, "equal, empty", true);
            var excess = (tensor - wanted).abs() - (absolute + relative * wanted.abs());
            var worst = excess.nan_to_num(double.PositiveInfinity).flatten().argmax().item<long>();
            return new Report(this, $"{tensor.flatten()[worst].item<double>():G8} where {wanted.flatten()[worst].item<double>():G8} is expected, at element {worst}", excess.flatten()[worst].item<double>() <= 0);
        }
    }

    sealed class Report(IConstraint constraint, string actual, bool success) : ConstraintResult(constraint, actual, success)
    {
        public override void WriteActualValueTo(MessageWriter writer) => writer.Write(ActualValue);
    }
}
