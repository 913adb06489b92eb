using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests.Readers;

public class AgilentTests
{
    // Goldens/goldens.R
    [Fact]
    public void A_real_array_gives_what_R_computes()
    {
        using var file = File.OpenRead(ReferenceData.Require("arrays/agilent/Agilent4x180K.txt"));
        var result = ArrayIngest.Ingest(file, "Agilent4x180K.txt", new ArrayFacts(), new IngestOptions(), TestContext.Current.CancellationToken);

        var document = result.Document;
        Assert.Equal("agilent-feature-extraction", document.Format);
        Assert.Equal("hg19", document.Build);
        Assert.Equal("022060_D_F_20111015", document.Platform);
        Assert.Equal(4985, document.ProbeCount);
        Assert.Equal(result.Profile.Probes.Hash, document.ProbeSet);

        var scalars = document.Scalars;
        Assert.Equal(4972, scalars.Probes);
        Assert.Equal(0.217714364, scalars.Sigma, 1e-8);
        Assert.Equal(1.0, scalars.Tau, 1e-8);
        Assert.Equal(0.217224969, scalars.Dlrs, 1e-8);
        Assert.Equal(0.207326334, scalars.Mapd, 1e-8);
        Assert.Equal(0.234698031, scalars.TrimmedSd, 1e-8);
        Assert.Equal(-0.091199, scalars.Centre, 2e-5);
        Assert.Equal(1.07234, scalars.CentreHeight, 1e-4);

        Assert.StartsWith("13 features flagged", result.Effect("flagged-features"));
        Assert.Equal("10 replicate features merged into 5 probes", result.Effect("replicates"));
        Assert.StartsWith("4990 features compared, 0 differ", result.Effect("log-ratio"));
        Assert.Contains("the grid has 180880", result.Effect("control-probes"));
        Assert.Equal(QualityVerdict.Warn, document.Quality.Verdict);
        Assert.Equal(
            [
                "DLRS 0.22 exceeds the limit 0.20: noisy, small events may be missed.",
                "The header announces 180,880 rows (Grid_NumRows × Grid_NumCols), the file holds 4,990: it has lost rows or was thinned.",
            ],
            document.Quality.Reasons);
    }

    [Fact]
    public void The_profile_is_log2_red_over_green_at_the_probes_start()
    {
        using var file = File.OpenRead(ReferenceData.Require("arrays/agilent/Agilent4x180K.txt"));
        var profile = ArrayIngest.Ingest(file, "a", new ArrayFacts(), new IngestOptions(), TestContext.Current.CancellationToken).Profile;
        var probe = profile.Probes.Names!.IndexOf("A_16_P00119510");
        Assert.Equal(90_739_421, profile.Probes.Positions[probe]);
        Assert.Equal(Chromosome.Parse("1"), profile.Probes.ChromosomeOf(probe));
        Assert.Equal(Math.Log2(748.76 / 1029.951), profile.Log2[probe], 1e-6);
        Assert.Equal(-0.1384739388 / Math.Log10(2), profile.Log2[probe], 1e-6);
    }

    [Fact]
    public void Polarity_minus_one_changes_every_sign()
    {
        var text = new FeatureExtraction().ToString();
        var red = Ingesting.Of(text);
        var green = Ingesting.Of(text, new ArrayFacts { Polarity = -1 });
        Assert.Equal(red.Profile.Log2.Select(v => -v), green.Profile.Log2);
        Assert.Equal(red.Document.ProbeSet, green.Document.ProbeSet);
        Assert.Equal("every log2 ratio changed its sign", green.Effect("polarity"));
    }

    [Theory]
    [InlineData("gIsSaturated", true)]
    [InlineData("rIsSaturated", true)]
    [InlineData("gIsFeatNonUnifOL", true)]
    [InlineData("rIsFeatNonUnifOL", true)]
    [InlineData("gIsFeatPopnOL", true)]
    [InlineData("rIsFeatPopnOL", true)]
    [InlineData("IsManualFlag", true)]
    [InlineData("gIsBGNonUnifOL", false)]
    [InlineData("gIsBGPopnOL", false)]
    public void Feature_flags_take_the_value_background_flags_do_not(string flag, bool taken)
    {
        var features = FeatureExtraction.Noise(100);
        features[40] = features[40] with { Flag = flag };
        var text = new FeatureExtraction { Features = features }.ToString();
        Assert.Equal(taken, float.IsNaN(Ingesting.Of(text).Profile.Log2[40]));
        Assert.Equal(100, Ingesting.Of(text).Document.ProbeCount);
        Assert.False(float.IsNaN(Ingesting.Of(text, options: new IngestOptions { DropFlagged = false }).Profile.Log2[40]));
    }

