namespace KerasLike.Datasets;

/// <summary>
/// Where the files of data sets are: beside the program or the library, or in a folder above (in a clone of the repository); else in a cache; else they are
/// downloaded into that.
/// </summary>
/// <param name="starts">Folders to look in, and above.</param>
/// <param name="cache">The cache.</param>
/// <param name="download">What fetches a file.</param>
internal sealed class DatasetFolder(IEnumerable<string> starts, string cache, Download download)
{
    internal static DatasetFolder Default => new(
        [AppContext.BaseDirectory, Path.GetDirectoryName(typeof(DatasetFolder).Assembly.Location) is { Length: > 0 } own ? own : AppContext.BaseDirectory, Environment.CurrentDirectory],
        Path.Combine(Home, "datasets"), new Download());

    /// <summary>The folder of what is kept between runs: <c>KERASLIKE_HOME</c>, or a folder of the user's.</summary>
    internal static string Home
    {
        get
        {
            if (Environment.GetEnvironmentVariable("KERASLIKE_HOME") is { Length: > 0 } chosen) return Path.GetFullPath(chosen);
            // A new account does not have the folder yet, and one without a home has none at all.
            var user = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return Path.Combine(user.Length > 0 ? user : Path.GetTempPath(), "KerasLike");
        }
    }

    /// <summary>The path of a file, which is there when this returns.</summary>
    internal string Find(string dataset, string folder, IdxFile idx, string address) => Find(dataset, folder, $"{idx.Name}.gz", new Uri($"{address}{idx.Name}.gz"), content => idx.Content(content));

    /// <inheritdoc cref="Find(string, string, IdxFile, string)"/>
    internal string Find(string dataset, string folder, string file, Uri address, Action<Stream> check)
    {
        var near = starts.SelectMany(Above).Select(place => Path.Combine(place, "datasets", folder, file)).FirstOrDefault(File.Exists);
        if (near is not null) return near;
        var cached = Path.Combine(cache, folder, file);
        if (!File.Exists(cached)) download.Fetch(dataset, address, cached, check);
        return cached;
    }

    static IEnumerable<string> Above(string folder)
    {
        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent) yield return place.FullName;
    }
}
