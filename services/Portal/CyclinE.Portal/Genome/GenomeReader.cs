using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Hosting;
using CyclinE.Portal.Batches;

namespace CyclinE.Portal.Genome;

/// <summary>
/// Probes of arrays for pictures: bins that are computed once and kept as an artifact, and single probes by pieces. Names of probes, most of
/// a large platform, are never read.
/// </summary>
/// <param name="batches">The batches.</param>
public sealed class GenomeReader(IPortalBatches batches)
{
    /// <summary>Probes of a piece.</summary>
    public const int PieceSize = 16_384;

    private const int MostKept = 24;
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, Task<object> Value)> _kept = [];

    /// <summary>The profile of an array; null where it has none.</summary>
    public async Task<string?> ProfileOfAsync(BatchId batch, string array, CancellationToken cancellationToken)
    {
        var unit = await batches.Ledger.FindUnitAsync(new UnitId(batch.ToString(), UnitKind.Array, array), cancellationToken);
        return unit?.Results.GetValueOrDefault(StageTable.IngestArray.Name)?.Id;
    }

    /// <summary>Which probes are on which chromosome.</summary>
    public async Task<IReadOnlyList<ChromosomeRange>> ChromosomesAsync(string profile, CancellationToken cancellationToken) =>
        (await PlatformAsync(profile, cancellationToken)).Chromosomes;

    /// <summary>An array in bins.</summary>
    public Task<GenomeBins> BinsAsync(string profile, CancellationToken cancellationToken) => KeepAsync("bins " + profile, async () =>
    {
        var id = GenomeBins.IdOf(profile);
        if (await batches.Artifacts.HasAsync(id, CancellationToken.None))
        {
            try
            {
                return GenomeBins.Read(await batches.Artifacts.ReadAsync(id, CancellationToken.None));
            }
            catch (UnreadableArtifactException)
            {
                // They are made again from what they were made of.
                await batches.Artifacts.DiscardAsync(id, CancellationToken.None);
            }
        }

        var platform = await PlatformAsync(profile, CancellationToken.None);
        var log2 = await Log2Async(profile, CancellationToken.None);
        var bins = GenomeBins.Of(platform.Chromosomes, platform.Positions, log2);
        await batches.Artifacts.PutAsync(bins.Encode(id, ProducerProfile.Of("portal")), CancellationToken.None);
        return bins;
    }, cancellationToken);

    /// <summary>Positions and log2 of a piece's probes, above no centre; empty behind the last piece.</summary>
    public async Task<(int[] Positions, float[] Log2)> PieceAsync(string profile, int piece, CancellationToken cancellationToken)
    {
        var platform = await PlatformAsync(profile, cancellationToken);
        var log2 = await Log2Async(profile, cancellationToken);
        var first = (int)Math.Min((long)piece * PieceSize, log2.Length);
        var end = Math.Min(first + PieceSize, log2.Length);
        return (platform.Positions[first..end], log2[first..end]);
    }

    private Task<float[]> Log2Async(string profile, CancellationToken cancellationToken) =>
        KeepAsync("log2 " + profile, async () => (await batches.Artifacts.ReadColumnAsync(profile, "log2", CancellationToken.None)).ToSingles(), cancellationToken);

    private async Task<Platform> PlatformAsync(string profile, CancellationToken cancellationToken)
    {
        var set = await KeepAsync("set " + profile, async () =>
            (await batches.Artifacts.ReadDocumentAsync<IngestedArray>(profile, CancellationToken.None)).ProbeSet, cancellationToken);
        return await KeepAsync("platform " + set, async () =>
        {
            var manifest = await batches.Artifacts.FindAsync(ProbeSets.IdOf(set), CancellationToken.None) ?? throw new MissingArtifactException(set, "its manifest");
            var numbers = (await batches.Artifacts.ReadColumnAsync(manifest, "chromosome", CancellationToken.None)).ToIntegers();
            var counts = (await batches.Artifacts.ReadColumnAsync(manifest, "count", CancellationToken.None)).ToIntegers();
            var first = 0;
            var ranges = new List<ChromosomeRange>();
            foreach (var (number, count) in numbers.Zip(counts))
            {
                ranges.Add(new ChromosomeRange(Chromosome.FromNumber(number), first, count));
                first += count;
            }

            return new Platform(ranges, (await batches.Artifacts.ReadColumnAsync(manifest, "position", CancellationToken.None)).ToIntegers());
        }, cancellationToken);
    }

    /// <summary>What was read last is kept; who asks while it is read waits for the same read.</summary>
    private async Task<T> KeepAsync<T>(string key, Func<Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        (string Key, Task<object> Value) entry;
        lock (_gate)
        {
            var node = _kept.First;
            while (node is not null && node.Value.Key != key)
            {
                node = node.Next;
            }

            entry = node?.Value ?? (key, Task.Run(async () => (object)await read(), CancellationToken.None));
            if (node is not null)
            {
                _kept.Remove(node);
            }

            _kept.AddFirst(entry);
            if (_kept.Count > MostKept)
            {
                _kept.RemoveLast();
            }
        }

        try
        {
            return (T)await entry.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            if (entry.Value.IsFaulted)
            {
                lock (_gate)
                {
                    _kept.Remove(entry);
                }
            }
        }
    }

    private sealed record Platform(IReadOnlyList<ChromosomeRange> Chromosomes, int[] Positions);
}
