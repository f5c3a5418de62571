using KerasLike.Data;

namespace KerasLike.Datasets;

/// <summary>
/// 50,000 reviews of films, half to train on and half to test on, each with the label 1 where it praises and 0 where it does not. A review is the numbers of its
/// words, which are numbered by how often they occur. Downloaded once.
/// </summary>
/// <remarks>
/// Keras: <c>keras.datasets.imdb</c><br/>
/// Source: Maas et al., 2011 (ai.stanford.edu/~amaas/data/sentiment)
/// </remarks>
public static class Imdb
{
    static readonly PublishedFile Reviews = new("IMDB", "imdb.npz", PublishedFile.Storage + "imdb.npz", "69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f");
    static readonly PublishedFile Words = new("IMDB", "imdb_word_index.json", PublishedFile.Storage + "imdb_word_index.json", "bfafd718b763782e994055a2d397834f");

    /// <summary>Loads the reviews and labels, in Keras's order. <see cref="Utils.PadSequences(IEnumerable{int[]}, int?, string, string, string, double)"/> makes a tensor of the reviews.</summary>
    /// <param name="path">The name of the file, in the folder of data sets. Default: <c>"imdb.npz"</c>.</param>
    /// <param name="numWords">Only words with smaller numbers are kept, the most frequent ones; null is all but the rarest. Default: null.</param>
    /// <param name="skipTop">Words with smaller numbers are left out, the most frequent ones. Default: 0.</param>
    /// <param name="maxlen">Reviews of so many words or more are left out; null keeps all. Default: null.</param>
    /// <param name="seed">The order of the reviews. Default: 113.</param>
    /// <param name="startChar">The number each review begins with; null for none. Default: 1.</param>
    /// <param name="oovChar">The number that stands for words left out; null leaves nothing in their place. Default: 2.</param>
    /// <param name="indexFrom">What is added to each word's number, so that small ones are free. Default: 3.</param>
    /// <returns>Reviews and labels to train on, then to test on.</returns>
    public static ((int[][] X, Tensor Y) Train, (int[][] X, Tensor Y) Test) LoadData(string path = "imdb.npz", int? numWords = null, int skipTop = 0, int? maxlen = null, int seed = 113,
        int? startChar = 1, int? oovChar = 2, int indexFrom = 3) =>
        Load(Reviews, DatasetFolder.Default, path, new(numWords, skipTop, maxlen, startChar, oovChar, indexFrom), seed);

    /// <summary>The number of each word. <see cref="LoadData"/> adds <c>indexFrom</c> to it.</summary>
    /// <param name="path">The name of the file, in the folder of data sets. Default: <c>"imdb_word_index.json"</c>.</param>
    public static Dictionary<string, int> GetWordIndex(string path = "imdb_word_index.json") => Words.Read(DatasetFolder.Default, path, WordIndex.Read);

    internal static ((int[][] X, Tensor Y) Train, (int[][] X, Tensor Y) Test) Load(PublishedFile file, DatasetFolder place, string path, WordSequences words, int seed)
    {
        Native.LibTorch.EnsureLoaded();
        var arrays = file.Read(place, path, NpyReader.ReadArchive);
        var random = new NumpyRandom(seed);
        var train = words.Prepare(WordSequences.Shuffle(arrays["x_train"], arrays["y_train"], random));
        var test = words.Prepare(WordSequences.Shuffle(arrays["x_test"], arrays["y_test"], random));
        var cut = words.Cut([.. train.X, .. test.X]);
        return ((cut[..train.X.Length], torch.tensor(train.Y)), (cut[train.X.Length..], torch.tensor(test.Y)));
    }
}
