using CyclinE.Genomics.Results.Cohort;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>masks.tsv</c>: probes that deviate in many unrelated arrays.</summary>
internal static class MasksTable
{
    public static OutputTable Table { get; } = new OutputTable<ProposedMask>(
        "masks.tsv",
        "every run of probes that stands off its segment in many unrelated arrays: proposed for a mask, not left out of anything",
        results => results.Cohort.Check?.Masks ?? [],
        [
            new("chromosome", "Chromosome without chr.", r => r.Chromosome.ToString()),
            new("start", "Position of the first probe, 1-based base pairs.", r => Whole(r.Start)),
            new("end", "Position of the last probe.", r => Whole(r.End)),
            new("name", "Id of the first probe, where the platform has ids.", r => Text(r.Name)),
            new("probes", "Probes of the run.", r => Whole(r.Probes)),
            new("sources", "Patients or lines in which it deviates.", r => Whole(r.Arrays)),
            new("of", "Patients or lines of the platform.", r => Whole(r.Of)),
        ]);
}
