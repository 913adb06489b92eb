using CyclinE.Amplification.Pairs;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Genomics.Results.Segments;

namespace CyclinE.Amplification.Tests.Pairs;

public class PairComparerTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    private static PairSide Side(string name, int seed, double centre, (int, double)[] eight, params (int, double)[] sex) =>
        new SyntheticArray(Hg19, seed: seed) { Centre = centre }
            .With("1", 1, 100_000, (1000, 0), (600, 0.4))
            .With("8", 50_000_000, 100_000, eight)
            .With("17", 1, 100_000, (700, 0))
            .With("X", 1, 100_000, sex.Length > 0 ? sex : [(100, 0)])
            .Side(name);

    private static PairComparison Compare(PairSide resistant, PairSide parental, Func<Chromosome, int, int, double>? masked = null)
    {
        var probes = resistant.Profile.Probes;
        ArraySegmentation difference;
        if (probes.Count == parental.Profile.Probes.Count)
        {
            float[] d = [.. resistant.Profile.Log2.Zip(parental.Profile.Log2, (a, b) => a - b)];
            difference = ReferenceSegmenter.Segment(probes, d, ReferenceSegmenter.Scalars(probes, d, tau: 1));
        }
        else
        {
            difference = new ArraySegmentation { Method = "none", Penalty = 0, Sigma = 0, Tau = 1, Probes = 0, Missing = 0, Segments = [] };
        }

        return PairComparer.Compare(resistant, parental, difference, Hg19, GeneTable.ForBuild(Hg19), masked, new PairOptions());
    }

    [Theory]
    [InlineData(0.0, 2.0, PairEventKind.Amplification)]
    [InlineData(0.0, 0.62, PairEventKind.Gain)]
    [InlineData(0.0, -0.6, PairEventKind.Loss)]
    [InlineData(0.0, -1.8, PairEventKind.Deletion)]
    [InlineData(2.0, 0.0, PairEventKind.Lost)]
    [InlineData(-0.7, 0.0, PairEventKind.Lost)]
    [InlineData(-0.6, 0.6, PairEventKind.Gain)]
    public void A_change_is_named_by_what_the_resistant_array_has(double parental, double resistant, PairEventKind expected)
    {
        var found = Compare(
            Side("R", 1, 0.2, [(300, 0), (12, resistant), (300, 0)]),
            Side("P", 2, -0.1, [(300, 0), (12, parental), (300, 0)]));
        var change = Assert.Single(found.Events);
        Assert.Equal((1, expected, 12, true), (change.Rank, change.Kind, change.Probes, change.Focal));
        Assert.Equal(resistant - parental, change.Log2Difference, 0.12);
        Assert.Equal(change.Log2Difference / change.StandardError, change.Z, 12);
        Assert.True(change.Q < 1e-3 && change.P >= change.Q);
        Assert.Equal((50_000_000 + (300 * 100_000), 50_000_000 + (311 * 100_000)), (change.Start, change.End));
    }

    [Fact]
    public void What_both_arrays_share_is_no_event()
    {
        (int, double)[] shared = [(300, 0), (12, 2.0), (300, -0.5)];
        var found = Compare(Side("R", 1, 0, shared), Side("P", 2, 0.3, shared));
        Assert.Empty(found.Events);
        Assert.Null(found.IdentityWarning);
        Assert.True(found.IdentityCorrelation > 0.55);
        Assert.Equal(0, found.Shift, 0.02);
    }

    [Fact]
    public void A_difference_without_a_change_of_class_is_not_reported()
    {
        var found = Compare(
            Side("R", 1, 0, [(300, 0), (40, 2.2), (300, 0)]),
            Side("P", 2, 0, [(300, 0), (40, 1.6), (300, 0)]));
        Assert.Empty(found.Events);
    }

    [Fact]
    public void A_centre_that_was_set_wrong_is_made_good_by_the_shift()
    {
        var parental = Side("P", 2, 0, [(612, 0)]);
        var resistant = Side("R", 1, 0, [(300, 0), (12, 2.0), (300, 0)]);
        resistant = resistant with { Calls = resistant.Calls with { Centre = 0.1 } };
        var found = Compare(resistant, parental);
        Assert.Equal(-0.1, found.Shift, 0.02);
        Assert.Equal(2.0, Assert.Single(found.Events).Log2Difference, 0.1);
    }

    [Fact]
    public void Pieces_of_one_amplicon_are_one_event_and_ranks_follow_significance()
    {
        var found = Compare(
            Side("R", 1, 0, [(100, 0), (10, 0.8), (200, 0), (6, 2.0), (6, 3.0), (6, 2.2), (300, 0)]),
            Side("P", 2, 0, [(628, 0)]));
        Assert.Equal([1, 2], found.Events.Select(e => e.Rank));
        Assert.Equal([18, 10], found.Events.Select(e => e.Probes));
        Assert.True(found.Events[0].Q <= found.Events[1].Q);
    }

    [Theory]
    [InlineData(Sex.Female, Sex.Female, null, 1)]
    [InlineData(Sex.Male, Sex.Female, "'R' is male, 'P' female: X and Y were not compared.", 0)]
    [InlineData(Sex.Male, null, "X and Y are not called in 'P': X and Y were not compared.", 0)]
    public void X_is_compared_where_both_arrays_are_of_one_known_sex(Sex? resistant, Sex? parental, string? note, int events)
    {
        var found = Compare(SideOf("R", 1, resistant, (100, 0), (50, 2.0)), SideOf("P", 2, parental, (150, 0)));
        Assert.Equal(events, found.Events.Count);
        Assert.All(found.Events, e => Assert.Equal((Chromosome.X, PairEventKind.Amplification), (e.Chromosome, e.Kind)));
        Assert.Equal(note, found.Notes.FirstOrDefault(n => n.Contains("X and Y", StringComparison.Ordinal)));

        static PairSide SideOf(string name, int seed, Sex? sex, params (int, double)[] levels)
        {
            // Against a reference of the own sex X lies at 0.
            var array = new SyntheticArray(Hg19, seed: seed).With("1", 1, 100_000, (1000, 0), (600, 0.4)).With("X", 5_000_000, 100_000, levels);
            var calls = ArrayCaller.Call(
                array.ToCall with { Sex = sex, ReferenceSex = sex == Sex.Male ? ReferenceSex.Male : ReferenceSex.Female }, new CallingOptions()).Calls;
            return array.Side(name) with { Calls = calls };
        }
    }

    [Fact]
    public void X_is_not_compared_where_the_references_differ()
    {
        PairSide resistant = Side("R", 1, 0, [(600, 0)]), parental = Side("P", 2, 0, [(600, 0)]);
        var found = Compare(
            resistant with { Calls = resistant.Calls with { Sex = Sex.Male, ReferenceSex = ReferenceSex.Female } },
            parental with { Calls = parental.Calls with { Sex = Sex.Male, ReferenceSex = ReferenceSex.Male } });
        Assert.Contains("The arrays' references differ: X and Y were not compared.", found.Notes);
    }

    [Fact]
    public void A_change_that_the_classes_contradict_is_not_reported()
    {
        // The resistant array's class says loss, the difference says gain.
        var resistant = Side("R", 1, 0, [(300, 0), (12, 0.62), (300, 0)]);
        var contradicted = resistant.Calls.Segments.Select(s => s.Call == CallClass.Gain && s.Segment.Probes == 12 ? s with { Call = CallClass.Loss } : s);
        resistant = resistant with { Calls = resistant.Calls with { Segments = [.. contradicted] } };
        Assert.Empty(Compare(resistant, Side("P", 2, 0, [(624, 0)])).Events);
    }

    [Fact]
    public void Masked_events_are_flagged_and_rank_behind_weaker_ones()
    {
        static double Masked(Chromosome chromosome, int start, int end) => chromosome == Chromosome.Parse("8") && start >= 84_000_000 ? 1 : 0;
        var resistant = new SyntheticArray(Hg19, seed: 1)
            .With("1", 1, 100_000, (1000, 0), (600, 0.4)).With("8", 50_000_000, 100_000, (100, 0), (10, 0.8), (230, 0), (18, 3.0), (270, 0));
        var side = resistant.Side("R") with { Calls = ArrayCaller.Call(resistant.ToCall with { MaskedShare = Masked }, new CallingOptions()).Calls };
        Assert.DoesNotContain(side.Calls.Events, e => e.Chromosome == Chromosome.Parse("8") && e.Start >= 84_000_000);
        var parental = new SyntheticArray(Hg19, seed: 2)
            .With("1", 1, 100_000, (1000, 0), (600, 0.4)).With("8", 50_000_000, 100_000, (340, 0), (288, 0)).Side("P");
        var found = Compare(side, parental, Masked);
        Assert.Equal([(10, 0.0, true), (18, 1.0, false)], found.Events.Select(e => (e.Probes, e.Masked!.Value, e.Focal)));
        Assert.Equal([1, 2], found.Events.Select(e => e.Rank));
        Assert.True(Math.Abs(found.Events[1].Z) > Math.Abs(found.Events[0].Z));
        Assert.Contains(found.Notes, n => n.StartsWith("1 event lies in masked regions", StringComparison.Ordinal));
    }

    [Fact]
    public void X_and_Y_are_not_compared_and_that_is_said()
    {
        var found = Compare(
            Side("R", 1, 0, [(600, 0)], (100, 0), (50, 2.0)),
            Side("P", 2, 0, [(600, 0)], (150, 0)));
        Assert.Empty(found.Events);
        Assert.Contains(found.Notes, n => n.Contains("X and Y", StringComparison.Ordinal));
    }

    [Fact]
    public void Across_platforms_segments_are_compared_and_slivers_between_breakpoints_are_no_events()
    {
        // Both amplified at 62–66 Mb with bounds that disagree by the platforms' spacing; only R at 90–93 Mb.
        var resistant = Side("R", 1, 0, [(120, 0), (41, 2.0), (239, 0), (30, 2.0), (170, 0)]);
        var parental = new SyntheticArray(Hg19, seed: 2) { Centre = 0.4 }
            .With("1", 1, 300_000, (333, 0), (200, 0.4))
            .With("8", 50_000_000, 300_000, (40, 0), (14, 2.0), (146, 0))
            .With("17", 1, 300_000, (233, 0))
            .Side("P");
        var found = Compare(resistant, parental);
        var change = Assert.Single(found.Events);
        Assert.False(found.SamePlatform);
        Assert.Null(found.IdentityCorrelation);
        Assert.Equal(PairEventKind.Amplification, change.Kind);
        Assert.InRange(change.Start, 89_700_000, 90_300_000);
        Assert.InRange(change.End, 92_600_000, 93_300_000);
        Assert.Equal(2.0, change.Log2Difference, 0.15);
        Assert.Contains(found.Notes, n => n.Contains("Different platforms", StringComparison.Ordinal));
    }

    [Fact]
    public void Arrays_of_two_builds_are_refused_with_the_remedy()
    {
        var parental = Side("P", 2, 0, [(600, 0)]);
        var resistant = Side("R", 1, 0, [(600, 0)]);
        resistant = resistant with { Calls = resistant.Calls with { Build = "hg38" } };
        var refused = Assert.Throws<InvalidInputException>(() => Compare(resistant, parental));
        Assert.Equal("pair-of-two-builds", refused.Problem.Code);
    }

    [Fact]
    public void Arrays_that_share_no_values_have_no_identity_and_no_events()
    {
        var parental = Side("P", 2, 0, [(600, 0)]);
        var empty = parental with { Profile = new Profile(parental.Profile.Probes, [.. Enumerable.Repeat(float.NaN, parental.Profile.Probes.Count)]) };
        var segmentation = new ArraySegmentation { Method = "none", Penalty = 0, Sigma = 0, Tau = 1, Probes = 0, Missing = 0, Segments = [] };
        var found = PairComparer.Compare(parental, empty, segmentation, Hg19, GeneTable.Empty, null, new PairOptions());
        Assert.Null(found.IdentityCorrelation);
        Assert.Equal((0, 0), (found.Probes, found.Events.Count));
    }
}
