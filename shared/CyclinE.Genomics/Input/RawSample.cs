namespace CyclinE.Genomics;

/// <summary>
/// One sample of a file, as a file of the same format that holds it alone; the document of the raw-sample artifact. The text
/// stands in the parts, one behind the other, then in the artifact's own column.
/// </summary>
public sealed record RawSample
{
    /// <summary>Artifact ids of the text's parts, in order; parts that samples share (a platform's table) are stored once.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>Where the text's lines stood in the file; empty where that is too irregular to keep.</summary>
    public required IReadOnlyList<LineRun> Lines { get; init; }
}
