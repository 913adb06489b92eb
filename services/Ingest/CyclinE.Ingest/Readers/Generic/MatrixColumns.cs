using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Generic;

/// <summary>The columns of a table of probes × samples: every column of numbers whose title is not that of something else.</summary>
internal static class MatrixColumns
{
    // What tables of probes hold beside the samples.
    private static readonly string[] Others =
    [
        "index", "row", "no", "number", "feature", "featurenum", "gene", "genes", "genename", "symbol", "genesymbol", "description", "cytoband", "band",
        "arm", "strand", "gc",
        "gccontent", "length", "width", "size", "weight", "kb", "mb", "poskb", "posmb", "positionkb", "positionmb", "entrez", "entrezid", "geneid",
        "block", "col", "column", "x", "y",
        "flag", "flags", "depth", "quality", "pvalue", "stdev", "sd", "markers", "probes", "nummark", "numprobes", "build", "genomebuild", "order",
        "target", "bin", "binid",
    ];

    /// <summary>The columns of the samples, in the order of the file.</summary>
    /// <param name="titles">All titles.</param>
    /// <param name="columns">For each <see cref="TableColumn"/> its column, or −1.</param>
    /// <param name="cells">The first row.</param>
    /// <param name="decimalComma">Whether numbers may have a decimal comma.</param>
    public static IReadOnlyList<int> Find(string[] titles, int[] columns, string?[] cells, bool decimalComma) =>
        [.. Enumerable.Range(0, titles.Length).Where(i =>
            titles[i].Length > 0 && !columns.Contains(i) && !Others.Contains(TableColumn.Normalise(titles[i]))
                && !TableColumn.IsAny(TableColumn.Normalise(titles[i]))
            && IsValue(cells[i], decimalComma))];

    /// <summary>The column of the sample that is read.</summary>
    /// <exception cref="InvalidInputException">None was chosen, none is called so, or two are.</exception>
    public static int Choose(TableHeader header, string? wanted, string file)
    {
        var names = header.SampleColumns.Select(c => header.Titles[c]).ToList();
        SeveralArrays.RefuseSameNames(names, wanted, file);
        var chosen = wanted is null ? -1 : names.IndexOf(wanted);
        SampleChoice.Judge(names, wanted, chosen >= 0, file);
        return header.SampleColumns[chosen];
    }

    private static bool IsValue(string? cell, bool decimalComma)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(cell ?? string.Empty);
        return Number.IsMissing(bytes) || Number.TryParse(bytes, out _) || (decimalComma && Number.TryParseWithComma(bytes, out _));
    }
}
