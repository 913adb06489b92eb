using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;

namespace CyclinE.Artifacts.Kinds;

/// <summary>A user's file that a sheet names beside the arrays (positions of probes, a pool), as an artifact of its bytes.</summary>
public static class FileArtifact
{
    private const string Content = "content";

    /// <summary>The file as a draft.</summary>
    public static ArtifactDraft Of(byte[] bytes) => new() { Kind = "file", Columns = [new Column(Content, ColumnType.Byte, bytes)] };

    /// <summary>The file's bytes.</summary>
    public static byte[] BytesOf(Artifact artifact) => artifact.Column(Content).Bytes.ToArray();
}
