using System.Globalization;

namespace CyclinE.Ingest.Tests.Readers.Affymetrix;

/// <summary>CNCHP and CYCHP files for tests, with noise on which ingest can judge.</summary>
internal static class CopyNumberFiles
{
    public static CommandConsoleWriter Header(string? build = "hg19") => new()
    {
        Parameters =
        {
            ("affymetrix-array-type", "GenomeWideSNP_6"),
            ("affymetrix-algorithm-name", "CN5"),
            ("affymetrix-algorithm-param-CNReferenceHeader-genome-version-ucsc", "hg38"),
            build is null ? ("affymetrix-algorithm-param-option-annotation-file", "lib\\GenomeWideSNP_6.na24.annot.db")
                : ("affymetrix-algorithm-param-genome-version-ucsc", build),
            ("affymetrix-chipsummary-MAPD", 0.25f),
            ("affymetrix-chipsummary-waviness-seg-count", -1),
            ("affymetrix-chipsummary-gender", "female"u8.ToArray()),
        },
        Ancestors =
        {
            ("affymetrix-calvin-intensity", [("affymetrix-array-type", "GenomeWideSNP_6")]),
            ("affymetrix-calvin-scan-acquisition", [("affymetrix-scan-date", "2007-03-06T12:13:04"), ("affymetrix-scanner-id", "50211570")]),
        },
    };

    /// <summary>A CNCHP with rows as given: name, chromosome's number, position, log2 ratio.</summary>
    public static byte[] Cnchp(IEnumerable<(string Name, int Chromosome, uint Position, float Log2)> rows, string? build = "hg19",
        Action<CommandConsoleWriter.Set>? change = null)
    {
        var file = Header(build);
        var set = file.Add("MultiData", "CopyNumber", "ProbeSetName:ascii13", "Chromosome:ubyte", "Position:uint", "CNState:float", "Log2Ratio:float",
            "SmoothSignal:float", "LOH:float", "Allele Difference:float");
        foreach (var (name, chromosome, position, log2) in rows)
        {
            set.Row(name, chromosome, position, 2f, log2, 2f, float.NaN, 0.98f);
        }

        change?.Invoke(set);
        return file.ToArray();
    }

    /// <summary>A CYCHP with chromosomes, probe sets and genotypes.</summary>
    public static byte[] Cychp()
    {
        var file = Header();
        file.Add("Chromosomes", "Summary", "Chromosome:ubyte", "Display:ascii4", "MarkerCount:uint").Row(1, "1", 40u).Row(24, "X", 10u);
        var set = file.Add("ProbeSets", "CopyNumber", "ProbeSetName:ascii13", "Chromosome:ubyte", "Position:uint", "Log2Ratio:float",
            "WeightedLog2Ratio:float", "SmoothSignal:float");
        foreach (var (name, chromosome, position, log2) in Noise(50))
        {
            set.Row(name, chromosome, position, log2, log2 / 2, 2f);
        }

        file.Add("Genotyping", "Calls", "Index:uint", "Call:ubyte", "Confidence:float").Row(0u, 6, 0.1f).Row(1u, 11, 0.5f);
        return file.ToArray();
    }

    /// <summary>Probe sets on chromosome 1 with noise.</summary>
    public static IEnumerable<(string Name, int Chromosome, uint Position, float Log2)> Noise(int count = 200)
    {
        var random = new Random(42);
        for (var i = 0; i < count; i++)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"SNP_A-{i:0000000}"), 1, (uint)(10_000 + (1000 * i)),
                (float)((random.NextDouble() - 0.5) * 0.4));
        }
    }
}
