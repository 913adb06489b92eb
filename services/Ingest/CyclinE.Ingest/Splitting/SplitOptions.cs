using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>Science options of splitting a file.</summary>
public sealed record SplitOptions
{
    /// <summary>Whether segments that cannot stand as they are get mended.</summary>
    [Option("seg-repair", "Mend the segments of a .seg file that overlap, are reversed, pass their chromosome's end or have no mean, and count them; otherwise their sample is refused.")]
    public bool SegRepair { get; init; }
}
