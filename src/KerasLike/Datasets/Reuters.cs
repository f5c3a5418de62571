using KerasLike.Data;

namespace KerasLike.Datasets;

/// <summary>
/// 11,228 newswires of Reuters, each with one of 46 topics. A text is the numbers of its words, which are numbered by how often they occur. Downloaded once.
/// </summary>
/// <remarks>
/// Keras: <c>keras.datasets.reuters</c><br/>
/// Source: Lewis, Reuters-21578
/// </remarks>
public static class Reuters
{
    static readonly PublishedFile Texts = new("Reuters", "reuters.npz", PublishedFile.Storage + "reuters.npz", "d6586e694ee56d7a4e65172e12b3e987c03096cb01eab99753921ef915959916");
    static readonly PublishedFile Words = new("Reuters", "reuters_word_index.json", PublishedFile.Storage + "reuters_word_index.json", "4d44cc38712099c9e383dc6e5f11a921");

    /// <summary>Loads the texts and topics, in Keras's order. <see cref="Utils.PadSequences(IEnumerable{int[]}, int?, string, string, string, double)"/> makes a tensor of the texts.</summary>
    /// <param name="path">The name of the file, in the folder of data sets. Default: <c>"reuters.npz"</c>.</param>
    /// <param name="numWords">Only words with smaller numbers are kept, the most frequent ones; null is all but the rarest. Default: null.</param>
    /// <param name="skipTop">Words with smaller numbers are left out, the most frequent ones. Default: 0.</param>
    /// <param name="maxlen">Texts of so many words or more are left out; null keeps all. Default: null.</param>
    /// <param name="testSplit">The fraction of texts to test on, from 0 to 1. Default: 0.2.</param>
    /// <param name="seed">The order of the texts. Default: 113.</param>
    /// <param name="startChar">The number each text begins with; null for none. Default: 1.</param>
    /// <param name="oovChar">The number that stands for words left out; null leaves nothing in their place. Default: 2.</param>
    /// <param name="indexFrom">What is added to each word's number, so that small ones are free. Default: 3.</param>
    /// <returns>Texts and topics to train on, then to test on.</returns>
    public static ((int[][] X, Tensor Y) Train, (int[][] X, Tensor Y) Test) LoadData(string path = "reuters.npz", int? numWords = null, int skipTop = 0, int? maxlen = null, double testSplit = 0.2,
        int seed = 113, int? startChar = 1, int? oovChar = 2, int indexFrom = 3) =>
        Load(Texts, DatasetFolder.Default, path, new(numWords, skipTop, maxlen, startChar, oovChar, indexFrom), testSplit, seed);

    /// <summary>The number of each word. <see cref="LoadData"/> adds <c>indexFrom</c> to it.</summary>
    /// <param name="path">The name of the file, in the folder of data sets. Default: <c>"reuters_word_index.json"</c>.</param>
    public static Dictionary<string, int> GetWordIndex(string path = "reuters_word_index.json") => Words.Read(DatasetFolder.Default, path, WordIndex.Read);

    /// <summary>The names of the topics, by their numbers.</summary>
    public static IReadOnlyList<string> GetLabelNames() =>
    [
        "cocoa", "grain", "veg-oil", "earn", "acq", "wheat", "copper", "housing", "money-supply", "coffee", "sugar", "trade", "reserves", "ship", "cotton", "carcass",
        "crude", "nat-gas", "cpi", "money-fx", "interest", "gnp", "meal-feed", "alum", "oilseed", "gold", "tin", "strategic-metal", "livestock", "retail", "ipi",
        "iron-steel", "rubber", "heat", "jobs", "lei", "bop", "zinc", "orange", "pet-chem", "dlr", "gas", "silver", "wpi", "hog", "lead",
    ];

    internal static ((int[][] X, Tensor Y) Train, (int[][] X, Tensor Y) Test) Load(PublishedFile file, DatasetFolder place, string path, WordSequences words, double testSplit, int seed)
    {
        Check.InRange(testSplit, 0, 1);
        Native.LibTorch.EnsureLoaded();
        var arrays = file.Read(place, path, NpyReader.ReadArchive);
        var all = words.Prepare(WordSequences.Shuffle(arrays["x"], arrays["y"], new(seed)));
        var (cut, train) = (words.Cut(all.X), (int)(all.X.Length * (1 - testSplit)));
        return ((cut[..train], torch.tensor(all.Y[..train])), (cut[train..], torch.tensor(all.Y[train..])));
    }
}
