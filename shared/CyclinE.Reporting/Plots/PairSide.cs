using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Segments;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Plots;

/// <summary>One array of a drawn pair: its probes and segments, both with the array's centre subtracted when read from here.</summary>
internal sealed class PairSide
{
    private readonly double _centre;

    public PairSide(ArrayResult array, Profile? profile)
    {
        Array = array;
        Profile = profile;
        _centre = array.Calls?.Centre ?? array.Ingested?.Scalars.Centre ?? 0;
        Segments = array.Calls is { } calls
            ? [.. calls.Segments.Select(c => (c.Segment, c.Log2))]
            : [.. (array.Segmentation?.Segments ?? []).Select(s => (s, s.Mean - _centre))];
        Panel = (array.Calls?.Genes ?? []).Select(g => g.Symbol).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public ArrayResult Array { get; }

    /// <summary>The profile; null where it is no longer stored.</summary>
    public Profile? Profile { get; }

    /// <summary>Segments with their log2.</summary>
    public IReadOnlyList<(Segment Segment, double Log2)> Segments { get; }

    /// <summary>Symbols of the highlighted panel.</summary>
    public IReadOnlySet<string> Panel { get; }

    /// <summary>The finite probes of a chromosome between two positions.</summary>
    public IEnumerable<(int Position, double Log2)> Probes(Chromosome chromosome, int start = 0, int end = int.MaxValue)
    {
        if (Profile is null)
        {
            yield break;
        }

        foreach (var range in Profile.Probes.Chromosomes)
        {
            if (range.Chromosome != chromosome)
            {
                continue;
            }

            for (var i = range.First; i < range.End; i++)
            {
                var position = Profile.Probes.Positions[i];
                if (position >= start && position <= end && float.IsFinite(Profile.Log2[i]))
                {
                    yield return (position, Profile.Log2[i] - _centre);
                }
            }
        }
    }

    /// <summary>Last position of each chromosome that has a probe or a segment.</summary>
    public IEnumerable<(Chromosome Chromosome, int Last)> Extents() =>
        Profile?.Probes.Chromosomes.Select(r => (r.Chromosome, Profile.Probes.Positions[r.End - 1]))
        ?? Segments.Select(s => (s.Segment.Chromosome, s.Segment.End));
}
