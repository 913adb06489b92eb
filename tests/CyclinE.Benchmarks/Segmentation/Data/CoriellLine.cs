using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Benchmarks.Segmentation.Data;

/// <summary>One of the 15 Coriell lines of Snijders et al. 2001 with the karyotype's verdict on every clone.</summary>
/// <param name="Array">The array.</param>
/// <param name="Clones">Clone names.</param>
/// <param name="Truth">+1 trisomy, −1 monosomy, 0 normal, by clone.</param>
internal sealed record CoriellLine(MeasuredArray Array, string[] Clones, int[] Truth)
{
    /// <summary>All lines of the truth table.</summary>
    public static IReadOnlyList<CoriellLine> ReadAll() =>
    [
        .. TextTable.Read(TextTable.Find("truth/snijders15_truth.tsv.gz"))
            .Skip(1)
            .GroupBy(r => r[0])
            .Select(Line),
    ];

    private static CoriellLine Line(IGrouping<string, string[]> rows)
    {
        string[][] clones = [.. rows.OrderBy(r => TextTable.Int(r[1])).ThenBy(r => TextTable.Int(r[2]))];
        var set = TextTable.Probes(clones.Select(r => (TextTable.Int(r[1]), TextTable.Int(r[2]))));
        return new CoriellLine(
            new MeasuredArray(rows.Key, new Profile(set, [.. clones.Select(r => TextTable.Float(r[4]))])),
            [.. clones.Select(r => r[3])],
            [.. clones.Select(r => r[5] switch { "Trisomy" => 1, "Monosomy" => -1, _ => 0 })]);
    }
}
