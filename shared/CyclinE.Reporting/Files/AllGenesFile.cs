using System.IO.Compression;
using System.Text;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Files;

/// <summary><c>genes-all.tsv.gz</c>: called array × every gene of the table; written on request, for it is large.</summary>
internal static class AllGenesFile
{
    /// <summary>Its name.</summary>
    public const string FileName = "genes-all.tsv.gz";

    private const string Header =
        "array\tgene\tchromosome\tstart\tend\tlog2\tminimum\tmaximum\tcall\tfocal\tprobes\tgap_filled\tbroken_inside\tmasked\tpoint\n";

    /// <summary>Writes it, one array at a time in sheet order.</summary>
    public static async Task WriteAsync(BatchResults results, Stream stream, CancellationToken cancellationToken)
    {
        await using var packed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        await using var writer = new StreamWriter(packed, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        await writer.WriteAsync(Header).ConfigureAwait(false);
        foreach (var array in results.ArrayResults)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (array is { Calls: not null, LoadGenes: { } load } && await load(cancellationToken).ConfigureAwait(false) is var (table, genes))
            {
                Write(array.Array, table, genes, writer);
            }
        }
    }

    private static void Write(string array, GeneTable table, CalledGenes genes, StreamWriter writer)
    {
        var id = Digits.Text(array);
        for (var i = 0; i < genes.Count; i++)
        {
            var (gene, flags) = (table.Genes[i], genes.FlagsOf(i));
            writer.Write(string.Join('\t',
                id,
                gene.Symbol,
                gene.Chromosome.ToString(),
                Digits.Whole(gene.Start),
                Digits.Whole(gene.End),
                Digits.Log2(genes.Log2[i]),
                Digits.Log2(genes.Minimum[i]),
                Digits.Log2(genes.Maximum[i]),
                Words.Of(genes.CallOf(i)),
                Digits.Truth(flags.HasFlag(GeneFlags.Focal)),
                Digits.Whole(genes.Probes[i]),
                Digits.Truth(flags.HasFlag(GeneFlags.GapFilled)),
                Digits.Truth(flags.HasFlag(GeneFlags.BrokenInside)),
                Digits.Truth(flags.HasFlag(GeneFlags.Masked)),
                Digits.Truth(flags.HasFlag(GeneFlags.Point))));
            writer.Write('\n');
        }
    }
}
