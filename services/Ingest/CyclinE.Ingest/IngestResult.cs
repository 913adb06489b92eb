using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>An ingested array.</summary>
/// <param name="Document">Build, format, scalars, judgement and the steps taken.</param>
/// <param name="Profile">The platform's probes and a log2 ratio for each.</param>
public sealed record IngestResult(IngestedArray Document, Profile Profile);
