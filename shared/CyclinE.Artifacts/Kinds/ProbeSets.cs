using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;

namespace CyclinE.Artifacts.Kinds;

/// <summary>Probe sets as artifacts: stored once per platform, read once per process.</summary>
/// <param name="store">Where they are kept.</param>
public sealed class ProbeSets(IArtifactStore store)
{
    private const int Capacity = 16;
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Id, ProbeSet Probes)> _recent = [];

    /// <summary>The artifact id of a probe set.</summary>
    public static string IdOf(string hash) => "probes-" + hash;

    /// <summary>A probe set as a draft.</summary>
    public static ArtifactDraft ToDraft(ProbeSet probes)
    {
        var columns = new List<Column>
        {
            Column.Of("chromosome", probes.Chromosomes.Select(c => (int)c.Chromosome.Number).ToArray().AsSpan()),
            Column.Of("count", probes.Chromosomes.Select(c => c.Count).ToArray().AsSpan()),
            Column.Of("position", probes.Positions.AsSpan()),
        };
        if (probes.Names is not null)
        {
            columns.Add(Column.Of("name", probes.Names));
        }

        return new ArtifactDraft { Kind = "probe-set", Columns = columns };
    }

    /// <summary>The probe set of a platform.</summary>
    /// <param name="hash"><see cref="ProbeSet.Hash"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ProbeSet> GetAsync(string hash, CancellationToken cancellationToken)
    {
        var id = IdOf(hash);
        lock (_gate)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Id == id)
                {
                    _recent.Remove(node);
                    _recent.AddFirst(node);
                    return node.Value.Probes;
                }
            }
        }

        var artifact = await store.ReadAsync(id, cancellationToken).ConfigureAwait(false);
        var probes = FromArtifact(artifact);
        Remember(id, probes);
        return probes;
    }

    /// <summary>True when this process has stored or read it lately.</summary>
    public bool Knows(string id)
    {
        lock (_gate)
        {
            return _recent.Any(r => r.Id == id);
        }
    }

    /// <summary>No longer takes it for stored: what the store had of it is damaged.</summary>
    public void Forget(string id)
    {
        lock (_gate)
        {
            if (_recent.FirstOrDefault(r => r.Id == id) is { Probes: not null } known)
            {
                _recent.Remove(known);
            }
        }
    }

    /// <summary>Keeps a probe set at hand.</summary>
    public void Remember(string id, ProbeSet probes)
    {
        lock (_gate)
        {
            if (_recent.Any(r => r.Id == id))
            {
                return;
            }

            _recent.AddFirst((id, probes));
            if (_recent.Count > Capacity)
            {
                _recent.RemoveLast();
            }
        }
    }

    /// <summary>The probe set of a stored artifact.</summary>
    public static ProbeSet FromArtifact(Artifact artifact)
    {
        var counts = artifact.Column("count").ToIntegers();
        var numbers = artifact.Column("chromosome").ToIntegers();
        var ranges = new ChromosomeRange[counts.Length];
        var first = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            ranges[i] = new ChromosomeRange(Chromosome.FromNumber(numbers[i]), first, counts[i]);
            first += counts[i];
        }

        var names = artifact.Columns.FirstOrDefault(c => c.Name == "name")?.ToNames();
        return new ProbeSet(ranges, artifact.Column("position").ToIntegers(), names);
    }
}
