using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests.Readers;

public class AgilentErrorTests
{
    private const int FirstFeatureLine = 11;
    private static readonly string Good = new FeatureExtraction().ToString();

    [Fact]
    public void Cut_in_the_middle_of_a_feature()
    {
        var problem = Ingesting.Refused(Good[..^20]);
        Assert.Equal("truncated-file", problem.Code);
        Assert.Equal($"array.txt, line {FirstFeatureLine + 99}", problem.Where);
        Assert.StartsWith("The line has 8 cells, expected 17 as in the FEATURES line, and the file ends here.", problem.What);
    }

    [Fact]
    public void Cut_in_the_middle_of_a_feature_and_mended_with_an_end_of_line() =>
        Assert.Equal("truncated-file", Ingesting.Refused(Good[..^20] + "\n").Code);

    [Fact]
    public void Cut_at_every_tenth_byte_is_refused_or_read_in_part_but_never_a_bug()
    {
        for (var length = 1; length < Good.Length; length += 10)
        {
            var text = Good[..length];
            try
            {
                // A cut at the end of a line cannot be told from a shorter file.
                Ingesting.Of(text);
                Assert.True(text.EndsWith('\n') || text.Split('\n')[^1].Split('\t').Length == 17, $"read at {length}");
            }
            catch (InvalidInputException refusal)
            {
                Assert.Contains(refusal.Problem.Code, new[] { "truncated-file", "build-unknown", "too-few-values", "missing-column", "unrecognised-format" });
            }
        }
    }

    [Fact]
    public void Stats_without_features()
    {
        var problem = Ingesting.Refused(Good[..Good.IndexOf("TYPE\tinteger\nFEATURES", StringComparison.Ordinal)]);
        Assert.Equal("truncated-file", problem.Code);
        Assert.Equal("array.txt, line 8", problem.Where);
        Assert.Contains("without a FEATURES block", problem.What);
    }

    [Fact]
    public void Features_without_a_feature() =>
        Assert.Equal("truncated-file", Ingesting.Refused(new FeatureExtraction { Features = [] }.ToString()).Code);

    [Fact]
    public void A_short_line_before_the_end()
    {
        var lines = Good.Split('\n');
        lines[FirstFeatureLine + 4] = lines[FirstFeatureLine + 4][..20];
        var problem = Ingesting.Refused(string.Join('\n', lines));
        Assert.Equal(("field-count", $"array.txt, line {FirstFeatureLine + 5}"), (problem.Code, problem.Where));
    }

    [Fact]
    public void A_line_that_is_no_feature()
    {
        var lines = Good.Split('\n');
        lines[FirstFeatureLine + 4] = "X" + lines[FirstFeatureLine + 4];
        var problem = Ingesting.Refused(string.Join('\n', lines));
        Assert.Equal(("unexpected-line", $"array.txt, line {FirstFeatureLine + 5}, column 1"), (problem.Code, problem.Where));
    }

    [Theory]
    [InlineData("abc", "not-a-number", "'abc' is not a number: expected one such as -0.25.")]
    [InlineData("512,25", "decimal-comma", "'512,25' has a decimal comma: expected a decimal point.")]
    public void A_cell_that_is_no_number(string cell, string code, string what)
    {
        var features = FeatureExtraction.Noise(100);
        features[6] = features[6] with { Override = new Dictionary<string, string> { ["rProcessedSignal"] = cell } };
        var problem = Ingesting.Refused(new FeatureExtraction { Features = features }.ToString());
        Assert.Equal((code, $"array.txt, line {FirstFeatureLine + 6}, column 8 (rProcessedSignal)", what), (problem.Code, problem.Where, problem.What));
    }

    [Fact]
    public void Missing_and_duplicated_columns()
    {
        var columns = new FeatureExtraction().Columns;
        var problem = Ingesting.Refused(new FeatureExtraction { Columns = [.. columns.Where(c => c is not ("ProbeName" or "SystematicName"))] }.ToString());
        Assert.Equal(("missing-column", "array.txt, line 10"), (problem.Code, problem.Where));
        Assert.Equal("The FEATURES block lacks ProbeName, SystematicName.", problem.What);

        problem = Ingesting.Refused(new FeatureExtraction { Columns = [.. columns, "gProcessedSignal"] }.ToString());
        Assert.Equal(("duplicate-column", "array.txt, line 10, column 18 (gProcessedSignal)"), (problem.Code, problem.Where));

        problem = Ingesting.Refused(new FeatureExtraction { Columns = [.. columns.Where(c => c[0] != 'r')] }.ToString());
        Assert.Equal("missing-column", problem.Code);
        Assert.Contains("one-colour", problem.What);
    }

    [Fact]
    public void The_sheet_contradicts_the_header()
    {
        var problem = Ingesting.Refused(Good, new ArrayFacts { Build = "hg38" });
        Assert.Equal(("wrong-build", "array.txt, line 3, column 5 (Grid_GenomicBuild)"), (problem.Code, problem.Where));
        Assert.Equal("The file says build hg19 ('hg19:GRCh37:Feb2009'), the sheet says hg38.", problem.What);
    }

    [Fact]
    public void Nobody_says_the_build() =>
        Assert.Equal("build-unknown", Ingesting.Refused(new FeatureExtraction { Build = null }.ToString()).Code);

    [Fact]
    public void Positions_of_another_build()
    {
        // hg18's chromosome 19 is longer than hg19's.
        var features = FeatureExtraction.Noise(100).Append(new() { Place = "chr19:63000000-63000059" }).ToArray();
        var problem = Ingesting.Refused(new FeatureExtraction { Features = features }.ToString());
        Assert.Equal(("wrong-build", $"array.txt, line {FirstFeatureLine + 100}, column 5 (SystematicName)"), (problem.Code, problem.Where));
        Assert.StartsWith("Position 63,000,000 lies beyond the end of chromosome 19 of hg19 (59,128,983)", problem.What);
        Assert.StartsWith("Every position fits hg18:", problem.Remedy);
    }

    [Fact]
    public void A_log_ratio_that_is_another()
    {
        var features = FeatureExtraction.Noise(100).Select(f => f with { Override = new Dictionary<string, string> { ["LogRatio"] = "0.5" } }).ToArray();
        var problem = Ingesting.Refused(new FeatureExtraction { Features = features }.ToString());
        Assert.Equal(("log-ratio-disagrees", $"array.txt, line {FirstFeatureLine}, column 6 (LogRatio)"), (problem.Code, problem.Where));
    }

    [Fact]
    public void A_scale_in_the_sheet_has_no_meaning_here() =>
        Assert.Equal("scale-contradiction", Ingesting.Refused(Good, new ArrayFacts { Scale = ValueScale.Log10, ScaleDeclared = true }).Code);

    [Fact]
    public void Only_control_probes()
    {
        var features = FeatureExtraction.Noise(20).Select(f => f with { ControlType = 1 }).ToArray();
        Assert.Equal("no-placed-probes", Ingesting.Refused(new FeatureExtraction { Features = features }.ToString()).Code);
    }

    [Fact]
    public void A_real_file_cut_in_its_last_third()
    {
        var bytes = File.ReadAllBytes(ReferenceData.Require("arrays/agilent/Agilent4x180K.txt"))[..900_000];
        var lines = Encoding.ASCII.GetString(bytes).Split('\n').Length;
        var problem = Ingesting.Refused(bytes);
        Assert.Equal(("truncated-file", $"array.txt, line {lines}"), (problem.Code, problem.Where));
    }
}
