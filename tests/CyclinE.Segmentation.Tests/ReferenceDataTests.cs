using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Tests.Fpop;

namespace CyclinE.Segmentation.Tests;

/// <summary>Real and simulated arrays of the reference data.</summary>
public class ReferenceDataTests
{
    private static readonly string[] Ccne1 = ["RP11-46I12", "RP11-110J19", "CTB-25O22"];

    // τ = 4.58 is the line's own; it is this large because true changes shorter than 51 clones count as correlation.
    [Theory]
    [InlineData(1)]
    [InlineData(4.58)]
    public void HCC1569_has_CCNE1_as_a_segment_of_its_three_clones(double tau)
    {
        var profile = ReferenceProfiles.Neve()["HCC1569"];
        var clones = Ccne1.Select(name => profile.Probes.Names!.IndexOf(name)).Order().ToArray();

        var result = Profiles.Segment(profile, tau: tau);

        var segment = result.Segments.Single(s => s.FirstProbe <= clones[0] && clones[0] <= s.LastProbe);
        Assert.Equal((clones[0], clones[2], 3), (segment.FirstProbe, segment.LastProbe, segment.Probes));
        Assert.Equal(3.0, segment.Mean, 0.05);
    }

    [Fact]
    public void HCC1569_against_BT474_keeps_the_CCNE1_segment()
    {
        var lines = ReferenceProfiles.Neve();
        var names = lines["HCC1569"].Probes.Names!;

        var result = PairSegmenter.Segment(
            lines["HCC1569"], 0, lines["BT474"], 0, new PairSegmentationOptions(), TestContext.Current.CancellationToken);

        var segment = result.Segments.MaxBy(s => s.Mean * Math.Sqrt(s.Probes))!;
        Assert.Equal(Ccne1.Order(StringComparer.Ordinal), names.Skip(segment.FirstProbe).Take(segment.LastProbe + 1 - segment.FirstProbe)
            .Order(StringComparer.Ordinal));
        Assert.InRange(segment.Mean, 2.6, 3.2);
    }

    [Fact]
    public void All_Neve_lines_equal_the_quadratic_program()
    {
        foreach (var (line, profile) in ReferenceProfiles.Neve())
        {
            var result = Profiles.Segment(profile);
            Profiles.AssertCovers(profile, result);
            foreach (var range in profile.Probes.Chromosomes)
            {
                double[] values = [.. profile.Log2[range.First..range.End].Where(float.IsFinite).Select(v => (double)v)];
                var end = 0;
                var ends = result.Segments.Where(s => s.Chromosome == range.Chromosome).Select(s => end += s.Probes);
                var optimum = OptimalPartitioning.Solve(values, result.Penalty!.Value);
                Assert.True(optimum.Unique, $"{line}, chromosome {range.Chromosome}");
                Assert.Equal(optimum.Ends, ends);
            }
        }
    }

    [Fact]
    public void Simulated_244k_array_yields_its_true_breaks_within_five_probes()
    {
        var profile = ReferenceProfiles.Simulated();
        var truth = ReferenceProfiles.SimulatedBreaks();

        var result = Profiles.Segment(profile);

        Profiles.AssertCovers(profile, result);
        var first = profile.Probes.Chromosomes.ToDictionary(r => r.Chromosome, r => r.First);
        var found = result.Segments
            .Where(s => s.FirstProbe != first[s.Chromosome])
            .Select(s => ((int)s.Chromosome.Number, Probe: s.FirstProbe - first[s.Chromosome]))
            .ToArray();
        var hits = truth.Count(t => found.Any(f => f.Item1 == t.Chromosome && Math.Abs(f.Probe - t.Probe) <= 5));
        var falseBreaks = found.Count(f => !truth.Any(t => f.Item1 == t.Chromosome && Math.Abs(f.Probe - t.Probe) <= 5));
        TestContext.Current.TestOutputHelper?.WriteLine($"{hits} of {truth.Count} true breaks within 5 probes, {falseBreaks} false.");
        Assert.Equal((truth.Count, 0), (hits, falseBreaks));
    }
}
