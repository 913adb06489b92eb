using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Plots;

namespace CyclinE.Reporting.Genome;

/// <summary>The called arrays as rows of columns along one genome, in the order in which they are drawn.</summary>
internal sealed class HeatRows
{
    /// <summary>Beyond this many arrays of a group the order is that of the sheet: comparing each with each takes too long.</summary>
    private const int MostClustered = 1_500;

    private HeatRows(GenomeAxis genome, IReadOnlyList<HeatRow> rows, int columns, bool clustered) =>
        (Genome, Rows, Columns, Clustered) = (genome, rows, columns, clustered);

    public GenomeAxis Genome { get; }

    public IReadOnlyList<HeatRow> Rows { get; }

    public int Columns { get; }

    /// <summary>True where arrays of a group that look alike stand together.</summary>
    public bool Clustered { get; }

    /// <summary>Reads every called array once.</summary>
    public static async Task<HeatRows?> ReadAsync(BatchResults results, int columns, double left, CancellationToken cancellationToken)
    {
        var called = results.ArrayResults.Where(a => a.Calls is not null).ToList();
        var build = GenomeBuild.Of(called.GroupBy(a => a.Calls!.Build, StringComparer.Ordinal).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key
            ?? results.Build);
        var segments = new List<(ArrayResult Array, List<SegmentCall> Segments)>();
        var extents = new Dictionary<Chromosome, int>();
        foreach (var array in called.Where(a => GenomeBuild.Of(a.Calls!.Build).Name == build.Name))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var whole = await array.WholeAsync(cancellationToken).ConfigureAwait(false);
            var shown = whole.Calls!.Segments.Where(s => s.Segment.Chromosome != Chromosome.Mitochondrial).ToList();
            foreach (var s in shown)
            {
                extents[s.Segment.Chromosome] = Math.Max(extents.GetValueOrDefault(s.Segment.Chromosome), s.Segment.End);
            }

            segments.Add((array, shown));
        }

        if (extents.Count == 0)
        {
            return null;
        }

        var genome = new GenomeAxis(build, extents, left, columns);
        var rows = segments.Select(s => Row(s.Array, s.Segments, genome, left, columns)).ToList();
        var groups = rows.GroupBy(r => r.Group, StringComparer.Ordinal).ToList();
        return new HeatRows(genome, [.. groups.SelectMany(g => Order([.. g]))], columns, groups.TrueForAll(g => g.Count() <= MostClustered));
    }

    private static HeatRow Row(ArrayResult array, List<SegmentCall> segments, GenomeAxis genome, double left, int columns)
    {
        var level = new float[columns];
        var side = new sbyte[columns];
        Array.Fill(level, float.NaN);
        foreach (var s in segments)
        {
            var first = Math.Clamp((int)(genome.X(s.Segment.Chromosome, s.Segment.Start) - left), 0, columns - 1);
            var last = Math.Clamp((int)(genome.X(s.Segment.Chromosome, s.Segment.End) - left), first, columns - 1);
            for (var c = first; c <= last; c++)
            {
                // A focal event is narrower than a column: the strongest level stands for it.
                if (float.IsNaN(level[c]) || Math.Abs(s.Log2) > Math.Abs(level[c]))
                {
                    level[c] = (float)s.Log2;
                    side[c] = s.Call >= CallClass.Gain ? (sbyte)1 : s.Call <= CallClass.Loss ? (sbyte)-1 : (sbyte)0;
                }
            }
        }

        return new HeatRow(array.Array, array.Role, level, side);
    }

    /// <summary>Average linkage on the mean absolute difference of levels; leaves in the order of the merges.</summary>
    private static IEnumerable<HeatRow> Order(List<HeatRow> rows)
    {
        if (rows.Count is < 3 or > MostClustered)
        {
            return rows;
        }

        const int every = 5;
        var count = rows.Count;
        var features = rows.Select(r => Features(r.Level, every)).ToArray();
        var distance = new float[count][];
        for (var i = 0; i < count; i++)
        {
            distance[i] = new float[count];
            for (var j = 0; j < i; j++)
            {
                var sum = 0f;
                for (var k = 0; k < features[i].Length; k++)
                {
                    sum += Math.Abs(features[i][k] - features[j][k]);
                }

                distance[i][j] = distance[j][i] = sum;
            }
        }

        return Leaves(distance).Select(i => rows[i]);
    }

    private static float[] Features(float[] level, int every) =>
        [.. Enumerable.Range(0, level.Length / every).Select(i =>
        {
            var (sum, n) = (0f, 0);
            for (var k = i * every; k < (i + 1) * every; k++)
            {
                if (!float.IsNaN(level[k]))
                {
                    (sum, n) = (sum + Math.Clamp(level[k], -1.5f, 1.5f), n + 1);
                }
            }

            return n == 0 ? 0 : sum / n;
        })];

    // Chains of nearest neighbours: average linkage is reducible, so this merges as the textbook does, in n² steps.
    private static List<int> Leaves(float[][] distance)
    {
        var count = distance.Length;
        var members = Enumerable.Range(0, count).Select(i => new List<int> { i }).ToArray();
        var alive = Enumerable.Range(0, count).ToList();
        var chain = new List<int>();
        while (alive.Count > 1)
        {
            if (chain.Count == 0)
            {
                chain.Add(alive[0]);
            }

            while (true)
            {
                var at = chain[^1];
                var previous = chain.Count > 1 ? chain[^2] : -1;
                var nearest = previous;
                foreach (var other in alive)
                {
                    if (other != at && (nearest < 0 || distance[at][other] < distance[at][nearest]))
                    {
                        nearest = other;
                    }
                }

                if (nearest != previous)
                {
                    chain.Add(nearest);
                    continue;
                }

                chain.RemoveRange(chain.Count - 2, 2);
                var (keep, gone) = (Math.Min(at, nearest), Math.Max(at, nearest));
                float a = members[keep].Count, b = members[gone].Count;
                foreach (var other in alive)
                {
                    distance[keep][other] = distance[other][keep] = ((a * distance[keep][other]) + (b * distance[gone][other])) / (a + b);
                }

                members[keep].AddRange(members[gone]);
                alive.Remove(gone);
                break;
            }
        }

        return members[alive[0]];
    }
}

/// <summary>One array of the heat map.</summary>
/// <param name="Array">Array id.</param>
/// <param name="Group">Its role.</param>
/// <param name="Level">log2 of the strongest segment in each column; NaN where there is none.</param>
/// <param name="Side">1 where that is called a gain or more, −1 a loss or less, 0 else.</param>
internal sealed record HeatRow(string Array, string Group, float[] Level, sbyte[] Side);
