using System.Runtime.InteropServices;
using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Artifacts.Kinds;

/// <summary>
/// Called genes as columns of the calls artifact, in the order of the plan's gene table. Small enough to stand in the manifest: lowest
/// and highest segment are written for genes broken inside only (elsewhere they are the level), probes in 16 bits.
/// </summary>
public static class CalledGenesColumns
{
    private const string Log2 = "gene-log2";
    private const string Call = "gene-call";
    private const string Flags = "gene-flags";
    private const string Probes = "gene-probes";
    private const string Minimum = "gene-minimum";
    private const string Maximum = "gene-maximum";

    /// <summary>The columns.</summary>
    public static Column[] ToColumns(CalledGenes genes)
    {
        int[] broken = [.. Broken(genes.Flags)];
        var probes = Array.ConvertAll(genes.Probes, p => (ushort)Math.Min(p, ushort.MaxValue));
        return
        [
            Column.Of(Log2, genes.Log2.AsSpan()),
            new Column(Call, ColumnType.Byte, genes.Calls.ToArray()),
            new Column(Flags, ColumnType.Byte, genes.Flags.ToArray()),
            new Column(Probes, ColumnType.Byte, MemoryMarshal.AsBytes(probes.AsSpan()).ToArray()),
            Column.Of(Minimum, Array.ConvertAll(broken, i => genes.Minimum[i]).AsSpan()),
            Column.Of(Maximum, Array.ConvertAll(broken, i => genes.Maximum[i]).AsSpan()),
        ];
    }

    /// <summary>The genes of a calls artifact; null in one written without them.</summary>
    public static CalledGenes? Read(Artifact artifact)
    {
        if (!artifact.HasColumn(Log2))
        {
            return null;
        }

        var log2 = artifact.Column(Log2).ToSingles();
        var flags = artifact.Column(Flags).Bytes.ToArray();
        float[] minimum = [.. log2], maximum = [.. log2];
        float[] lowest = artifact.Column(Minimum).ToSingles(), highest = artifact.Column(Maximum).ToSingles();
        var next = 0;
        foreach (var gene in Broken(flags))
        {
            minimum[gene] = lowest[next];
            maximum[gene] = highest[next++];
        }

        return new CalledGenes(
            log2,
            minimum,
            maximum,
            artifact.Column(Call).Bytes.ToArray(),
            flags,
            Array.ConvertAll(MemoryMarshal.Cast<byte, ushort>(artifact.Column(Probes).Bytes.Span).ToArray(), p => (int)p));
    }

    private static List<int> Broken(ReadOnlySpan<byte> flags)
    {
        var genes = new List<int>();
        for (var i = 0; i < flags.Length; i++)
        {
            if (((GeneFlags)flags[i]).HasFlag(GeneFlags.BrokenInside))
            {
                genes.Add(i);
            }
        }

        return genes;
    }
}
