using CyclinE.Cohort.Recurrence.Peaks;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Cohort.Recurrence.Scoring;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Tests.Recurrence;

/// <summary>Worked cases of arbitrated peel-off on a chromosome of 100 bases, scores in whole numbers.</summary>
public class PeelOffTests
{
    [Fact]
    public void Events_of_the_first_peak_are_shared_with_the_second_in_proportion_to_what_they_do_not_share()
    {
        // Three samples at 10–20, two at 60–70, one over both: 4 at the first peak; then 2 unshared at the second, and of the
        // shared event 1 × 2 / (2 + 4).
        var grid = Grid((0, 10, 20), (1, 10, 20), (2, 10, 20), (3, 60, 70), (4, 60, 70), (5, 10, 70));
        var peaks = new PeelOff().Find(grid, [1, 1, 1, 1, 1, 1], 0.5, null).ToList();

        Assert.Equal(2, peaks.Count);
        Assert.Equal((4, 4), (peaks[0].Residual, peaks[0].Unshared), Near);
        Assert.Equal((2 + (1.0 / 3), 2), (peaks[1].Residual, peaks[1].Unshared), Near);
        Assert.Equal((60, 70), (grid.Bounds[peaks[1].First], grid.Bounds[peaks[1].Last + 1] - 1));
    }

    [Fact]
    public void A_shoulder_made_by_the_peaks_own_events_is_no_peak()
    {
        var grid = Grid((0, 10, 50), (1, 20, 50), (2, 20, 90));
        Assert.Single(new PeelOff().Find(grid, [1, 1, 1], 0.5, null));
    }

    [Fact]
    public void Peeling_whole_arms_takes_the_samples_other_events_too()
    {
        var grid = Grid((0, 10, 20), (1, 10, 20), (0, 60, 70));
        Assert.Equal(2, new PeelOff().Find(grid, [1, 1], 0.5, null).Count);
        Assert.Single(new PeelOff().Find(grid, [1, 1], 0.5, _ => 1));
    }

    [Fact]
    public void A_sample_left_out_is_gone_and_one_drawn_twice_counts_twice()
    {
        var grid = Grid((0, 10, 20), (1, 10, 20), (2, 60, 70));
        Assert.Equal(3, new PeelOff().Find(grid, [0, 1, 3], 0.5, null)[0].Residual, 1e-9);
        Assert.Equal(1, new PeelOff().Find(grid, [0, 1, 0], 0.5, null)[0].Residual, 1e-9);
    }

    private static readonly IEqualityComparer<(double, double)> Near =
        EqualityComparer<(double, double)>.Create((a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 1e-9);

    private static ScoreGrid Grid(params (int Sample, int Start, int End)[] events)
    {
        var scores = new DirectionScores(RecurrenceDirection.Amplification);
        foreach (var (sample, start, end) in events.OrderBy(e => e.Sample))
        {
            scores.Events[1].Add(new ScoreEvent(sample, start, end, 1, true));
        }

        var lattice = new MarkerLattice();
        lattice.Add(new RecurrenceSegment(Chromosome.FromNumber(1), 1, 100, 100, 0));
        lattice.Close();
        return ScoreGrid.Make(1, scores, lattice);
    }
}
