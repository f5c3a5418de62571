using System.Text;
using KerasLike.Data;

namespace KerasLike;

/// <summary>Text files as strings.</summary>
internal static class TextFolder
{
    internal const string Owner = "Utils.TextDatasetFromDirectory";

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static DirectoryDataset<TextBatch> Make(FolderOptions options, int? maxLength)
    {
        Check.Positive(maxLength, Owner);
        return FolderReader.Make(options, (files, labels) => options.BatchSize is { } size
            ? files.Chunk(size).Map(group => new TextBatch([.. group.Select(f => Read(f.Path, maxLength))], labels(Array.ConvertAll(group, f => f.Label))))
            : files.Map(file => new TextBatch([Read(file.Path, maxLength)], labels([file.Label])?.select(0, 0))));
    }

    static string Read(string path, int? maxLength)
    {
        try
        {
            var text = File.ReadAllText(path, Strict);
            return maxLength is { } length && text.Length > length ? text[..length] : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"The text {path} cannot be read: it is not UTF-8, at byte {e.Index}.", e);
        }
    }
}
