using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Pairs;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>What comparisons of simulated pairs found: the false discovery proportion of each, and the planted changes that were met.</summary>
/// <remarks>An event is true where it and a planted change of its direction share at least half of the probes of either.</remarks>
internal sealed class PairTally(ProbeSet probes)
{
    private readonly List<double> _proportions = [];
    private readonly SortedDictionary<int, (int Planted, int Found)> _byLength = [];

    public int Pairs => _proportions.Count;

    public int Reported { get; private set; }

    public int Wrong { get; private set; }

    public int PairsWithAny { get; private set; }

    /// <summary>Mean false discovery proportion per pair; 0 for a pair without a reported event.</summary>
    public double Mean => _proportions.Average();

    /// <summary>Upper limit of its 95% interval, by the normal approximation; by 3/n where every proportion is 0.</summary>
    public double Upper
    {
        get
        {
            var mean = Mean;
            var variance = _proportions.Sum(p => (p - mean) * (p - mean)) / (Pairs - 1);
            return mean == 0 ? 3.0 / Pairs : mean + (1.96 * Math.Sqrt(variance / Pairs));
        }
    }

    /// <summary>Found and planted changes by their number of probes.</summary>
    public IReadOnlyDictionary<int, (int Planted, int Found)> ByLength => _byLength;

    public double Recall => _byLength.Values.Sum(r => r.Found) / (double)_byLength.Values.Sum(r => r.Planted);

    /// <summary>Adds a pair.</summary>
    public void Add(SimulatedPair pair, PairComparison comparison)
    {
        var wrong = comparison.Events.Count(e => !pair.Truth.Any(t => IsTrue(e, t)));
        _proportions.Add(comparison.Events.Count == 0 ? 0 : wrong / (double)comparison.Events.Count);
        Reported += comparison.Events.Count;
        Wrong += wrong;
        PairsWithAny += comparison.Events.Count > 0 ? 1 : 0;
        foreach (var truth in pair.Truth)
        {
            var (planted, found) = _byLength.GetValueOrDefault(truth.Probes);
            _byLength[truth.Probes] = (planted + 1, found + (comparison.Events.Any(e => IsTrue(e, truth)) ? 1 : 0));
        }
    }

    private bool IsTrue(PairEvent found, PlantedChange planted)
    {
        var range = probes.Chromosomes.First(c => c.Chromosome == found.Chromosome);
        int first = Array.BinarySearch(probes.Positions, range.First, range.Count, found.Start);
        int last = Array.BinarySearch(probes.Positions, range.First, range.Count, found.End);
        var shared = Math.Min(last, planted.Last) - Math.Max(first, planted.First) + 1;
        return 2 * shared >= last - first + 1 && 2 * shared >= planted.Probes && Math.Sign(found.Log2Difference) == Math.Sign(planted.Copies);
    }
}
