using System.Text;
using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Masks;

/// <summary>
/// Intervals of the genome whose probes take no part in focal events and recurrence: centromeres, and what a user gives, such as
/// germline copy-number variants. Closed intervals of 1-based base pairs; overlapping and touching ones are one.
/// </summary>
public sealed partial class GenomeMask
{
    private readonly Dictionary<Chromosome, Intervals> _chromosomes;

    /// <summary>Makes a mask.</summary>
    /// <param name="build">The build of the positions; null where nobody said it.</param>
    /// <param name="intervals">Chromosome, first and last base pair, in any order.</param>
    /// <exception cref="ArgumentException">An interval ends before it starts.</exception>
    public GenomeMask(string? build, IEnumerable<(Chromosome Chromosome, int Start, int End)> intervals)
    {
        Build = build;
        _chromosomes = intervals.GroupBy(i => i.Chromosome).ToDictionary(g => g.Key, g => new Intervals(g.Select(i => (i.Start, i.End))));
    }

    /// <summary>The mask that masks nothing.</summary>
    public static GenomeMask Empty { get; } = new(null, []);

    /// <summary>The build of the positions; null where nobody said it.</summary>
    public string? Build { get; }

    /// <summary>True where nothing is masked.</summary>
    public bool IsEmpty => _chromosomes.Count == 0;

    /// <summary>Number of intervals.</summary>
    public int Count => _chromosomes.Values.Sum(c => c.Starts.Length);

    /// <summary>The intervals in genome order.</summary>
    public IEnumerable<(Chromosome Chromosome, int Start, int End)> All =>
        from chromosome in _chromosomes.OrderBy(c => c.Key)
        from i in Enumerable.Range(0, chromosome.Value.Starts.Length)
        select (chromosome.Key, chromosome.Value.Starts[i], chromosome.Value.Ends[i]);

    /// <summary>Whether a base pair is masked; by bisection.</summary>
    public bool Contains(Chromosome chromosome, int position) =>
        _chromosomes.TryGetValue(chromosome, out var intervals) && intervals.Before(position) is var masked && masked < intervals.Before((long)position + 1);

    /// <summary>The share of an interval's base pairs that is masked, 0–1; by bisection.</summary>
    /// <param name="chromosome">The chromosome.</param>
    /// <param name="start">First base pair.</param>
    /// <param name="end">Last base pair, not before the first.</param>
    public double MaskedShare(Chromosome chromosome, int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        return _chromosomes.TryGetValue(chromosome, out var intervals)
            ? (intervals.Before((long)end + 1) - intervals.Before(start)) / (double)((long)end - start + 1)
            : 0;
    }

    /// <summary>Both masks in one; the build is this one's, else the other's.</summary>
    public GenomeMask With(GenomeMask other) => new(Build ?? other.Build, All.Concat(other.All));

    /// <summary>The mask as canonical BED text in UTF-8.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Build is null ? string.Empty : $"#build={Build}\n");
        foreach (var (chromosome, start, end) in All)
        {
            text.Append(FormattableString.Invariant($"chr{chromosome}\t{start - 1}\t{end}\n"));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads what <see cref="ToBytes"/> writes.</summary>
    public static GenomeMask FromBytes(ReadOnlySpan<byte> bytes)
    {
        using var reader = new StringReader(Encoding.UTF8.GetString(bytes));
        return Read(reader, "mask", build: null);
    }

    /// <summary>Sorted, disjoint intervals with the masked base pairs before each.</summary>
    private sealed class Intervals
    {
        private readonly long[] _before;

        public Intervals(IEnumerable<(int Start, int End)> intervals)
        {
            List<int> starts = [], ends = [];
            foreach (var (start, end) in intervals.OrderBy(i => i.Start))
            {
                if (end < start)
                {
                    throw new ArgumentException($"An interval ends at {end}, before its start {start}.", nameof(intervals));
                }

                if (ends.Count > 0 && start <= (long)ends[^1] + 1)
                {
                    ends[^1] = Math.Max(ends[^1], end);
                }
                else
                {
                    starts.Add(start);
                    ends.Add(end);
                }
            }

            Starts = [.. starts];
            Ends = [.. ends];
            _before = new long[Starts.Length + 1];
            for (var i = 0; i < Starts.Length; i++)
            {
                _before[i + 1] = _before[i] + Ends[i] - Starts[i] + 1;
            }
        }

        public int[] Starts { get; }

        public int[] Ends { get; }

        /// <summary>Masked base pairs below a position.</summary>
        public long Before(long position)
        {
            int low = 0, high = Starts.Length;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (Starts[middle] < position)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low == 0 ? 0 : _before[low - 1] + Math.Min(position - 1, Ends[low - 1]) - Starts[low - 1] + 1;
        }
    }
}
