using CyclinE.Cohort.Recurrence;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Tests.Recurrence;

/// <summary>A file that left its unchanged rows out gives the peaks of the whole file.</summary>
public class AlteredRowsOnlyTests
{
    private const double Neutral = -0.012;
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    [Fact]
    public void Peaks_are_those_of_the_whole_file()
    {
        var full = Run(Cohort(whole: true, isComplete: false));
        var altered = Run(Cohort(whole: false, isComplete: false));
        Assert.Equal(full.Peaks.Select(p => (p.Direction, p.Arm, p.Label, p.Samples)), altered.Peaks.Select(p => (p.Direction, p.Arm, p.Label, p.Samples)));
        // Not centred: 0.012 log2 is 2.9% of a gain of 0.8 copies.
        Assert.All(full.Peaks.Zip(altered.Peaks), p => Assert.Equal(p.First.G, p.Second.G, 0.03 * p.First.G));
        Assert.Contains(altered.Notes, n => n.StartsWith("The segments of 20 samples cover less than 50% of the autosomes", StringComparison.Ordinal));
        Assert.DoesNotContain(full.Notes, n => n.Contains("of the autosomes", StringComparison.Ordinal));
    }

    [Fact]
    public void Segments_that_cover_all_that_was_measured_are_not_filled_up() =>
        Assert.DoesNotContain(Run(Cohort(whole: false, isComplete: true)).Notes, n => n.Contains("of the autosomes", StringComparison.Ordinal));

    private static CohortRecurrence Run(List<RecurrenceSample> samples) => RecurrenceAnalysis.Run(
        samples, RecurrenceGenome.Of(Hg19), new RecurrenceOptions { Stability = RecurrenceStability.None }, TestContext.Current.CancellationToken);

    // Twelve of 20 have CCNE1 amplified, all the gain of most of 8q, and each a passenger of its own.
    private static List<RecurrenceSample> Cohort(bool whole, bool isComplete) =>
    [
        .. Enumerable.Range(0, 20).Select(i =>
        {
            List<RecurrenceSegment> rows =
                [new(Chromosome.FromNumber(3), 10_000_001 + (8_000_000 * i), 12_000_000 + (8_000_000 * i), 0, 0.5),
                    new(Chromosome.FromNumber(8), 60_000_001, 146_000_000, 0, 0.485)];
            if (i < 12)
            {
                rows.Add(new(Chromosome.FromNumber(19), 30_000_001 - (10_000 * i), 30_500_000 + (10_000 * i), 0, 1.86));
            }

            return new RecurrenceSample { Id = $"S{i:00}", IsComplete = isComplete, Segments = whole ? WithUnchanged(rows) : rows };
        }),
    ];

    private static List<RecurrenceSegment> WithUnchanged(List<RecurrenceSegment> altered)
    {
        var rows = new List<RecurrenceSegment>();
        foreach (var chromosome in Chromosome.All.Where(c => c.IsAutosome))
        {
            var next = 100_000;
            foreach (var row in altered.Where(r => r.Chromosome == chromosome))
            {
                rows.Add(new(chromosome, next, row.Start - 1, 0, Neutral));
                rows.Add(row);
                next = row.End + 1;
            }

            rows.Add(new(chromosome, next, Hg19.LengthOf(chromosome)!.Value - 100_000, 0, Neutral));
        }

        return rows;
    }
}
