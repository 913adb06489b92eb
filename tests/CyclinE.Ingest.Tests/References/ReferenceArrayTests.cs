using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests.References;

/// <summary>Every text file of the reference arrays against an independent reading with R (Golden/arrays.R).</summary>
public class ReferenceArrayTests
{
    private static readonly string[][] Golden =
        [.. File.ReadAllLines(Path.Combine(ReferenceData.RepositoryRoot, "tests/CyclinE.Ingest.Tests/Golden/arrays.tsv")).Skip(1).Where(l => l[0] != '#')
            .Select(l => l.Split('\t'))];

    public static TheoryData<string> Files => [.. Golden.Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Files))]
    public void Equals_what_R_reads(string file)
    {
        var row = Golden.Single(r => r[0] == file);
        var result = Read(file);
        var profile = result.Profile;
        var probes = profile.Probes;
        var last = probes.Count - 1;
        Assert.Equal(int.Parse(row[1], CultureInfo.InvariantCulture), probes.Count);
        Assert.Equal(row[2..5], (string[])[probes.Names![0], Text(probes.ChromosomeOf(0).Number), Text(probes.Positions[0])]);
        Assert.Equal(row[6..9], (string[])[probes.Names[last], Text(probes.ChromosomeOf(last).Number), Text(probes.Positions[last])]);
        Assert.Equal([(float)Number(row[5]), (float)Number(row[9])], [profile.Log2[0], profile.Log2[last]]);
        Assert.Equal(Number(row[10]), probes.Positions.Sum(p => (double)p));
        AssertColumn(row[11..14], profile.Log2);
        if (row[14] == "NA")
        {
            Assert.Null(profile.Baf);
        }
        else
        {
            AssertColumn(row[14..17], profile.Baf!);
        }

        if (row[17] == "NA")
        {
            Assert.Null(profile.Genotypes);
        }
        else
        {
            var genotypes = profile.Genotypes!;
            Assert.Equal(row[17..20], ((Genotype[])[Genotype.AA, Genotype.AB, Genotype.BB]).Select(g => Text(genotypes.Count(c => c == g))));
            Assert.Equal(Number(row[20]), genotypes.Select((g, i) => (double)g * (i % 1009)).Sum());
            Assert.Equal(1, result.Document.Quality.CallRate!.Value, 0.2);
        }
    }

    [Fact]
    public void The_vendors_fields_and_the_announced_rows_are_kept()
    {
        var document = Read("affymetrix/Affy_snp6_cnchp.txt.bz2").Document;
        Assert.Equal(("hg19", "GenomeWideSNP_6", "affymetrix-cnchp-text"), (document.Build, document.Platform, document.Format));
        Assert.Equal(("Female", "0.325292", "0.244529"), (document.Vendor!["Gender"], document.Vendor["MAPD"], document.Vendor["waviness-sd"]));
        Assert.Equal("the header announces 1813281, the file holds 18118", document.Normalisation.Single(s => s.Name == "rows").Effect);
        Assert.DoesNotContain(document.Vendor.Keys, key => key.StartsWith("option-", StringComparison.Ordinal));
        Assert.Equal("Human610-Quadv1_B.bpm", Read("illumina/FinalReport1664.txt").Document.Platform);
    }

    [Fact]
    public void The_weighted_ratio_is_an_option()
    {
        var options = new IngestOptions { WeightedLog2Ratio = true };
        var plain = Read("affymetrix/oncoscan.tsv.bz2").Profile;
        var weighted = Read("affymetrix/oncoscan.tsv.bz2", options).Profile;
        var probe = plain.Probes.Names!.IndexOf("S-tag000001");
        Assert.Equal((-0.252316f, 0.028955f), (plain.Log2[probe], weighted.Log2[probe]));
        Assert.Equal(Read("affymetrix/Affy_snp6_cnchp.txt.bz2").Profile.Log2, Read("affymetrix/Affy_snp6_cnchp.txt.bz2", options).Profile.Log2);
    }

    [Fact]
    public void OncoScans_24_is_X()
    {
        var probes = Read("affymetrix/oncoscan.tsv.bz2").Profile.Probes;
        Assert.Equal("X", probes.ChromosomeOf(probes.Names!.IndexOf("S-tag000002")).ToString());
    }

    [Fact]
    public void A_Final_Report_without_positions_asks_for_them()
    {
        var problem = Ingesting.Refused(File.ReadAllBytes(ReferenceData.Require("arrays/illumina/FinalReport1664.txt")), Ingesting.Hg19);
        Assert.Equal(("needs-probe-map", "array.txt, line 10"), (problem.Code, problem.Where));
        Assert.Contains("'probes'", problem.Remedy);
    }

    private static IngestResult Read(string file, IngestOptions? options = null)
    {
        var bytes = File.ReadAllBytes(ReferenceData.Require("arrays/" + file));
        using var probes = File.OpenRead(ReferenceData.Require("arrays/illumina/SNP_info.csv"));
        var illumina = file.StartsWith("illumina", StringComparison.Ordinal);
        return Ingesting.Of(bytes, new ArrayFacts { Build = illumina ? "hg18" : "hg19", Probes = illumina ? probes : null }, options);
    }

    // R sums doubles, a profile holds singles.
    private static void AssertColumn(string[] golden, float[] values)
    {
        var finite = values.Select((v, i) => (Value: (double)v, Index: i)).Where(v => !double.IsNaN(v.Value)).ToList();
        Assert.Equal(int.Parse(golden[0], CultureInfo.InvariantCulture), finite.Count);
        Assert.Equal(Number(golden[1]), finite.Sum(v => v.Value), 1e-3);
        Assert.Equal(Number(golden[2]), finite.Sum(v => v.Value * (v.Index % 1009)), 0.5);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
