using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Results.Files;

namespace CyclinE.Artifacts.Kinds;

/// <summary>Raw samples as artifacts: text in parts, named by the hash of what they hold.</summary>
public static class RawSamples
{
    /// <summary>Kind of a raw sample.</summary>
    public const string Kind = "raw-sample";

    private const string PartKind = "raw-part";
    private const string Text = "text";

    /// <summary>A part of a sample's text.</summary>
    public static ArtifactDraft ToPart(ReadOnlyMemory<byte> text) => new() { Kind = PartKind, Columns = [new Column(Text, ColumnType.Byte, text)] };

    /// <summary>A raw sample, with the text that stands behind its parts.</summary>
    public static ArtifactDraft ToDraft(RawSample sample, ReadOnlyMemory<byte> text) =>
        ArtifactDraft.Of(Kind, sample, new Column(Text, ColumnType.Byte, text));

    /// <summary>Opens the text of a stored sample; parts are read as they are come to.</summary>
    public static Stream Open(Artifact sample, IArtifactStore store, CancellationToken cancellationToken) =>
        new RawSampleStream(sample.Document<RawSample>().Parts, sample.Column(Text).Bytes, id => ReadPart(id, store, cancellationToken));

    // A stage reads its file as a stream, in its computation: there is nobody to await.
    private static ReadOnlyMemory<byte> ReadPart(string id, IArtifactStore store, CancellationToken cancellationToken) =>
        store.ReadAsync(id, cancellationToken).GetAwaiter().GetResult().Column(Text).Bytes;
}
