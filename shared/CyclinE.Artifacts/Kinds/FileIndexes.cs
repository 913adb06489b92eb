using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;

namespace CyclinE.Artifacts.Kinds;

/// <summary>What split files left, by artifact id: read once per process for all arrays of a file.</summary>
/// <param name="store">Where they are kept.</param>
public sealed class FileIndexes(IArtifactStore store)
{
    private const int Capacity = 8;
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Id, FileIndex Index)> _recent = [];

    /// <summary>The index of an id.</summary>
    public async ValueTask<FileIndex> GetAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_recent.FirstOrDefault(r => r.Id == id) is { Index: { } known })
            {
                return known;
            }
        }

        var index = (await store.ReadAsync(id, cancellationToken).ConfigureAwait(false)).Document<FileIndex>();
        lock (_gate)
        {
            _recent.AddFirst((id, index));
            if (_recent.Count > Capacity)
            {
                _recent.RemoveLast();
            }
        }

        return index;
    }

    /// <summary>
    /// What an array has from its split file before any stage of its own: its raw sample, in the place of the file; its
    /// segmentation, with which it starts at the call; nothing of a file that is read whole.
    /// </summary>
    /// <exception cref="InvalidInputException">The file does not hold the array's sample, or not in a usable state.</exception>
    public static SortedDictionary<string, ArtifactRef> HandIn(FileIndex index, PlanArray array)
    {
        var results = new SortedDictionary<string, ArtifactRef>(StringComparer.Ordinal);
        if (index.Content == FileContent.Whole)
        {
            return results;
        }

        var sample = index.Choose(array.Value("file_sample"), array.Input.Path);
        if (index.Content == FileContent.Segments)
        {
            // Under both names: that the segments are the file's own says that the stages before them were not needed.
            results[StageTable.SegmentArray.Name] = new ArtifactRef(sample.Artifact, StageTable.SegmentArray.ArtifactKind, sample.ContentSha);
            results[StageTable.SplitFile.Name] = results[StageTable.SegmentArray.Name];
            return results;
        }

        results[StageTable.SplitFile.Name] = new ArtifactRef(sample.Artifact, RawSamples.Kind, sample.ContentSha);
        return results;
    }
}
