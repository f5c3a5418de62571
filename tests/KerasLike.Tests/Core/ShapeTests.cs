namespace KerasLike.Tests.Core;

/// <summary>Shapes and tuple arguments, as Keras code writes and prints them.</summary>
[TestFixture]
public class ShapeTests
{
    [Test]
    public void AShapeIsWrittenAsInKeras()
    {
        Shape number = 784, pair = (null, 28), triple = (28, 28, 1), quadruple = (null, 28, 28, 1), quintuple = (1, 2, 3, 4, 5), list = [null, 3];
        Assert.That(new[] { number, pair, triple, quadruple, quintuple, list }.Select(s => s.ToString()), Is.EqualTo(new[]
        {
            "(784,)", "(None, 28)", "(28, 28, 1)", "(None, 28, 28, 1)", "(1, 2, 3, 4, 5)", "(None, 3)",
        }));
    }

    [Test]
    public void ShapesAreEqualByTheirDimensions()
    {
        Shape a = (null, 3), b = [null, 3], c = (2, 3);
        Assert.That((a == b, a != c, a.Equals(b), a.GetHashCode() == b.GetHashCode(), a == null), Is.EqualTo((true, true, true, true, false)));
    }

    [Test]
    public void UnknownDimensionsAreKnownToBeUnknown()
    {
        Shape shape = (null, 3), full = (2, 3);
        Assert.That((shape.Rank, shape.IsFullyDefined, shape.Size, full.IsFullyDefined, full.Size), Is.EqualTo((2, false, (long?)null, true, (long?)6)));
        Assert.That(() => new Shape(2, null).Last, Throws.InvalidOperationException.With.Message.EqualTo("The last dimension of shape (2, None) is not known."));
    }

    [Test]
    public void ATupleArgumentPrintsAsItWasWritten()
    {
        Dims number = 5, pair = (5, 3), list = [1, 2, 3];
        Assert.That((number.ToString(), pair.ToString(), list.ToString(), pair == (Dims)(5, 3), number != pair), Is.EqualTo(("5", "(5, 3)", "(1, 2, 3)", true, true)));
    }

    [Test]
    public void SidesAreOneNumberOrOneForEachAxisOrPairs()
    {
        Sides all = 1, perAxis = (1, 2), pairs = ((1, 0), (2, 2));
        Assert.That((all.Before(0), all.After(0)), Is.EqualTo((1, 1)));
        Assert.That((perAxis.Before(1), perAxis.After(1)), Is.EqualTo((2, 2)));
        Assert.That((pairs.Before(0), pairs.After(0), pairs.Before(1), pairs.After(1)), Is.EqualTo((1, 0, 2, 2)));
        Assert.That((pairs.ToString(), perAxis == (Sides)((1, 1), (2, 2)), all != perAxis), Is.EqualTo(("((1, 0), (2, 2))", true, true)));
    }
}
