namespace CyclinE.Benchmarks;

/// <summary>R's ASCAT on arrays with B-allele frequencies.</summary>
internal static class Ascat
{
    /// <summary>The method's name in tables.</summary>
    public const string Name = "ASCAT";

    /// <summary>Runs R once for all arrays; they share γ.</summary>
    public static IEnumerable<PurityRow> Run(IReadOnlyList<PurityCase> cases)
    {
        var folder = RSession.WriteJob([.. cases.Select(c => c.Array)]);
        try
        {
            RSession.Run("Amplification/R/ascat.R", folder, cases[0].Gamma.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var rows = TextTable.Read(Path.Combine(folder, "ascat.tsv")).Skip(1).ToDictionary(r => r[0]);
            return [.. cases.Select(c => Row(c, rows[c.Array.Name]))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static PurityRow Row(PurityCase @case, string[] row)
    {
        double? Number(int column) => row[column] is "NA" or "NaN" ? null : TextTable.Double(row[column]);
        return new PurityRow(@case, Name, Number(1), Number(2), Number(4) ?? double.NaN, Number(5) ?? double.NaN, null);
    }
}
