using CyclinE.Genomics.Results.Pairs;

namespace CyclinE.Reporting.Model;

/// <summary>What several resistant arrays of one parental line have in common, or one has alone.</summary>
/// <param name="Parental">Array id of the parental line.</param>
/// <param name="Pairs">Compared pairs of that line.</param>
/// <param name="Members">The event of each resistant array that has it, in the order of the pairs.</param>
public sealed record SharedEvent(string Parental, int Pairs, IReadOnlyList<(string Resistant, PairEvent Event)> Members)
{
    private const double LeastOverlap = 0.5;

    /// <summary>First base pair that all members have; of the first member where they have none in common.</summary>
    public int Start => Members.Max(m => m.Event.Start);

    /// <summary>Last base pair that all members have.</summary>
    public int End => Members.Min(m => m.Event.End);

    /// <summary>Smallest q among the members.</summary>
    public double Q => Members.Min(m => m.Event.Q);

    /// <summary>Genes that every member touches, in the order of the first member.</summary>
    public IReadOnlyList<string> Genes =>
        [.. Members[0].Event.Genes.Where(g => Members.All(m => m.Event.Genes.Contains(g, StringComparer.Ordinal)))];

    /// <summary>
    /// Groups the events of pairs with one parental array: two are one event when they go in one direction and their common part
    /// is at least half of the shorter. Those of more arrays come first, then by q, then by place. Lines with a single pair have none.
    /// </summary>
    public static IReadOnlyList<SharedEvent> Of(IEnumerable<PairResult> pairs)
    {
        var shared = new List<SharedEvent>();
        foreach (var line in pairs.Where(p => p.Comparison is not null).GroupBy(p => p.Parental, StringComparer.Ordinal))
        {
            var compared = line.ToList();
            if (compared.Count < 2)
            {
                continue;
            }

            var groups = new List<List<(string Resistant, PairEvent Event)>>();
            foreach (var (resistant, found) in compared.SelectMany(p => p.Comparison!.Events.Select(e => (p.Resistant, e))).OrderBy(e => e.e.Q)
                .ThenBy(e => e.e.Rank))
            {
                // Joined to the group of the most significant event that it meets; a group never has two events of one array.
                var group = groups.Find(g => Meets(g[0].Event, found) && g.TrueForAll(m => m.Resistant != resistant && Overlap(m.Event, found) > 0));
                if (group is null)
                {
                    groups.Add([(resistant, found)]);
                }
                else
                {
                    group.Add((resistant, found));
                }
            }

            var order = compared.Select((p, i) => (p.Resistant, i)).ToDictionary(p => p.Resistant, p => p.i, StringComparer.Ordinal);
            shared.AddRange(groups
                .Select(g => new SharedEvent(line.Key, compared.Count, [.. g.OrderBy(m => order[m.Resistant])]))
                .OrderByDescending(s => s.Members.Count).ThenBy(s => s.Q)
                .ThenBy(s => s.Members[0].Event.Chromosome.Number).ThenBy(s => s.Start));
        }

        return shared;
    }

    private static bool Meets(PairEvent a, PairEvent b) =>
        Direction(a) == Direction(b)
        && Overlap(a, b) >= LeastOverlap * Math.Min(a.End - (double)a.Start + 1, b.End - (double)b.Start + 1);

    private static double Overlap(PairEvent a, PairEvent b) =>
        a.Chromosome == b.Chromosome ? Math.Min(a.End, b.End) - (double)Math.Max(a.Start, b.Start) + 1 : 0;

    private static int Direction(PairEvent e) => Math.Sign(e.Log2Difference);
}
