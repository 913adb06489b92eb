using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Results.Files;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Ingest.Splitting;

namespace CyclinE.Ingest.Worker;

/// <summary>Writes a split file's samples to the store while the file is read, a bounded number of writes at a time.</summary>
internal sealed class SampleStore(StageInput input) : ISampleStore
{
    // So many small writes share a commit; of large ones, each compressed already, so many fit in memory.
    private const int AtOnce = 64;

    private readonly Queue<Task> _writes = new();

    /// <inheritdoc/>
    public void PutPart(string id, ReadOnlyMemory<byte> text) => Put(id, RawSamples.ToPart(text));

    /// <inheritdoc/>
    public string PutSample(string id, RawSample sample, ReadOnlyMemory<byte> text) => Put(id, RawSamples.ToDraft(sample, text));

    /// <inheritdoc/>
    public (string Id, string ContentSha) PutSegments(ArraySegmentation segments)
    {
        var draft = ArtifactDraft.Of(StageTable.SegmentArray.ArtifactKind, segments);
        var id = "segments-" + ArtifactCodec.ContentSha(draft);
        return (id, Put(id, draft));
    }

    /// <summary>Waits for all writes.</summary>
    public void Wait()
    {
        // The computation is synchronous and must not end before what its result names is stored.
        while (_writes.TryDequeue(out var write))
        {
            write.GetAwaiter().GetResult();
        }
    }

    private string Put(string id, ArtifactDraft draft)
    {
        if (_writes.Count == AtOnce)
        {
            _writes.Dequeue().GetAwaiter().GetResult();
        }

        var (sha, written) = input.Put(id, draft);
        _writes.Enqueue(written);
        return sha;
    }
}
