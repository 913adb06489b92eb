using System.Globalization;
using System.IO.Compression;
using CyclinE.Amplification.Alleles;
using CyclinE.Amplification.Purity;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Testing;

namespace CyclinE.Amplification.Tests.Purity;

/// <summary>
/// The lung line H1395 on SNP6 (GSE29172), states known. Its log ratios are not compressed (γ = 1), and the background of its
/// probes looks like normal cells: nominally pure DNA reads as about three quarters.
/// </summary>
public class H1395Tests
{
    [Fact]
    public void States_of_the_pure_line_and_the_order_of_its_dilutions_are_found()
    {
        var purities = new List<double>();
        foreach (var nominal in (double[])[0.5, 0.7, 1])
        {
            var (states, levels) = Levels(nominal);
            var fit = PurityFitter.Fit(levels, new PurityOptions { Gamma = 1 });
            Assert.NotNull(fit.Accepted);
            purities.Add(fit.Accepted.Purity);
            if (nominal == 1)
            {
                Assert.Equal(3, fit.Accepted.Ploidy, 0.3);
                var found = levels.Select(l => AlleleStates.Of(l, fit.Accepted, 1)).Select(c => (c.WholeMinor!.Value, c.WholeCopies - c.WholeMinor.Value))
                    .ToList();
                Assert.InRange(found.Zip(states).Count(p => p.First == p.Second), 6, 8);
            }
        }

        Assert.Equal(purities.Order(), purities);
    }

    private static (List<(int, int)> States, List<PurityLevel> Levels) Levels(double nominal)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(ReferenceData.Require("truth/GSE29172_H1395.tsv.gz")), CompressionMode.Decompress));
        var rows = new List<string[]>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(line.Split('\t'));
        }

        double Number(string text) => text == "NA" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
        var regions = rows.Where(r => Number(r[6]) == nominal).GroupBy(r => r[5]).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var heterozygous = regions.Select(g => g.Where(r => Number(r[2]) == 0.5 && !double.IsNaN(Number(r[1]))).Select(r => Number(r[1]) - 0.5).ToList())
            .ToList();
        var centre = Math.Log2(regions.Single(g => g.Key == "(1,1)").Average(r => Number(r[0])));

        // ν² = E d² − σ_b², σ_b² that of the balanced region.
        var noise = heterozygous[regions.FindIndex(g => g.Key == "(1,1)")].Average(d => d * d);
        var levels = regions.Select((g, i) =>
        {
            var nu = Math.Sqrt(Math.Max(0, heterozygous[i].Average(d => d * d) - noise));
            var error = PurityLevels.ImbalanceError(nu, heterozygous[i].Count, Math.Sqrt(noise));
            return new PurityLevel(Math.Log2(g.Average(r => Number(r[0]))) - centre, 0.005, g.Count(), g.Count(), nu, error);
        });
        return ([.. regions.Select(g => (g.Key[1] - '0', g.Key[3] - '0'))], [.. levels]);
    }
}
