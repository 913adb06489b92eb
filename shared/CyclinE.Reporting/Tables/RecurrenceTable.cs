using CyclinE.Genomics.Results.Cohort.Recurrence;
using static CyclinE.Reporting.Tables.Digits;

namespace CyclinE.Reporting.Tables;

/// <summary><c>recurrence.tsv</c>: the peaks of recurrent focal events.</summary>
internal static class RecurrenceTable
{
    public static OutputTable Table { get; } = new OutputTable<RecurrencePeak>(
        "recurrence.tsv",
        "every peak of recurrent focal amplification or deletion of the cohort",
        results => results.Cohort.Recurrence?.Peaks ?? [],
        [
            new("direction", "amplification or deletion.", p => Words.Of(p.Direction)),
            new("rank", "Rank within its direction by residual G.", p => Whole(p.Rank)),
            new("chromosome", "Chromosome without chr.", p => p.Chromosome.ToString()),
            new("arm", "Chromosome arm.", p => p.Arm),
            new("peak_start", "First base pair of the interval with the highest residual score, 1-based.", p => Whole(p.PeakStart)),
            new("peak_end", "Last base pair of that interval.", p => Whole(p.PeakEnd)),
            new("wide_start", "First base pair of the wide peak, which holds the target with the stated confidence.", p => Whole(p.WideStart)),
            new("wide_end", "Last base pair of the wide peak.", p => Whole(p.WideEnd)),
            new("region_start", "First base pair of the significant region around the peak.", p => Whole(p.RegionStart)),
            new("region_end", "Last base pair of that region.", p => Whole(p.RegionEnd)),
            new("g", "Mean score over all samples.", p => Significant(p.G)),
            new("q", "q value of G.", p => Significant(p.Q)),
            new("residual_g", "G after events shared with higher peaks were divided.", p => Significant(p.ResidualG)),
            new("residual_q", "q value of the residual G.", p => Significant(p.ResidualQ)),
            new("samples", "Samples with a focal event of this direction at the peak.", p => Whole(p.Samples)),
            new("amplitude", "Mean focal change of those samples in copies, positive.", p => Fixed(p.Amplitude, 4)),
            new("support", "Share of the cohorts with a sample left out (or drawn again) that have a significant peak here or within 1 Mb; NA where not tested.", p => Fixed(p.Support, 4)),
            new("place_support", "Share of those cohorts in which it lies within the wide peak.", p => Fixed(p.PlaceSupport, 4)),
            new("lost_without", "Samples without any one of which the peak is lost, at most ten, comma-separated.", p => List(p.LostWithout)),
            new("moved_without", "Samples without any one of which it lies outside the wide peak, at most ten, comma-separated.", p => List(p.MovedWithout)),
            new("genes", "Genes that the wide peak touches, comma-separated; where there is none, the nearest in brackets.", p => List(p.Genes)),
        ]);
}
