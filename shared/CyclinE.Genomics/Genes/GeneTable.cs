using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Genes;

/// <summary>Genes of one build in genome order, found by symbol or by place.</summary>
public sealed partial class GeneTable
{
    private readonly Gene[] _genes;
    private readonly FrozenDictionary<string, Gene> _bySymbol;
    private readonly FrozenDictionary<Chromosome, ChromosomeRange> _ranges;
    private readonly int[] _largestEnd;

    /// <summary>Makes a table; genes are put in genome order.</summary>
    public GeneTable(IEnumerable<Gene> genes)
    {
        _genes = [.. genes.OrderBy(g => g.Chromosome).ThenBy(g => g.Start).ThenBy(g => g.Symbol, StringComparer.Ordinal)];
        _bySymbol = _genes
            .DistinctBy(g => g.Symbol, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Symbol, StringComparer.OrdinalIgnoreCase);
        Highlighted = [.. _genes.Where(g => g.Highlighted)];

        var ranges = new Dictionary<Chromosome, ChromosomeRange>();
        _largestEnd = new int[_genes.Length];
        for (var i = 0; i < _genes.Length; i++)
        {
            var chromosome = _genes[i].Chromosome;
            var begun = ranges.TryGetValue(chromosome, out var range);
            ranges[chromosome] = begun ? range with { Count = range.Count + 1 } : new ChromosomeRange(chromosome, i, 1);
            _largestEnd[i] = begun ? Math.Max(_largestEnd[i - 1], _genes[i].End) : _genes[i].End;
        }

        _ranges = ranges.ToFrozenDictionary();
    }

    /// <summary>A table without genes, for builds that have none.</summary>
    public static GeneTable Empty { get; } = new([]);

    /// <summary>All genes in genome order.</summary>
    public IReadOnlyList<Gene> Genes => _genes;

    /// <summary>The highlighted genes in genome order.</summary>
    public IReadOnlyList<Gene> Highlighted { get; }

    /// <summary>Numbers of the genes of a chromosome; null where it has none.</summary>
    public ChromosomeRange? RangeOf(Chromosome chromosome) => _ranges.TryGetValue(chromosome, out var range) ? range : null;

    /// <summary>Finds a gene by symbol in any case, or by another name of it that is known here (<c>C19orf2</c> is <c>URI1</c>).</summary>
    public bool TryFind(string symbol, [NotNullWhen(true)] out Gene? gene)
    {
        if (_bySymbol.TryGetValue(symbol, out gene))
        {
            return true;
        }

        if (Aliases.TryGetValue(symbol, out var names))
        {
            gene = names.Select(n => _bySymbol.GetValueOrDefault(n)).FirstOrDefault(g => g is not null);
        }

        return gene is not null;
    }

    /// <summary>The genes whose body shares at least one base pair with an interval, in genome order.</summary>
    /// <param name="chromosome">The chromosome.</param>
    /// <param name="start">First base pair.</param>
    /// <param name="end">Last base pair.</param>
    public IReadOnlyList<Gene> Overlapping(Chromosome chromosome, int start, int end)
    {
        if (!_ranges.TryGetValue(chromosome, out var range))
        {
            return [];
        }

        var found = new List<Gene>();
        for (var i = FirstReaching(range, start); i < range.End && _genes[i].Start <= end; i++)
        {
            if (_genes[i].End >= start)
            {
                found.Add(_genes[i]);
            }
        }

        return found;
    }

    // The running maximum of the ends is what bisection can search: ends themselves are not in order where genes nest.
    private int FirstReaching(ChromosomeRange range, int start)
    {
        int low = range.First, high = range.End;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_largestEnd[middle] < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
