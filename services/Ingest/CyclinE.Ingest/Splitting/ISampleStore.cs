using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>Where a split file's samples go while it is read. The memory handed over may be reused after the call.</summary>
public interface ISampleStore
{
    /// <summary>Keeps a part of a sample's text.</summary>
    void PutPart(string id, ReadOnlyMemory<byte> text);

    /// <summary>Keeps a sample with the rest of its text; gives the hash of the content.</summary>
    string PutSample(string id, RawSample sample, ReadOnlyMemory<byte> text);

    /// <summary>Keeps a sample's segments; gives their id and the hash of the content.</summary>
    (string Id, string ContentSha) PutSegments(Segmentation segments);
}
