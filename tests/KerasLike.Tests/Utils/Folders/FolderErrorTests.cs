using KerasLike.Data;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.UtilsTests;

/// <summary>What is said about folders that are not as they should be.</summary>
[TestFixture]
internal sealed class FolderErrorTests
{
    TemporaryFolder folder = null!;

    [SetUp]
    public void Start()
    {
        folder = new();
        foreach (var place in new[] { "a/1.bmp", "b/2.bmp" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[place])!);
            File.Copy(ImageFiles.Path("plain.bmp"), folder[place]);
        }
    }

    [TearDown]
    public void Stop() => folder.Dispose();

    void Says<T>(Func<object> act, string message) where T : Exception => Assert.That(() => act(), Throws.InstanceOf<T>().With.Message.StartsWith(message.Replace("{F}", folder.Path, StringComparison.Ordinal)));

    DirectoryDataset<Batch> Images(string? place = null, string? mode = "int", double? split = null, string? subset = null, int? seed = null, FileLabels? labels = null, string[]? classes = null) =>
        Utils.ImageDatasetFromDirectory(place ?? folder.Path, labels, mode, classes, imageSize: 4, validationSplit: split, subset: subset, seed: seed, verbose: false);

    [Test]
    public void FoldersWithoutImages()
    {
        Says<DirectoryNotFoundException>(() => Images(folder["none"]), "Utils.ImageDatasetFromDirectory: there is no folder {F}/none.");
        Says<ArgumentException>(() => Images(folder["a"]), "Utils.ImageDatasetFromDirectory: the folder {F}/a has no images. They end in .bmp, .gif, .jpeg, .jpg, .png, and are in a folder for each class; labelMode: null reads them without.");
        Directory.CreateDirectory(folder["empty/class"]);
        Says<ArgumentException>(() => Images(folder["empty"]), "Utils.ImageDatasetFromDirectory: the folder {F}/empty has no images. They end in .bmp, .gif, .jpeg, .jpg, .png.");
        Says<ArgumentException>(() => Images(split: 0.1, subset: "validation", seed: 1), "Utils.ImageDatasetFromDirectory: the folder {F} has no images for validation.");
    }

    [Test]
    public void WhatIsLeftOutIsTold()
    {
        Directory.CreateDirectory(folder["c"]);
        File.WriteAllText(folder["a/notes.txt"], "");
        var told = Printed.ToError(() => Images());
        Assert.That(told, Does.Contain($"the folder {folder["c"]} has no images; the class stays, without samples."));
        Assert.That(told, Does.Contain($"left out 1 files in {folder.Path} that do not end in .bmp, .gif, .jpeg, .jpg, .png: notes.txt."));
        Assert.That(Printed.By(() => Utils.ImageDatasetFromDirectory(folder.Path)), Does.StartWith("Found 2 files belonging to 3 classes."));
    }

    [Test]
    public void ADamagedImageIsNamedWhenItsBatchIsRead()
    {
        File.WriteAllBytes(folder["b/2.bmp"], [.. File.ReadAllBytes(folder["b/2.bmp"])[..60]]);
        File.WriteAllBytes(folder["b/3.png"], []);
        Says<InvalidDataException>(() => Images(classes: ["b"]).Count(), "The image {F}/b/");
    }

    [Test]
    public void ArgumentsThatCannotBe()
    {
        const string Owner = "Utils.ImageDatasetFromDirectory: ";
        Says<ArgumentException>(() => Images(mode: "text"), Owner + "`labelMode` must be one of \"int\", \"categorical\", \"binary\". Received: labelMode=\"text\"");
        Says<ArgumentException>(() => Images(split: 0.5), Owner + "`validationSplit` and `subset` go together. Received: validationSplit=0.5, subset=null");
        Says<ArgumentException>(() => Images(split: 0.5, subset: "training"), Owner + "`seed` must be given with `validationSplit`, or the two parts could have files in common.");
        Says<ArgumentException>(() => Images(split: 2, subset: "training", seed: 1), Owner + "`validationSplit` must be between 0 and 1. Received: validationSplit=2");
        Says<ArgumentException>(() => Images(labels: new[] { 1 }), Owner + "`labels` must have one number for each file. Received: 1 labels, 2 files in {F}");
        Says<ArgumentException>(() => Images(classes: ["dogs"]), Owner + "`classNames` must be folders in {F}. Received: \"dogs\". There: a, b");
        Says<ArgumentException>(() => Images(labels: "guessed"), "Utils: `labels` must be one of \"inferred\". Received: labels=\"guessed\"");
        Says<ArgumentException>(() => Images(mode: "binary", classes: ["a"]), Owner + "labelMode \"binary\" needs 2 classes. Received: 1: a");
        Says<InvalidOperationException>(() => Images(split: 0.5, subset: "both", seed: 1).Count(), "There are two datasets here, since subset was \"both\". Write: var (train, validation) = …");
    }
}
