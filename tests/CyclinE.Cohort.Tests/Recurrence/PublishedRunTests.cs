using CyclinE.Cohort.Recurrence;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Tests.Recurrence;

/// <summary>The published GISTIC2 run of TCGA leukaemia on the same input.</summary>
public class PublishedRunTests
{
    private static readonly Lazy<CohortRecurrence> Result = new(() =>
        RecurrenceAnalysis.Run(Laml.Samples(), Laml.Genome, Laml.Options, CancellationToken.None));

    [Fact]
    public void Amplification_G_is_the_published_one_at_both_ends_of_all_554_intervals()
    {
        var published = Laml.Scores("Amp");
        var track = Result.Value.Amplification;

        Assert.Equal(554, published.Count);
        foreach (var row in published)
        {
            Assert.Equal(row.G, track.G[At(track, row.Chromosome, row.Start)], 1e-6);
            Assert.Equal(row.G, track.G[At(track, row.Chromosome, row.End)], 1e-6);
        }
    }

    [Fact]
    public void Amplification_q_is_within_a_factor_2_and_below_a_thousandth_5()
    {
        var track = Result.Value.Amplification;
        foreach (var row in Laml.Scores("Amp").Where(r => r.Q < 1))
        {
            var factor = row.Q > 1e-3 ? 2 : 5;
            Assert.InRange(track.Q[At(track, row.Chromosome, row.Start)], row.Q / factor, row.Q * factor);
        }
    }

    [Fact]
    public void The_four_amplification_peaks_come_first_in_the_published_order()
    {
        var published = Laml.Peaks("Amplification");
        var ours = Result.Value.Peaks.Where(p => p.Direction == RecurrenceDirection.Amplification).ToList();

        Assert.Equal(["11q23.3", "21q22.2", "1p33", "20q11.21"], published.Select(p => p.Band));
        Assert.All(published.Zip(ours), pair => Assert.True(Overlap(pair.Second, pair.First), pair.First.Band));

        // What else we report is what the published run puts just above its q of 0.25.
        Assert.All(ours.Skip(4), p => Assert.InRange(p.ResidualQ, 0.125, 0.25));
    }

    [Fact]
    public void Every_published_deletion_peak_with_q_below_a_hundredth_is_found()
    {
        // That run tested genes; ours are intervals: only places can agree.
        var deletions = Result.Value.Peaks.Where(p => p.Direction == RecurrenceDirection.Deletion).ToList();
        var published = Laml.Peaks("Deletion").Where(p => p.Q < 0.01).ToList();

        Assert.Equal(6, published.Count);
        Assert.All(published, p => Assert.True(deletions.Exists(d => Overlap(d, p)), p.Band));
    }

    [Fact]
    public void Gene_level_deletion_finds_the_genes_of_this_disease()
    {
        var genes = Result.Value.DeletedGenes.Select(g => g.Symbol).ToList();
        Assert.All(new[] { "NF1", "ETV6", "EGR1" }, gene => Assert.Contains(gene, genes));
    }

    [Fact]
    public void A_cohort_less_one_sample_gives_the_same_peaks_as_leaving_it_out_said()
    {
        var samples = Laml.Samples();
        var peaks = Result.Value.Peaks;
        var critical = peaks.SelectMany(p => p.LostWithout).GroupBy(n => n).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .First().Key;

        var without = RecurrenceAnalysis.Run(
            samples.Where(s => s.Id != critical), Laml.Genome, Laml.Options with { Stability = RecurrenceStability.None }, CancellationToken.None);

        foreach (var peak in peaks)
        {
            var there = without.Peaks.Any(p => p.Direction == peak.Direction && p.Chromosome == peak.Chromosome
                && p.PeakStart <= peak.WideEnd + 1_000_000 && p.PeakEnd >= peak.WideStart - 1_000_000);
            Assert.Equal(!peak.LostWithout.Contains(critical), there);
        }
    }

    private static bool Overlap(RecurrencePeak peak, (string Band, Chromosome Chromosome, int Start, int End, double Q) published) =>
        peak.Chromosome == published.Chromosome && peak.WideStart <= published.End && published.Start <= peak.WideEnd;

    private static int At(RecurrenceTrack track, int chromosome, int position) =>
        Enumerable.Range(0, track.G.Count).First(k => track.Chromosomes[k] == chromosome && track.Starts[k] <= position && position <= track.Ends[k]);
}
