using System.IO.Compression;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Vocabularies in archives as Python writes them: with entries for folders, and in Windows' line ends where it ran there.</summary>
[TestFixture]
public class VocabularyAssetTests
{
    static void Put(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)?.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    static string Saved(TemporaryFolder folder, string text)
    {
        var layer = new IntegerLookup(maskToken: 0, name: "lookup");
        layer.Adapt(new[] { 1, 2, 3 });
        using var model = new Sequential([Keras.Input(2, dtype: "int32"), layer]);
        model.Save(folder["model.keras"]);
        using var zip = ZipFile.Open(folder["model.keras"], ZipArchiveMode.Update);
        foreach (var directory in new[] { "assets/", "assets/layers/", "assets/layers/integer_lookup/" }) zip.CreateEntry(directory);
        Put(zip, "assets/layers/integer_lookup/vocabulary.txt", text);
        return folder["model.keras"];
    }

    [TestCase("0\n-1\n40\n20")]
    [TestCase("0\r\n-1\r\n40\r\n20\r\n")]
    public void AreRead(string text)
    {
        using var folder = new TemporaryFolder();
        using var model = Keras.LoadModel(Saved(folder, text));
        Assert.That(((IntegerLookup)model.Layers[0]).GetVocabulary(), Is.EqualTo(new long[] { 0, -1, 40, 20 }));
    }

    [TestCase("0\n-1\nforty", "the vocabulary must have an integer in each line. Received: \"forty\"")]
    [TestCase("0\n-1\n40\n40", "the vocabulary must not hold a term twice. Received: 40 again")]
    public void AreCheckedLikeAnyOther(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var path = Saved(folder, text);
        Assert.That(() => Keras.LoadModel(path), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo($"{path}: IntegerLookup \"lookup\": {message}"));
    }
}
