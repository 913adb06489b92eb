using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Tests;

public sealed class SharedEventTests
{
    [Fact]
    public void What_more_clones_share_comes_before_what_one_has_alone_however_significant()
    {
        var shared = SharedEvent.Of(
        [
            Pair("R1", Event(1, "8", 100, 900, 0.5, 1e-9, "MYC"), Event(2, "19", 100, 200, 3, 1e-3, "CCNE1", "URI1")),
            Pair("R2", Event(1, "19", 120, 260, 2, 1e-4, "CCNE1")),
            Pair("R3", Event(1, "19", 150, 190, -2, 1e-4, "CCNE1")),
        ]);

        Assert.Equal(["19", "8", "19"], shared.Select(s => s.Members[0].Event.Chromosome.ToString()));
        Assert.Equal(["R1", "R2"], shared[0].Members.Select(m => m.Resistant));
        Assert.Equal((120, 200, 3, "CCNE1"), (shared[0].Start, shared[0].End, shared[0].Pairs, Assert.Single(shared[0].Genes)));
        Assert.Equal("R3", Assert.Single(shared[2].Members).Resistant); // A loss is no gain.
    }

    [Fact]
    public void An_amplicon_within_a_gain_of_the_same_clone_stays_an_event_of_its_own()
    {
        var shared = SharedEvent.Of(
        [
            Pair("R1", Event(1, "19", 100, 200, 3, 1e-8), Event(2, "19", 1, 1000, 0.4, 1e-5)),
            Pair("R2", Event(1, "19", 110, 190, 2, 1e-8)),
        ]);

        Assert.Equal([2, 1], shared.Select(s => s.Members.Count));
    }

    [Fact]
    public void A_line_with_one_pair_has_nothing_to_share() => Assert.Empty(SharedEvent.Of([Pair("R1", Event(1, "19", 1, 2, 3, 0))]));

    private static PairResult Pair(string resistant, params PairEvent[] events) => new()
    {
        Resistant = resistant,
        Parental = "P",
        State = UnitOutcome.Compared,
        Comparison = new PairComparison
        {
            Resistant = resistant,
            Parental = "P",
            IdentityCorrelation = 0.9,
            Shift = 0,
            SamePlatform = true,
            Probes = 1000,
            Events = events,
            Notes = [],
        },
    };

    private static PairEvent Event(int rank, string chromosome, int start, int end, double difference, double q, params string[] genes) => new()
    {
        Rank = rank,
        Kind = difference > 0 ? PairEventKind.Gain : PairEventKind.Loss,
        Chromosome = Chromosome.Parse(chromosome),
        Start = start,
        End = end,
        OuterStart = start,
        OuterEnd = end,
        Probes = 5,
        Log2Difference = difference,
        ResistantLog2 = difference,
        ParentalLog2 = 0,
        StandardError = 0.1,
        Z = difference / 0.1,
        P = q,
        Q = q,
        Focal = true,
        Genes = genes,
    };
}
