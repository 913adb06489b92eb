using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>An ingested array.</summary>
/// <param name="Document">Build, format, scalars, judgement and the steps taken.</param>
/// <param name="Profile">The platform's probes and a log2 ratio for each; of a CEL file read as a reference, a log2 intensity.</param>
public sealed record IngestResult(IngestedArray Document, Profile Profile)
{
    /// <summary>The distribution of a CEL file's mapped cells, ascending; null of any other file.</summary>
    public float[]? Quantiles { get; init; }
}
