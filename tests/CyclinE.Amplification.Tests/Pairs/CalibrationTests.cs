using System.Globalization;
using CyclinE.Amplification.Pairs;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Pairs;

namespace CyclinE.Amplification.Tests.Pairs;

/// <summary>
/// The false discovery proportion of reported events on simulated pairs; <c>CYCLINE_CALIBRATION_PAIRS</c> sets how many (default 40
/// of each noise).
/// </summary>
public class CalibrationTests(ITestOutputHelper output)
{
    private static readonly int Pairs = int.Parse(
        Environment.GetEnvironmentVariable("CYCLINE_CALIBRATION_PAIRS") ?? "40", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("gaussian", 0)]
    [InlineData("ar1", 0)]
    [InlineData("t4", 0)]
    [InlineData("gaussian", 4)]
    [InlineData("ar1", 4)]
    [InlineData("t4", 4)]
    public void Reported_events_are_false_no_more_often_than_the_nominal_rate(string noise, int events)
    {
        const double Nominal = 0.10;
        double sum = 0, squares = 0;
        int found = 0, planted = 0, reported = 0;
        for (var seed = 0; seed < Pairs; seed++)
        {
            var (resistant, parental, difference, truth) = SimulatedPairs.Make(seed, events, noise);
            var result = PairComparer.Compare(
                resistant, parental, difference, GenomeBuild.Of("hg19"), GeneTable.Empty, null, new PairOptions { Fdr = Nominal });
            var hits = truth.Count(t => result.Events.Any(e => IsTrue(e, t)));
            var wrong = result.Events.Count(e => !truth.Any(t => IsTrue(e, t)));
            var proportion = result.Events.Count == 0 ? 0 : wrong / (double)result.Events.Count;
            sum += proportion;
            squares += proportion * proportion;
            found += hits;
            planted += truth.Count;
            reported += result.Events.Count;
        }

        var mean = sum / Pairs;
        var error = Math.Sqrt(Math.Max(0, (squares / Pairs) - (mean * mean)) / Pairs);
        output.WriteLine($"{noise} {events}: FDP {mean:0.000} ± {error:0.000}, found {found} of {planted}, reported {reported}");
        Assert.True(mean - (2 * error) <= Nominal + 0.02, $"{noise}, {events} events: mean false discovery proportion {mean:0.000} ± {error:0.000}.");
        Assert.True(found >= 0.6 * planted, $"{found} of {planted} planted events found.");
    }

    // At least half of either lies in the other, in probes, and the direction agrees.
    private static bool IsTrue(PairEvent found, SimulatedPairs.Planted planted)
    {
        var probes = SimulatedPairs.Probes;
        var range = probes.Chromosomes.First(c => c.Chromosome == found.Chromosome);
        int first = Array.BinarySearch(probes.Positions, range.First, range.Count, found.Start);
        int last = Array.BinarySearch(probes.Positions, range.First, range.Count, found.End);
        var shared = Math.Min(last, planted.Last) - Math.Max(first, planted.First) + 1;
        return 2 * shared >= last - first + 1 && 2 * shared >= planted.Last - planted.First + 1
            && Math.Sign(found.Log2Difference) == Math.Sign(planted.Log2);
    }
}
