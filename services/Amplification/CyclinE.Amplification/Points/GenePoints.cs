using CyclinE.Amplification.Calls;
using CyclinE.Amplification.Genes;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Points;

/// <summary>Which point events of one array stand over a gene, and how often chance alone would put one there.</summary>
/// <remarks>
/// Noise knows no direction, amplicons do: the points that stand as far out in the other direction, of all called probes, tell how
/// often noise makes one. No distribution of the noise is assumed, and a tumour's own amplicons do not count against each other.
/// </remarks>
internal sealed class GenePoints
{
    private readonly double[] _up;
    private readonly double[] _down;
    private readonly double _probes;
    private readonly double _mostChance;

    /// <param name="chromosomes">All chromosomes of the array.</param>
    /// <param name="mostChance">Largest chance of a point that is told.</param>
    public GenePoints(IReadOnlyList<CalledChromosome> chromosomes, double mostChance)
    {
        _up = Scores(chromosomes, 1);
        _down = Scores(chromosomes, -1);
        _probes = chromosomes.SelectMany(c => c.ClassedStretches).Where(s => s.Call is not null).Sum(s => (double)s.Stretch.Probes);
        _mostChance = mostChance;
    }

    /// <summary>
    /// The point over a gene that stands out most, of those whose class is another than the gene's and whose chance is small enough.
    /// A point lies over a gene if it holds a probe within the gene body or, where the body holds none, the next one within 1 Mb.
    /// </summary>
    /// <param name="gene">The gene.</param>
    /// <param name="chromosome">Its chromosome.</param>
    /// <param name="call">The gene's call.</param>
    public GenePoint? Over(Gene gene, CalledChromosome chromosome, CallClass? call)
    {
        if (call is not { } own || chromosome.Points.Count == 0)
        {
            return null;
        }

        var track = chromosome.Track;
        var (first, last) = ProbesOf(gene, track);
        GenePoint? told = null;
        var most = 0.0;
        for (var i = FirstReaching(chromosome.Points, first); i < chromosome.Points.Count && chromosome.Points[i].First <= last; i++)
        {
            var point = chromosome.Points[i];
            if (point.Score <= most || !SaysElse(point, own))
            {
                continue;
            }

            var chance = Chance(point, last - first + 1);
            if (chance <= _mostChance)
            {
                most = point.Score;
                told = new GenePoint
                {
                    Call = point.Call,
                    Log2 = point.Level,
                    Probes = point.Probes,
                    Start = track.Positions[point.First],
                    End = track.Positions[point.Last],
                    Chance = chance,
                };
            }
        }

        return told;
    }

    // Placed anywhere, a run of n probes meets g probes of a gene at g + n − 1 of N places; twice, for there are two directions.
    private double Chance(in CalledPoint point, int probes)
    {
        var others = point.Difference > 0 ? _down : _up;
        var low = Array.BinarySearch(others, point.Score);
        low = low < 0 ? ~low : low;
        while (low > 0 && others[low - 1] == point.Score)
        {
            low--;
        }

        return Math.Min(1, 2 * (probes + point.Probes - 1) * (1.0 + others.Length - low) / _probes);
    }

    // A neutral point within a gain is no finding, nor is one that the call already exceeds.
    private static bool SaysElse(in CalledPoint point, CallClass call) => point.Difference > 0
        ? point.Call > call && point.Call > CallClass.Neutral
        : point.Call < call && point.Call < CallClass.Neutral;

    private static (int First, int Last) ProbesOf(Gene gene, ProbeTrack track)
    {
        var (first, last) = (track.NumberOfPosition(gene.Start), track.NumberOfPosition(gene.End + 1) - 1);
        if (first <= last)
        {
            return (first, last);
        }

        var before = last >= 0 && gene.Start - (long)track.Positions[last] <= GeneLevel.FarthestGapFill;
        var after = first < track.Count && track.Positions[first] - (long)gene.End <= GeneLevel.FarthestGapFill;
        return (before ? last : first, after ? first : last);
    }

    private static int FirstReaching(IReadOnlyList<CalledPoint> points, int probe)
    {
        int low = 0, high = points.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = points[middle].Last < probe ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static double[] Scores(IReadOnlyList<CalledChromosome> chromosomes, int direction)
    {
        double[] scores = [.. chromosomes.SelectMany(c => c.Points).Where(p => Math.Sign(p.Difference) == direction).Select(p => p.Score)];
        Array.Sort(scores);
        return scores;
    }
}
