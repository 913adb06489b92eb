using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Benchmarks.Segmentation.Data;

/// <summary>The cell lines of the reference data on BAC arrays.</summary>
internal static class CellLines
{
    /// <summary>The 50 breast lines of Neve et al. 2006.</summary>
    public static IReadOnlyList<MeasuredArray> Neve()
    {
        var rows = TextTable.Read(TextTable.Find("lines/neve2006_cell_lines.tsv.gz"));
        var clones = Sorted(rows, 1, 2);
        var set = TextTable.Probes(clones.Select(r => (TextTable.Int(r[1]), TextTable.Int(r[2]))), [.. clones.Select(r => r[0])]);
        return [.. Enumerable.Range(4, rows[0].Length - 4).Select(column => Array(rows[0][column], set, clones, column))];
    }

    /// <summary>GM05296 and GM13330 as DNAcopy ships them.</summary>
    public static IReadOnlyList<MeasuredArray> CoriellPair()
    {
        var clones = Sorted(TextTable.Read(TextTable.Find("truth/coriell.tsv")), 1, 2);
        var set = TextTable.Probes(clones.Select(r => (TextTable.Int(r[1]), TextTable.Int(r[2]))));
        return [Array("GM05296", set, clones, 3), Array("GM13330", set, clones, 4)];
    }

    private static MeasuredArray Array(string name, ProbeSet set, string[][] clones, int column) =>
        new(name, new Profile(set, [.. clones.Select(r => TextTable.Float(r[column]))]));

    private static string[][] Sorted(string[][] rows, int chromosome, int position) =>
        [.. rows.Skip(1).OrderBy(r => TextTable.Int(r[chromosome])).ThenBy(r => TextTable.Int(r[position]))];
}
