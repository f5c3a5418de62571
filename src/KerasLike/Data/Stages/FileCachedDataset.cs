using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>The batches of the first full pass, kept in a file.</summary>
internal sealed class FileCachedDataset(Dataset<Batch> source, string filename) : Dataset<Batch>
{
    public override long? Cardinality => source.Cardinality;

    internal override IEnumerable<Batch> Run(ulong pass) => File.Exists(filename) ? BatchFile.Read(filename) : Fill();

    IEnumerable<Batch> Fill()
    {
        var part = $"{Path.GetFullPath(filename)}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        try
        {
            using (var writer = new BatchFile.Writer(part))
            {
                // Always the first pass, so that what is kept does not depend on when it was.
                foreach (var batch in source.Run(0))
                {
                    writer.Add(batch);
                    yield return batch;
                }
                writer.End();
            }
            File.Move(part, filename, overwrite: true);
        }
        finally
        {
            File.Delete(part); // of a pass that did not come to its end
        }
    }
}
