using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Files.CBioPortal;

/// <summary>
/// <c>data_log2_cna.txt</c> and <c>data_cna.txt</c>: a line per gene, a column per called array. The store keeps genes by array, so a
/// block of genes is gathered from all arrays, written, and its memory used again for the next.
/// </summary>
internal static class GeneMatrices
{
    /// <summary>Most values, genes × arrays, that are held: five bytes each.</summary>
    private const int MostValues = 16_000_000;

    /// <summary>Writes both.</summary>
    /// <param name="study">The study.</param>
    /// <param name="log2">Takes the log2 values.</param>
    /// <param name="discrete">Takes the classes.</param>
    /// <param name="mostValues">Most values that are held.</param>
    /// <param name="cancellationToken">Stops between arrays.</param>
    public static async Task WriteAsync(
        CBioPortalStudy study, Stream log2, Stream discrete, CancellationToken cancellationToken, int mostValues = MostValues)
    {
        await using var values = Writer(log2);
        await using var classes = Writer(discrete);
        var header = "Hugo_Symbol\tEntrez_Gene_Id" + string.Concat(study.Arrays.Select(a => "\t" + study.SampleIds[a.Array])) + "\n";
        await values.WriteAsync(header).ConfigureAwait(false);
        await classes.WriteAsync(header).ConfigureAwait(false);

        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var block = Math.Max(1, mostValues / Math.Max(1, study.Arrays.Count));
        for (int first = 0, genes = int.MaxValue; first < genes; first += block)
        {
            Block? read = null;
            for (var a = 0; a < study.Arrays.Count; a++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (study.Arrays[a].LoadGenes is { } load && await load(cancellationToken).ConfigureAwait(false) is var (table, called))
                {
                    read ??= new Block(table, first, Math.Min(block, table.Genes.Count - first), study.Arrays.Count);
                    read.Take(a, called);
                }
            }

            if (read is null)
            {
                return;
            }

            genes = read.Genes;
            read.Write(values, classes, written);
        }
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };

    private static string Discrete(byte call) => call switch
    {
        (byte)CallClass.HomozygousDeletion => "-2",
        (byte)CallClass.Loss => "-1",
        (byte)CallClass.Neutral => "0",
        (byte)CallClass.Gain => "1",
        (byte)CallClass.Amplification or (byte)CallClass.HighLevelAmplification => "2",
        _ => Digits.Missing,
    };

    private sealed class Block
    {
        private readonly GeneTable _table;
        private readonly int _first;
        private readonly int _count;
        private readonly int _arrays;
        private readonly float[] _log2;
        private readonly byte[] _calls;

        public Block(GeneTable table, int first, int count, int arrays)
        {
            (_table, _first, _count, _arrays) = (table, first, count, arrays);
            _log2 = new float[count * arrays];
            _calls = new byte[count * arrays];
            Array.Fill(_log2, float.NaN);
            Array.Fill(_calls, byte.MaxValue);
        }

        public int Genes => _table.Genes.Count;

        public void Take(int array, CalledGenes genes)
        {
            genes.Log2.AsSpan(_first, _count).CopyTo(_log2.AsSpan(array * _count));
            genes.Calls.Slice(_first, _count).CopyTo(_calls.AsSpan(array * _count));
        }

        /// <summary>A symbol that the table has twice (on X and Y) is written once: the importer refuses the second.</summary>
        public void Write(TextWriter values, TextWriter classes, HashSet<string> written)
        {
            for (var g = 0; g < _count; g++)
            {
                var symbol = _table.Genes[_first + g].Symbol;
                if (!written.Add(symbol))
                {
                    continue;
                }

                var gene = $"{symbol}\t{EntrezIds.Of(symbol)}";
                values.Write(gene);
                classes.Write(gene);
                for (var a = 0; a < _arrays; a++)
                {
                    values.Write('\t');
                    values.Write(Digits.Log2(_log2[(a * _count) + g]));
                    classes.Write('\t');
                    classes.Write(Discrete(_calls[(a * _count) + g]));
                }

                values.Write('\n');
                classes.Write('\n');
            }
        }
    }
}

/// <summary>
/// NCBI Gene ids (Entrez) where they are known without a table of all genes: those of the panel, and of symbols that are made of their id
/// (<c>LOC284395</c>). cBioPortal finds the others by their symbol.
/// </summary>
internal static class EntrezIds
{
    // NCBI Gene, Homo sapiens; earlier symbols beside the present ones.
    private static readonly FrozenDictionary<string, int> Panel = new Dictionary<string, int>
    {
        ["CCNE1"] = 898,
        ["ERBB2"] = 2064,
        ["CDK2"] = 1017,
        ["CDKN1B"] = 1027,
        ["FBXW7"] = 55294,
        ["CCND1"] = 595,
        ["MYC"] = 4609,
        ["FGFR1"] = 2260,
        ["PIK3CA"] = 5290,
        ["PTEN"] = 5728,
        ["RB1"] = 5925,
        ["TOP2A"] = 7153,
        ["URI1"] = 8725,
        ["C19orf2"] = 8725,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The id as text; empty where it is not known.</summary>
    public static string Of(string symbol) =>
        Panel.TryGetValue(symbol, out var id) ? id.ToString(CultureInfo.InvariantCulture)
        : symbol.StartsWith("LOC", StringComparison.Ordinal) && symbol.Length > 3 && symbol[3] != '0' && symbol.AsSpan(3)
            .IndexOfAnyExceptInRange('0', '9') < 0 ? symbol[3..]
        : string.Empty;
}