    [Fact]
    public void Control_probes_are_left_out()
    {
        FeatureExtraction.Feature[] controls =
        [
            new() { Name = "DarkCorner", Place = "DarkCorner", ControlType = 1 },
            new() { Name = "Bright", Place = "chr1:500-559", ControlType = 1 },
            new() { Name = "NegativeControl", Place = "NegativeControl", ControlType = -1 },
        ];
        var result = Ingesting.Of(new FeatureExtraction { Features = [.. controls, .. FeatureExtraction.Noise(100)] }.ToString());
        Assert.Equal(100, result.Document.ProbeCount);
        Assert.StartsWith("3 of 103 features left out", result.Effect("control-probes"));
    }

    [Fact]
    public void Unplaced_features_are_counted_and_left_out()
    {
        FeatureExtraction.Feature[] unplaced =
        [
            new() { Place = "chr1_random:500-559" }, new() { Place = "chrUn_gl000220:500-559" }, new() { Place = "unmapped" },
        ];
        var result = Ingesting.Of(new FeatureExtraction { Features = [.. FeatureExtraction.Noise(100), .. unplaced] }.ToString());
        Assert.Equal(100, result.Document.ProbeCount);
        Assert.Equal("3 left out (such as chr1_random:500-559, chrUn_gl000220:500-559, unmapped)", result.Effect("unplaced"));
    }

    [Fact]
    public void Features_without_a_positive_signal_are_missing()
    {
        var features = FeatureExtraction.Noise(100);
        features[3] = features[3] with { Override = new Dictionary<string, string> { ["rProcessedSignal"] = "-2.5", ["LogRatio"] = "-4" } };
        features[4] = features[4] with { Override = new Dictionary<string, string> { ["gProcessedSignal"] = "" } };
        var result = Ingesting.Of(new FeatureExtraction { Features = features }.ToString());
        Assert.Equal([3, 4], Enumerable.Range(0, 100).Where(i => float.IsNaN(result.Profile.Log2[i])));
        Assert.Contains("; 2 without a positive signal", result.Effect("log-ratio"));
        Assert.StartsWith("98 features compared, 0 differ", result.Effect("log-ratio"));
    }

    [Fact]
    public void Replicates_share_name_and_place_and_become_their_median()
    {
        FeatureExtraction.Feature Replicate(double log2, string? flag = null) =>
            new() { Name = "R", Place = "chr2:5000-5059", Log2 = log2, Flag = flag };
        FeatureExtraction.Feature[] features =
        [
            Replicate(0.5), .. FeatureExtraction.Noise(100), Replicate(0.1), Replicate(9, "rIsSaturated"), Replicate(0.3),
            new() { Name = "Other", Place = "chr2:5000-5059", Log2 = 1 },
            new() { Name = "R", Place = "chr3:5000-5059", Log2 = 2 },
        ];
        var text = new FeatureExtraction { Features = features }.ToString();
        var profile = Ingesting.Of(text).Profile;
        Assert.Equal(103, profile.Probes.Count);
        Assert.Equal(["R", "Other", "R"], profile.Probes.Names!.Skip(100));
        Assert.Equal([0.3f, 1f, 2f], profile.Log2.Skip(100), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(106, Ingesting.Of(text, options: new IngestOptions { MergeReplicates = false }).Profile.Probes.Count);
    }

    [Fact]
    public void The_full_export_has_more_columns_in_another_order()
    {
        string[] columns =
        [
            "FeatureNum", "Row", "Col", "Sequence", "rProcessedSignal", "IsManualFlag", "SystematicName", "rMedianSignal", "ProbeName",
            "gProcessedSignal", "gIsSaturated", "rIsSaturated", "gIsFeatNonUnifOL", "rIsFeatNonUnifOL", "gIsFeatPopnOL", "rIsFeatPopnOL",
            "LogRatio", "ControlType", "SpotExtentX", "gSurrogateUsed",
        ];
        var full = Ingesting.Of(new FeatureExtraction { Columns = columns }.ToString());
        var compact = Ingesting.Of(new FeatureExtraction().ToString());
        Assert.Equal(compact.Document.ProbeSet, full.Document.ProbeSet);
        Assert.Equal(compact.Profile.Log2, full.Profile.Log2);
    }

    [Fact]
    public void A_probe_on_the_reverse_strand_lies_at_its_smaller_end()
    {
        var features = FeatureExtraction.Noise(50).Append(new() { Place = "chrX:0070059-0070000" }).ToArray();
        var profile = Ingesting.Of(new FeatureExtraction { Features = features }.ToString()).Profile;
        Assert.Equal(70_000, profile.Probes.Positions[^1]);
        Assert.Equal(Chromosome.X, profile.Probes.ChromosomeOf(50));
    }

    [Fact]
    public void Lines_may_end_with_CRLF_and_the_sheet_may_name_the_build_that_the_file_does_not()
    {
        var text = new FeatureExtraction { Build = null }.ToString();
        var result = Ingesting.Of(text.ReplaceLineEndings("\r\n"), new ArrayFacts { Build = "GRCh37" });
        Assert.Equal("hg19", result.Document.Build);
        Assert.Equal(Ingesting.Of(text, Ingesting.Hg19).Profile.Log2, result.Profile.Log2);
    }
}
