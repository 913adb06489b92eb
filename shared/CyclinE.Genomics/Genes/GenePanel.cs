using CyclinE.Genomics.Input;

namespace CyclinE.Genomics.Genes;

/// <summary>The genes that a user wants highlighted, by symbol.</summary>
/// <param name="Genes">Symbol and line of each.</param>
/// <param name="Where">The file's name for messages.</param>
public sealed record GenePanel(IReadOnlyList<(string Symbol, int Line)> Genes, string Where)
{
    /// <summary>
    /// Reads one symbol a line; what follows a tab, and lines that begin with #, are passed over. Earlier symbols are understood.
    /// </summary>
    /// <exception cref="InvalidInputException">There is no symbol.</exception>
    public static GenePanel Read(TextReader reader, string where)
    {
        var genes = new List<(string, int)>();
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            var symbol = text.TrimStart('\uFEFF').Split('\t')[0].Trim();
            if (symbol.Length > 0 && symbol[0] != '#')
            {
                genes.Add((symbol, line));
            }
        }

        return genes.Count > 0
            ? new GenePanel(genes, where)
            : throw new InvalidInputException("panel-without-genes", "No gene was found.", where, "Write one gene symbol a line.");
    }

    /// <summary>The tables with this panel highlighted instead of their own.</summary>
    /// <exception cref="InvalidInputException">A symbol is in none of them.</exception>
    public IReadOnlyList<GeneTable> Highlight(IReadOnlyList<GeneTable> tables)
    {
        var found = Array.ConvertAll(tables.ToArray(), _ => new HashSet<string>(StringComparer.Ordinal));
        foreach (var (symbol, line) in Genes)
        {
            var known = false;
            for (var i = 0; i < tables.Count; i++)
            {
                if (tables[i].TryFind(symbol, out var gene))
                {
                    found[i].Add(gene.Symbol);
                    known = true;
                }
            }

            if (!known)
            {
                throw new InvalidInputException(
                    "panel-unknown-gene", $"'{symbol}' is not in the gene table.", $"{Where}, line {line}",
                    "Use the RefSeq symbol, or give the gene's place with --genes.");
            }
        }

        return [.. tables.Select((table, i) => new GeneTable(table.Genes.Select(g => g with { Highlighted = found[i].Contains(g.Symbol) })))];
    }
}
