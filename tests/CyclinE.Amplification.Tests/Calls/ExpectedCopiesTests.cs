using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Amplification.Tests.Calls;

/// <summary>X and Y against what sex, reference and pseudo-autosomal regions let expect.</summary>
public class ExpectedCopiesTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    // X of hg19: PAR1 ends at 2,699,520, PAR2 begins at 154,931,044.
    private static ArrayToCall Array(double par, double x, double y, Sex? sex, ReferenceSex reference, SexEstimate? estimate = null) =>
        new SyntheticArray(Hg19, sigma: 0.02)
            .With("1", 1, 50_000, (1000, 0))
            .With("X", 100_000, 100_000, (26, par), (1500, x))
            .With("Y", 3_000_000, 100_000, (200, y))
            .ToCall with
        {
            Sex = sex,
            ReferenceSex = reference,
            SexEstimate = estimate,
        };

    private static CallClass?[] Calls(ArrayToCall array) =>
        [.. ArrayCaller.Call(array, new CallingOptions()).Calls.Segments.Where(s => !s.Segment.Chromosome.IsAutosome).Select(s => s.Call)];

    [Theory]
    [InlineData(Sex.Male, ReferenceSex.Male, 0, 0, 0.0)]
    [InlineData(Sex.Male, ReferenceSex.Female, 0, -1, null)] // a female reference has no Y
    [InlineData(Sex.Female, ReferenceSex.Male, 0, 1, null)] // and a female sample none
    [InlineData(Sex.Female, ReferenceSex.Female, 0, 0, null)]
    [InlineData(Sex.Male, ReferenceSex.Mixed, 0, -0.585, 1.0)]
    [InlineData(Sex.Female, ReferenceSex.Mixed, 0, 0.415, null)]
    [InlineData(Sex.Male, ReferenceSex.Scaled, 0, -0.55, 0.0)] // SNP arrays: compressed
    public void An_unaltered_genome_is_neutral_on_X_and_Y(Sex sex, ReferenceSex reference, double par, double x, double? y)
    {
        CallClass? onY = y is null ? null : CallClass.Neutral;
        Assert.Equal([CallClass.Neutral, CallClass.Neutral, onY], Calls(Array(par, x, y ?? -3, sex, reference)));
    }

    [Fact]
    public void A_gain_of_X_in_a_man_is_measured_from_one_copy()
    {
        var calls = ArrayCaller.Call(Array(0, 0, 0, Sex.Male, ReferenceSex.Female), new CallingOptions()).Calls;
        var x = calls.Segments.Last(s => s.Segment.Chromosome == Chromosome.X);
        Assert.Equal((CallClass.Amplification, -1, 1), (x.Call, x.Expected, x.ExpectedCopies));
        Assert.Equal(1, x.Log2, 0.01);
        Assert.Equal(Sex.Male, calls.Sex);
        Assert.Contains(calls.Events, e => e.Chromosome == Chromosome.X && e.Call == CallClass.Amplification);
        Assert.DoesNotContain(calls.Notes, n => n.Contains("X and Y", StringComparison.Ordinal));
    }

    [Fact]
    public void A_segment_across_the_boundary_is_held_against_the_mean_of_both_sides()
    {
        var calls = ArrayCaller.Call(
            new SyntheticArray(Hg19, sigma: 0.02).With("1", 1, 50_000, (1000, 0)).With("X", 100_000, 100_000, (52, -0.5)).ToCall with
            {
                Sex = Sex.Male,
                ReferenceSex = ReferenceSex.Female,
            },
            new CallingOptions()).Calls;
        Assert.Equal((-0.5, 1.5), (calls.Segments[^1].Expected, calls.Segments[^1].ExpectedCopies));
        Assert.Equal(CallClass.Neutral, calls.Segments[^1].Call);
    }

    public static TheoryData<Sex?, SexEstimate?, ReferenceSex, string> Unknowns => new()
    {
        { null, null, ReferenceSex.Female, "Sex is not known" },
        { null, new SexEstimate(-0.5, -0.5, null), ReferenceSex.Female, "Sex is not known" },
        { Sex.Female, new SexEstimate(-1, 0, Sex.Male), ReferenceSex.Female, "contradict" },
        { Sex.Male, null, ReferenceSex.Unknown, "reference" },
    };

    [Theory]
    [MemberData(nameof(Unknowns))]
    public void Where_sex_is_unknown_or_in_conflict_X_and_Y_are_reported_not_called(Sex? sex, SexEstimate? estimate, ReferenceSex reference, string why)
    {
        var calls = ArrayCaller.Call(Array(0, -1, 0, sex, reference, estimate), new CallingOptions()).Calls;
        Assert.All(calls.Segments.Where(s => !s.Segment.Chromosome.IsAutosome), s => Assert.Equal((null, 0.0), (s.Call, s.Expected)));
        Assert.Null(calls.Sex);
        Assert.Contains(calls.Notes, n => n.Contains(why, StringComparison.Ordinal) && n.Contains("not called", StringComparison.Ordinal));
        Assert.Empty(calls.Events);
    }

    [Fact]
    public void The_arrays_own_sex_counts_where_the_sheet_is_silent() =>
        Assert.Equal(CallClass.Neutral, Calls(Array(0, -1, 0, null, ReferenceSex.Female, new SexEstimate(-1, 3, Sex.Male)))[1]);

    [Fact]
    public void Unknown_builds_have_no_pseudo_autosomal_regions_and_X_is_not_called()
    {
        var array = new SyntheticArray(GenomeBuild.Of("hg16")).With("1", 1, 50_000, (1000, 0)).With("X", 1, 100_000, (900, 1.0)).ToCall with
        {
            Sex = Sex.Female,
            ReferenceSex = ReferenceSex.Female,
        };
        Assert.Null(ArrayCaller.Call(array, new CallingOptions()).Calls.Segments[^1].Call);
    }
}
