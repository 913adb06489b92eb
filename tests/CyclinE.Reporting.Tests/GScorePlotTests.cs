using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Plots;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests;

public class GScorePlotTests
{
    [Fact]
    public void Peaks_are_named_amplifications_above_and_deletions_below_with_the_line_of_significance()
    {
        var svg = GScorePlot.Draw(Sample).Text;

        Assert.Contains("1 amplification peak above, 1 deletion peak below", svg, StringComparison.Ordinal);
        Assert.Contains(">CCNE1</text>", svg, StringComparison.Ordinal);
        Assert.Contains(">q = 0.25</text>", svg, StringComparison.Ordinal);
        Assert.True(Y(svg, "CCNE1") < Y(svg, "PTEN"));
    }

    [Fact]
    public void Nothing_is_drawn_without_a_track() =>
        Assert.Equal(string.Empty, GScorePlot.Draw(Sample with { Amplification = RecurrenceTrack.Empty, Deletion = RecurrenceTrack.Empty }).Text);

    [Fact]
    public void Tables_have_the_peaks_the_tracks_and_the_arms()
    {
        var results = SampleBatch.Small with { Cohort = SampleBatch.Small.Cohort with { Recurrence = Sample } };

        var peak = TablesTests.Read("recurrence.tsv", results)[0];
        Assert.Equal(("amplification", "CCNE1,URI1", "0.9667", "S1"), (peak["direction"], peak["genes"], peak["support"], peak["lost_without"]));
        var rows = TablesTests.Read("gscores.tsv", results);
        Assert.Equal(["0", "0.8", "0", "0.3"], rows.Select(r => r["g"]));
        var arm = TablesTests.Read("arms-cohort.tsv", results).Single();
        Assert.Equal(("8q", "9", "NA"), (arm["arm"], arm["gain_count"], arm["loss_amplitude"]));
    }

    private static double Y(string svg, string label)
    {
        var text = svg.Split($">{label}</text>")[0].Split("<text")[^1];
        return double.Parse(text.Split(" y=\"")[1].Split('"')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static CohortRecurrence Sample { get; } = new()
    {
        Samples = 30,
        Build = "hg19",
        QCutoff = 0.25,
        Confidence = 0.75,
        AmplificationG = 0.2,
        DeletionG = null,
        Peaks =
        [
            Peak(RecurrenceDirection.Amplification, 19, 30_300_000, "CCNE1", ["CCNE1", "URI1"]) with { Support = 29 / 30.0, LostWithout = ["S1"] },
            Peak(RecurrenceDirection.Deletion, 10, 89_700_000, "PTEN", ["PTEN"]),
        ],
        Arms =
        [
            new RecurrenceArm
            {
                Arm = "8q", Genes = 400, Megabases = 100, Samples = 30,
                Gain = new RecurrenceArmSide(9, 0.3, 0.5, 0.3, 0.1, 3.6, 1e-4, 4e-3),
                Loss = new RecurrenceArmSide(0, 0, null, 0, 0.1, -1.8, 0.96, 1),
            },
        ],
        DeletedGeneCount = 0,
        DeletedGenes = [],
        Repairs = new RecurrenceRepairs(0, 0, 0, 0, 0, 0, 0),
        Notes = [],
        Amplification = Track(19, 30_000_000, 31_000_000, 0.8),
        Deletion = Track(10, 89_000_000, 90_000_000, 0.3),
    };

    private static RecurrencePeak Peak(RecurrenceDirection direction, int chromosome, int at, string label, IReadOnlyList<string> genes) => new()
    {
        Rank = 1,
        Direction = direction,
        Chromosome = Chromosome.FromNumber(chromosome),
        Arm = chromosome + "q",
        PeakStart = at,
        PeakEnd = at,
        WideStart = at - 100,
        WideEnd = at + 100,
        RegionStart = at - 1000,
        RegionEnd = at + 1000,
        G = 0.3,
        Q = 1e-5,
        ResidualG = 0.3,
        ResidualQ = 1e-5,
        Samples = 5,
        Amplitude = 0.9,
        Genes = genes,
        Label = label,
    };

    private static RecurrenceTrack Track(byte chromosome, int start, int end, double g) => new()
    {
        Chromosomes = [chromosome, chromosome],
        Starts = [1, start],
        Ends = [start - 1, end],
        G = [0, g],
        Q = [1, 1e-5],
        Frequency = [0, 0.2f],
        Amplitude = [0, 0.9f],
    };
}
