using System.Diagnostics.CodeAnalysis;
using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Genes;

/// <summary>Genes of one build in genome order, found by symbol or by place.</summary>
public sealed partial class GeneTable
{
    private readonly Gene[] _genes;
    private readonly Lazy<Dictionary<string, Gene>> _bySymbol;
    private readonly Dictionary<Chromosome, ChromosomeRange> _ranges = [];
    private readonly int[] _largestEnd;

    /// <summary>Makes a table; genes are put in genome order.</summary>
    public GeneTable(IEnumerable<Gene> genes)
    {
        _genes = InOrder([.. genes]);
        _bySymbol = new Lazy<Dictionary<string, Gene>>(BySymbol);
        Highlighted = [.. _genes.Where(g => g.Highlighted)];
        _largestEnd = new int[_genes.Length];
        for (var i = 0; i < _genes.Length; i++)
        {
            var chromosome = _genes[i].Chromosome;
            var begun = _ranges.TryGetValue(chromosome, out var range);
            _ranges[chromosome] = begun ? range with { Count = range.Count + 1 } : new ChromosomeRange(chromosome, i, 1);
            _largestEnd[i] = begun ? Math.Max(_largestEnd[i - 1], _genes[i].End) : _genes[i].End;
        }
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
        if (_bySymbol.Value.TryGetValue(symbol, out gene))
        {
            return true;
        }

        if (Aliases.TryGetValue(symbol, out var names))
        {
            gene = names.Select(n => _bySymbol.Value.GetValueOrDefault(n)).FirstOrDefault(g => g is not null);
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

    /// <summary>The genes in genome order: as they come where they are, which stored tables are.</summary>
    private static Gene[] InOrder(Gene[] genes)
    {
        for (var i = 1; i < genes.Length; i++)
        {
            if (Compare(genes[i - 1], genes[i]) > 0)
            {
                return [.. genes.OrderBy(g => g, Comparer<Gene>.Create(Compare))];
            }
        }

        return genes;
    }

    private static int Compare(Gene left, Gene right)
    {
        var byPlace = left.Chromosome.CompareTo(right.Chromosome) is var c and not 0 ? c : left.Start.CompareTo(right.Start);
        return byPlace != 0 ? byPlace : string.CompareOrdinal(left.Symbol, right.Symbol);
    }

    private Dictionary<string, Gene> BySymbol()
    {
        var found = new Dictionary<string, Gene>(_genes.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var gene in _genes)
        {
            found.TryAdd(gene.Symbol, gene);
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
