using KerasLike.Layers;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Hash functions against the values that their authors published.</summary>
[TestFixture]
public class HashFunctionTests
{
    // Of the library that Google published: the n-th string is n letters, each 7 further than the one before, from the n-th on.
    [TestCase(0, 0x9ae16a3b2f90404fUL)]
    [TestCase(1, 0xa3b260215ec8f116UL)]
    [TestCase(2, 0x9c9aab5646dd8dbcUL)]
    [TestCase(3, 0xf79520f4c18b49ebUL)]
    [TestCase(4, 0x4891d9d84a7d0acaUL)]
    [TestCase(7, 0x204b0debc51c118eUL)]
    [TestCase(8, 0xeb238b266f60ab19UL)]
    [TestCase(16, 0x35054fa74179d981UL)]
    [TestCase(17, 0xe28d80bfc51585c7UL)]
    [TestCase(32, 0x01c5ae063c078260UL)]
    [TestCase(33, 0xba2c9e2ef248af32UL)]
    [TestCase(64, 0x23511dfc408ff4e9UL)]
    [TestCase(65, 0x71835d3a14ab6ea1UL)]
    [TestCase(127, 0x07bf8096fdcf584aUL)]
    [TestCase(128, 0x6c5ba033d1bf686fUL)]
    [TestCase(129, 0x9e2c2c6f5b2731d2UL)]
    [TestCase(500, 0xc7c279e73b601e1aUL)]
    public void FarmHashIsGooglesFingerprint(int length, ulong expected) =>
        Assert.That(FarmHash.Of([.. Enumerable.Range(0, length).Select(i => (byte)('a' + (i * 7 + length) % 26))]), Is.EqualTo(expected));

    // The vectors in the appendix of the paper: the key is 00 01 … 0f, the message 00 01 … of that length.
    [TestCase(0, 0x726fdb47dd0e0e31UL)]
    [TestCase(15, 0xa129ca6149be45e5UL)]
    [TestCase(8, 0x93f5f5799a932462UL)]
    public void SipHashIsThePapers(int length, ulong expected) =>
        Assert.That(SipHash.Of([.. Enumerable.Range(0, length).Select(i => (byte)i)], 0x0706050403020100, 0x0f0e0d0c0b0a0908), Is.EqualTo(expected));
}
