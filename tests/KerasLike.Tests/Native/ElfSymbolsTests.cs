using KerasLike.Native;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Native;

[TestFixture]
[Platform("Linux")]
public class ElfSymbolsTests
{
    [Test]
    public void FindsWhatTheLibraryDoesNotExport()
    {
        var library = SearchPath.Find("libtorch_cpu.so")!;

        Assert.That(ElfSymbols.Find(library, "_ZN4dnnl4impl3cpu3x643cpuEv"), Is.Positive);
        Assert.That(ElfSymbols.Find(library, "_ZN4dnnl4impl3cpu3x643cpuEvNo"), Is.Null);
    }

    [Test]
    public void FindsTheFunctionWhereTheLoaderHasPutIt()
    {
        Keras.Doctor();
        var (path, address) = ProcessMaps.Find("libtorch_cpu.so")!.Value;
        var exported = System.Runtime.InteropServices.NativeLibrary.GetExport(System.Runtime.InteropServices.NativeLibrary.Load(path), "_ZN2at13globalContextEv");

        Assert.That(address + (nint)ElfSymbols.Find(path, "_ZN2at13globalContextEv")!, Is.EqualTo(exported));
    }

    [Test]
    public void SaysWhatIsNotAnElfFile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.so"], new string('a', 100));

        Assert.That(() => ElfSymbols.Find(folder["a.so"], "x"), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo($"{folder["a.so"]} is not a 64-bit ELF file."));
    }
}
