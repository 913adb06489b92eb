using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Files;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers;
using CyclinE.Ingest.Readers.Affymetrix;
using CyclinE.Simulation.Affymetrix;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests.Readers.Affymetrix;

/// <summary>Binary CNCHP and CYCHP, the real CYCHP of NA06985 against affxparser (goldens.R).</summary>
public class CopyNumberTests
{
    private const string Cychp = "arrays/affymetrix/NA06985_GW6_C.test.cychp";

    [Fact]
    public void A_real_CYCHP_equals_affxparser()
    {
        var reading = Read(File.ReadAllBytes(ReferenceData.Require(Cychp)));
        Assert.Equal(("affymetrix-cychp", "hg18", "GenomeWideSNP_6"), (reading.Format, reading.Build.Name, reading.Platform));
        var features = reading.Features;
        Assert.Equal(1974, features.Count);
        Assert.Equal(
            [73, 66, 75, 59, 62, 53, 51, 37, 42, 37, 55, 45, 41, 40, 27, 34, 28, 24, 13, 26, 13, 17, 1046, 10],
            Places(features).Select(p => p.Chromosome.Number).GroupBy(c => c).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.Equal(("SNP_A-1886432", 3219118, 0f), (Name(features, 0), features.PlaceOf(0).Position, features.Log2[0]));
        Assert.Equal(("SNP_A-1930492", 3367203, 0f), (Name(features, 1), features.PlaceOf(1).Position, features.Log2[1]));
        Assert.Equal(("CN_954713", 21769325, -0.17591472f), (Name(features, 1972), features.PlaceOf(1972).Position, features.Log2[1972]));
        Assert.Equal(("SNP_A-8290293", 22479493, -1.6608949f), (Name(features, 1973), features.PlaceOf(1973).Position, features.Log2[1973]));
        Assert.Equal(Chromosome.Y.Number, features.PlaceOf(1973).Chromosome.Number);
        Assert.Equal(150749957397, Places(features).Sum(p => (long)p.Position));
        Assert.Equal(160233032080856, Places(features).Select((p, i) => (i + 1L) * p.Position).Sum());
        Assert.Equal(-17.31002881439781, features.Log2.ToArray().Sum(v => (double)v), 1e-10);
        Assert.Equal(-39984.44245788572, features.Log2.ToArray().Select((v, i) => (i + 1) * (double)v).Sum(), 1e-7);
        Assert.Null(features.Baf);
        Assert.Equal(3265097, features.Genotypes!.Select((g, i) => (i + 1) * (int)g).Sum());
        Assert.Equal([Genotype.AA, Genotype.AA, Genotype.AA, Genotype.AB, Genotype.None], features.Genotypes![..5]);
        Assert.Contains(reading.Steps, s => s.Name == "genotypes" && s.Effect == "AA 584, AB 400, BB 507 of 1507 markers: call rate 0.9894");
    }

    [Fact]
    public void The_vendors_quality_and_the_files_origin_are_kept()
    {
        var vendor = Ingesting.Of(File.ReadAllBytes(ReferenceData.Require(Cychp))).Document.Vendor!;
        Assert.Equal("0.11936247", vendor["MAPD"]);
        Assert.Equal("0.9800929", vendor["call-rate"]);
        Assert.Equal("female", vendor["raw-intensity-ratio-gender"]);
        Assert.Equal("30.393667", vendor["snp-qc"]);
        Assert.Equal("-1", vendor["waviness-seg-count"]);
        Assert.Equal("CYTO2", vendor["algorithm-name"]);
        Assert.Equal("apt-copynumber-cyto", vendor["program-name"]);
        Assert.Equal("30", vendor["netaffx-build"]);
        Assert.Equal("GenomeWideSNP_6.na30.annot.db", vendor["annotation-file"]);
        Assert.Equal("1d0fac4e-98c0-45bc-4609-cd5b8b4d4582", vendor["file-id"]);
        Assert.Equal("0000007361-1249064931-0424238335-1957747793-1714636915", vendor["cel-file-id"]);
    }

    [Fact]
    public void Weighted_log2_ratios_that_were_never_computed_are_refused()
    {
        var problem = Refused(File.ReadAllBytes(ReferenceData.Require(Cychp)), weighted: true);
        Assert.Equal("no-finite-values", problem.Code);
        Assert.Contains("WeightedLog2Ratio", problem.What);
    }

    [Fact]
    public void A_CNCHP_cut_at_30000_bytes_says_what_is_missing()
    {
        var problem = Refused(File.ReadAllBytes(ReferenceData.Require("arrays/affymetrix/NA06985_GW6_C.CN5_small.CNCHP")), "hg18");
        Assert.Equal("truncated-file", problem.Code);
        Assert.Equal(
            "The file ends at byte 30,000, within data set 'MultiData/CopyNumber', which declares 30 rows but goes on to byte 76,545,587, room for 1,821,903 rows: expected at least 76,545,586 bytes.",
            problem.What);
        Assert.Equal("array.CNCHP, byte offset 25,660", problem.Where);
        Assert.Contains("compare its size", problem.Remedy);
    }

    [Fact]
    public void A_CNCHP_without_build_names_its_annotation_file()
    {
        var problem = Refused(CopyNumberFiles.Cnchp(CopyNumberFiles.Noise(), build: null));
        Assert.Equal("build-unknown", problem.Code);
        Assert.Contains("GenomeWideSNP_6.na24.annot.db", problem.Remedy);
        Assert.Equal("hg18", Read(CopyNumberFiles.Cnchp(CopyNumberFiles.Noise(), build: null), "hg18").Build.Name);
    }

    [Theory]
    [InlineData("hg19", "hg19")]
    [InlineData("36.1", "hg18")]
    [InlineData("37", "hg19")]
    [InlineData("GRCh37.1", "hg19")]
    [InlineData("38", "hg38")]
    public void The_build_is_read_in_each_of_its_spellings_and_not_from_the_references_header(string written, string build) =>
        Assert.Equal(build, Read(CopyNumberFiles.Cnchp(CopyNumberFiles.Noise(), written)).Build.Name);

    [Fact]
    public void A_build_that_contradicts_the_sheet_names_both()
    {
        var problem = Refused(CopyNumberFiles.Cnchp(CopyNumberFiles.Noise()), "hg38");
        Assert.Equal(("wrong-build", "array.CNCHP, parameter affymetrix-algorithm-param-genome-version-ucsc"), (problem.Code, problem.Where));
        Assert.Contains("hg19", problem.What);
        Assert.Contains("hg38", problem.What);
    }

    [Fact]
    public void Chromosomes_24_25_and_26_are_X_Y_and_MT_and_none_is_counted()
    {
        var reading = Read(CopyNumberFiles.Cnchp(
            [("a", 24, 150_000_000, 0.5f), ("b", 25, 20_000_000, -0.5f), ("c", 26, 5000, 0.25f), ("d", 255, 1, 1f), ("e", 0, 0, 1f), ("f", 22, 0, 1f)]));
        Assert.Equal([Chromosome.X.Number, Chromosome.Y.Number, Chromosome.Mitochondrial.Number], Places(reading.Features).Select(p => p.Chromosome.Number));
        Assert.Contains(reading.Steps, s => s.Name == "unplaced" && s.Effect.StartsWith("3 left out", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_that_is_not_used_is_refused_unless_the_file_explains_it()
    {
        (string, int, uint, float)[] rows = [("a", 23, 150_000_000, 0.5f), ("b", 24, 20_000_000, 0.25f)];
        var problem = Refused(CopyNumberFiles.Cnchp(rows));
        Assert.Equal("ambiguous-chromosome", problem.Code);
        Assert.Contains("row 1, column Chromosome", problem.Where);
        var reading = Read(CopyNumberFiles.Cnchp(rows,
            change: set => set.Parameters.AddRange([("23:display", "X"u8.ToArray()), ("24:display", "Y"u8.ToArray())])));
        Assert.Equal([Chromosome.X.Number, Chromosome.Y.Number], Places(reading.Features).Select(p => p.Chromosome.Number));
    }

    [Fact]
    public void Positions_beyond_their_chromosome_name_both_codings()
    {
        // X of a file that numbers it 25 would lie on Y.
        var problem = Refused(CopyNumberFiles.Cnchp([.. CopyNumberFiles.Noise(3), ("x", 25, 150_000_000, 0.1f)]));
        Assert.Equal("wrong-build", problem.Code);
        Assert.Contains("Affymetrix' 24 is X", problem.What);
        Assert.Contains("row 4, column Position", problem.Where);
    }

    [Fact]
    public void Missing_values_stay_missing_and_codes_for_missing_are_refused()
    {
        var reading = Read(CopyNumberFiles.Cnchp([.. CopyNumberFiles.Noise(3), ("x", 2, 5, float.NaN), ("y", 2, 6, float.PositiveInfinity)]));
        Assert.Equal(2, reading.Features.Log2.ToArray().Count(float.IsNaN));
        Assert.Equal("impossible-value", Refused(CopyNumberFiles.Cnchp([.. CopyNumberFiles.Noise(3), ("x", 2, 5, -9999f)])).Code);
        Assert.Equal("no-finite-values", Refused(CopyNumberFiles.Cnchp([("x", 2, 5, 0f), ("y", 2, 6, float.NaN)])).Code);
    }

    [Fact]
    public void B_allele_frequencies_are_read_where_a_column_holds_them()
    {
        var file = CopyNumberFiles.Header();
        file.Add("ProbeSets", "CopyNumber", "ProbeSetName:utf16", "Chromosome:ubyte", "Position:uint", "Log2Ratio:float", "BAF:float")
            .Row("a", 1, 100u, 0.5f, 0.25f).Row("b", 1, 200u, 0.25f, float.NaN);
        Assert.Equal([0.25f, float.NaN], Read(file.ToArray()).Features.Baf![..2]);
    }

    [Fact]
    public void Columns_that_are_missing_or_of_another_type_are_named()
    {
        var file = CopyNumberFiles.Header();
        file.Add("MultiData", "CopyNumber", "ProbeSetName:ascii9", "Chromosome:ubyte", "Position:uint", "CNState:float").Row("a", 1, 1u, 2f);
        var problem = Refused(file.ToArray());
        Assert.Equal("missing-column", problem.Code);
        Assert.Contains("no column 'Log2Ratio'; it has ProbeSetName, Chromosome, Position, CNState", problem.What);
        file = CopyNumberFiles.Header();
        file.Add("MultiData", "CopyNumber", "ProbeSetName:ascii9", "Chromosome:ubyte", "Position:float", "Log2Ratio:float").Row("a", 1, 1f, 2f);
        problem = Refused(file.ToArray());
        Assert.Equal("wrong-column-type", problem.Code);
        Assert.Contains("'Position'", problem.What);
    }

    [Fact]
    public void Files_without_copy_numbers_are_named()
    {
        var file = CopyNumberFiles.Header();
        file.Add("MultiData", "Expression", "ProbeSetName:ascii9", "Signal:float").Row("a", 1f);
        Assert.Contains("data sets MultiData/Expression", Refused(file.ToArray()).What);
        Assert.Contains("affymetrix-expression-probeset-analysis",
            Refused(new CommandConsoleWriter { DataType = "affymetrix-expression-probeset-analysis" }.ToArray()).What);
    }

    [Fact]
    public void A_row_count_that_does_not_fit_the_data_set_is_refused()
    {
        var rows = CopyNumberFiles.Noise(50).ToList();
        Assert.Equal("corrupt-file", Refused(CopyNumberFiles.Cnchp(rows, change: set => set.DeclaredRows = 40)).Code);
        Assert.Equal("corrupt-file", Refused(CopyNumberFiles.Cnchp(rows, change: set => set.DeclaredRows = 60)).Code);
        Assert.Equal("corrupt-file", Refused(CopyNumberFiles.Cnchp(rows, change: set => set.DeclaredRows = -1)).Code);
    }

    [Fact]
    public void Every_cut_of_a_file_is_refused()
    {
        var whole = CopyNumberFiles.Cnchp(CopyNumberFiles.Noise(20));
        for (var length = 3; length < whole.Length; length++)
        {
            Assert.Equal("truncated-file", Refused(whole[..length]).Code);
        }
    }

    [Fact]
    public void A_real_CYCHP_becomes_a_profile_with_its_noise()
    {
        var result = Ingesting.Of(Ingesting.Gzip(File.ReadAllBytes(ReferenceData.Require(Cychp))));
        Assert.Equal(1974, result.Document.ProbeCount);
        Assert.Equal(QualityVerdict.Pass, result.Document.Quality.Verdict);
        Assert.Equal("log-ratio", result.Document.Normalisation[0].Name);
        Assert.Contains("column Log2Ratio", result.Document.Normalisation[0].Parameters);
    }

    [Fact]
    public void What_the_simulator_writes_is_read_back()
    {
        ChromosomeRange[] ranges = [new(Chromosome.FromNumber(1), 0, 30), new(Chromosome.X, 30, 20), new(Chromosome.Y, 50, 5)];
        var probes = new ProbeSet(ranges, [.. Enumerable.Range(1, 55).Select(i => i * 1000)], [.. Enumerable.Range(1, 55).Select(i => "CN_" + (i * i))]);
        var profile = new Profile(probes, [.. Enumerable.Range(1, 55).Select(i => i == 9 ? float.NaN : (float)Math.Sin(i))]);
        using var file = new MemoryStream();
        CnchpBinaryWriter.Write(file, profile, "GenomeWideSNP_6", "hg19");
        var result = Ingesting.Of(file.ToArray());
        Assert.Equal(probes.Hash, result.Document.ProbeSet);
        Assert.Equal(profile.Log2, result.Profile.Log2);
        Assert.Equal(("hg19", "GenomeWideSNP_6", "affymetrix-cnchp"), (result.Document.Build, result.Document.Platform, result.Document.Format));
    }

    [Fact]
    public void What_the_sheet_cannot_say_of_one_colour_is_refused()
    {
        var file = CopyNumberFiles.Cnchp(CopyNumberFiles.Noise());
        Assert.Equal("polarity-contradiction", Ingesting.Refused(file, new ArrayFacts { Polarity = -1 }).Code);
        Assert.Equal("scale-contradiction", Ingesting.Refused(file, new ArrayFacts { Scale = ValueScale.Log10, ScaleDeclared = true }).Code);
    }

    private static IEnumerable<(Chromosome Chromosome, int Position)> Places(FeatureTable features) => Enumerable.Range(0, features.Count)
        .Select(features.PlaceOf);

    private static string Name(FeatureTable features, int feature) => Encoding.UTF8.GetString(features.NameOf(feature));

    private static ArrayReading Read(byte[] bytes, string? build = null, bool weighted = false)
    {
        using var file = ArrayFile.Open(new MemoryStream(bytes), "array.CNCHP", CancellationToken.None);
        return new CopyNumberReader().Read(file, new ArrayFacts { Build = build }, new IngestOptions { WeightedLog2Ratio = weighted });
    }

    private static InputProblem Refused(byte[] bytes, string? build = null, bool weighted = false) =>
        Assert.Throws<InvalidInputException>(() => Read(bytes, build, weighted)).Problem;
}
