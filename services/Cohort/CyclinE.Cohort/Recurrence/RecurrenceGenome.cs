using CyclinE.Genomics;

namespace CyclinE.Cohort;

/// <summary>What recurrence reads of the reference genome.</summary>
/// <param name="Build">Lengths and centromeres; a build without them makes every chromosome one arm.</param>
/// <param name="Genes">Genes to name peaks by; may be empty.</param>
public sealed record RecurrenceGenome(GenomeBuild Build, GeneTable Genes)
{
    /// <summary>Stretches whose markers take no part, such as germline variants.</summary>
    public GenomeMask Mask { get; init; } = GenomeMask.Empty;

    /// <summary>The build with its own genes.</summary>
    public static RecurrenceGenome Of(GenomeBuild build) => new(build, GeneTable.ForBuild(build));
}
