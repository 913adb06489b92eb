using CyclinE.Genomics.Profiles;
using CyclinE.Ingest.Tests.Readers;

namespace CyclinE.Ingest.Tests;

/// <summary>Genotypes follow their probes, and the call rate counts them; what only looks like them is left out.</summary>
public class GenotypeTests
{
    private static readonly Genotype[] OfFour = [Genotype.AB, Genotype.AA, Genotype.BB, Genotype.None];

    [Fact]
    public void A_signal_files_genotypes_are_those_of_the_wanted_sample()
    {
        var result = Ingesting.Of(VendorTables.Signal("A", "B"), Ingesting.Hg19 with { FileSample = "B" });
        Assert.Equal(VendorTables.Places().Select(p => OfFour[(p.I + 1) % 4]), result.Profile.Genotypes!);
        Assert.Equal(0.75, result.Document.Quality.CallRate);
        Assert.Equal("AA 15, AB 15, BB 15 of 60 markers: call rate 0.7500", result.Effect("genotypes"));
        Assert.Contains(result.Document.Quality.Reasons, r => r.Contains("call rate", StringComparison.Ordinal));
    }

    [Fact]
    public void Intensity_only_probes_are_no_markers()
    {
        var text = VendorTables.FinalReport('\t', "S1").Replace("Log R Ratio\n", "Log R Ratio\tAllele1 - AB\tAllele2 - AB\n", StringComparison.Ordinal);
        var at = text.IndexOf("Allele2", StringComparison.Ordinal);
        text = text[..at] + text[at..].Replace("\n", "\tA\tB\n", StringComparison.Ordinal)
            .Replace("Allele2 - AB\tA\tB\n", "Allele2 - AB\n", StringComparison.Ordinal);
        var result = Ingesting.Of(text, Ingesting.Hg19);
        Assert.Equal(59, result.Profile.Genotypes!.Count(g => g == Genotype.AB));
        Assert.Equal(Genotype.None, result.Profile.Genotypes![7]);
        Assert.Equal(1, result.Document.Quality.CallRate);
    }

    [Theory]
    [InlineData("AG", "nucleotides")]
    [InlineData("x", "no cell is AA, AB or BB")]
    public void Nucleotides_and_other_words_are_left_out(string cell, string why)
    {
        var result = Table((i, c, p) => i == 3 || cell == "x" ? cell : "AA");
        Assert.Null(result.Profile.Genotypes);
        Assert.Null(result.Document.Quality.CallRate);
        Assert.StartsWith(why, result.Effect("genotypes"));
    }

    [Fact]
    public void Replicates_keep_the_genotype_that_all_calls_agree_on()
    {
        var rows = Tables.Noise().Select((row, i) => $"{row}\tp{i}\tAA")
            .Append("1\t5\t0.1\tr\tNC").Append("1\t5\t0.1\tr\tBB").Append("1\t5\t0.1\tq\tAA").Append("1\t5\t0.1\tq\tAB");
        var profile = Ingesting.Of(Tables.Of("chromosome\tposition\tlog2\tname\tgenotype", rows), Ingesting.Hg19).Profile;
        Assert.Equal(Genotype.BB, profile.Genotypes![profile.Probes.Names!.IndexOf("r")]);
        Assert.Equal(Genotype.None, profile.Genotypes![profile.Probes.Names!.IndexOf("q")]);
    }

    private static IngestResult Table(Func<int, string, int, string> genotype) => Ingesting.Of(
        Tables.Of("chromosome\tposition\tlog2\tgenotype", VendorTables.Places()
            .Select(p => $"{p.Chromosome}\t{p.Position}\t{VendorTables.Value(p.I)}\t{genotype(p.I, p.Chromosome, p.Position)}")),
        Ingesting.Hg19);
}
