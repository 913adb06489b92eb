namespace CyclinE.Ingest.Tests;

/// <summary>What the plausibility limits say of every array of the reference data: nothing healthy is warned of.</summary>
public class PlausibilityOfRealArraysTests(ITestOutputHelper output)
{
    // Each was cut or thinned by those who published it, and its header still counts the whole array; or it is one chromosome. The CytoScan table ends in
    // the middle of X; X01.B3 has zeros for a quarter of its values.
    private static readonly string[] Incomplete =
        ["agilent/", "affymetrix/Affy_snp6", "illumina/", "micma", "paired_chr01", "affymetrix/Affy_cytoScan", "lymphoma.tsv.gz:X01.B3"];

    [Fact]
    public void Only_arrays_that_are_not_whole_are_warned_of()
    {
        var arrays = RealArrays.All().ToList();
        output.WriteLine($"{arrays.Count} arrays");
        foreach (var (name, result) in arrays)
        {
            foreach (var reason in Plausibility(result))
            {
                output.WriteLine($"{name}\t{result.Document.ProbeCount}\t{reason}");
            }
        }

        Assert.All(arrays, a => Assert.True(Plausibility(a.Result).Count == 0 || Incomplete.Any(i => a.Name.StartsWith(i, StringComparison.Ordinal)), a.Name));
    }

    private static List<string> Plausibility(IngestResult result) =>
        [.. result.Document.Quality.Reasons.Where(r => !r.StartsWith("DLRS", StringComparison.Ordinal)
            && !r.StartsWith("The share of probes", StringComparison.Ordinal) && !r.StartsWith("MAPD", StringComparison.Ordinal)
                && !r.StartsWith("Half", StringComparison.Ordinal))];
}
