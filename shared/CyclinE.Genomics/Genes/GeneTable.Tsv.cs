using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Genes;

/// <content>The canonical form: UTF-8 TSV, one gene a line in genome order, so that equal tables have equal bytes.</content>
public sealed partial class GeneTable
{
    private const string Header = "#symbol\tchrom\tstart\tend\thighlighted";

    /// <summary>The table as symbol, chromosome, start and end (1-based, closed) and 1 for highlighted genes, else 0.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var gene in _genes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{gene.Symbol}\t{gene.Chromosome}\t{gene.Start}\t{gene.End}\t{(gene.Highlighted ? '1' : '0')}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote; the last column may be absent.</summary>
    /// <exception cref="FormatException">The bytes are no such table.</exception>
    public static GeneTable Read(ReadOnlySpan<byte> bytes)
    {
        var genes = new List<Gene>();
        var line = 0;
        foreach (var text in Encoding.UTF8.GetString(bytes).AsSpan().EnumerateLines())
        {
            line++;
            if (!text.IsEmpty && text[0] != '#')
            {
                genes.Add(ReadGene(text, line));
            }
        }

        return new GeneTable(genes);
    }

    private static Gene ReadGene(ReadOnlySpan<char> text, int line)
    {
        Span<Range> fields = stackalloc Range[6];
        var count = text.Split(fields, '\t');
        if (count is 4 or 5
            && Chromosome.TryParse(text[fields[1]], out var chromosome)
            && int.TryParse(text[fields[2]], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(text[fields[3]], NumberStyles.None, CultureInfo.InvariantCulture, out var end))
        {
            return new Gene(text[fields[0]].ToString(), chromosome, start, end, count == 5 && text[fields[4]] is "1");
        }

        throw new FormatException($"Line {line} of a gene table is '{text}'.");
    }
}
