using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Tables;
using CyclinE.Reporting.Tests.Sample;
using CyclinE.Testing;

namespace CyclinE.Reporting.Tests;

public class TablesTests
{
    private static readonly BatchResults Sample = SampleBatch.Small;

    [Fact]
    public void Arrays_has_every_array_of_the_sheet_exactly_once_and_in_its_order()
    {
        var rows = Read("arrays.tsv", Sample);

        Assert.Equal(Sample.ArrayResults.Select(a => a.Array), rows.Select(r => r["array"]));
        Assert.Equal(Sample.Arrays.Submitted, rows.Count);
        Assert.Equal(Sample.Arrays.Called, rows.Count(r => r["state"] == "called"));
        Assert.Equal(Sample.Arrays.Failed, rows.Count(r => r["state"] == "failed"));
        Assert.Equal(Sample.Arrays.Excluded, rows.Count(r => r["state"] == "excluded"));
    }

    [Fact]
    public void A_failed_array_says_why_where_and_what_to_do_and_its_figures_are_NA()
    {
        var row = Read("arrays.tsv", Sample).Single(r => r["array"] == "T36");

        Assert.Equal("ingest-array", row["stage"]);
        Assert.Equal("truncated-file", row["reason_code"]);
        Assert.Equal("The file ends within line 5,012; its header promises 62,976 features.", row["reason"]);
        Assert.Equal("T36.txt.gz, line 5,012", row["where"]);
        Assert.Equal("Copy the file again and compare its size with the scanner's.", row["remedy"]);
        Assert.All(
            new[] { "patient", "verdict", "dlrs", "mapd", "sigma", "tau", "centre", "missing_share", "probes", "segments", "ccne1_amplified" },
            column => Assert.Equal("NA", row[column]));
    }

    [Fact]
    public void An_array_that_quality_control_excluded_keeps_its_figures_and_says_why()
    {
        var row = Read("arrays.tsv", Sample).Single(r => r["array"] == "T35-noisy");

        Assert.Equal("excluded", row["state"]);
        Assert.Equal("fail", row["verdict"]);
        Assert.Equal("0.4576", row["dlrs"]);
        Assert.StartsWith("DLRS 0.458 is above the limit of 0.35", row["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_called_array_has_its_figures()
    {
        var row = Read("arrays.tsv", Sample)[1];

        Assert.Equal("BT-resistant-1", row["array"]);
        Assert.Equal(("resistant", "called", "call-array", "NA"), (row["role"], row["state"], row["stage"], row["reason"]));
        Assert.Equal(("0.1560", "0.1500", "1.2000", "0.0500", "pass"), (row["dlrs"], row["sigma"], row["tau"], row["centre"], row["verdict"]));
        Assert.Equal("true", row["ccne1_amplified"]);
    }

    [Fact]
    public void Segments_are_the_six_standard_columns_with_the_centre_subtracted()
    {
        var lines = Text("segments.seg", Sample).Split('\n');

        Assert.Equal("ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean", lines[0]);
        // The sample's chromosome 1 has the level 0 (mean 0.05, centre 0.05) up to 145 Mb, then 0.45.
        Assert.Matches(@"^BT-parental\t1\t\d+\t144\d{6}\t\d+\t0\.0000$", lines[1]);
        Assert.Matches(@"^BT-parental\t1\t145\d{6}\t248\d{6}\t\d+\t0\.4500$", lines[2]);
        Assert.Equal(Sample.ArrayResults.Sum(a => a.Calls?.Segments.Count ?? 0), lines.Length - 2);
    }

    [Fact]
    public void Segments_are_written_as_measured_and_calls_from_what_is_expected()
    {
        var array = Sample.ArrayResults.First(a => a.Calls is not null);
        var x = array.Calls!.Segments[0] with { Log2 = 0.1, Expected = -1, ExpectedCopies = 1, Probability = 0.98765 };
        var results = Sample with { ArrayResults = [array with { Calls = array.Calls with { Segments = [x], ProbabilityBasis = "mixture" } }] };

        Assert.EndsWith("\t-0.9000", Text("segments.seg", results).Split('\n')[1], StringComparison.Ordinal);
        var row = Read("calls.tsv", results).Single();
        Assert.Equal(("0.1000", "-1.0000", "1.00", "0.9877", "mixture", "NA"),
            (row["log2"], row["expected_log2"], row["expected_copies"], row["probability"], row["probability_by"], row["copies"]));
    }

    [Fact]
    public void Arms_is_called_array_by_arm()
    {
        var rows = Read("arms.tsv", Sample);

        Assert.Equal(Sample.Arrays.Called, rows.Count);
        Assert.Equal(("8q", "gain", "0.9900", "0.0000", "0.4100"),
            (rows[0]["arm"], rows[0]["call"], rows[0]["gained_share"], rows[0]["lost_share"], rows[0]["log2"]));
    }

    [Fact]
    public void Pairs_begins_with_the_columns_that_other_programs_rely_on()
    {
        var lines = Text("pairs.tsv", Sample).Split('\n');

        Assert.StartsWith(
            "resistant\tparental\trank\tchromosome\tstart\tend\tkind\tlog2_difference\tz\tq\tfocal\tgenes\t", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^BT-resistant-2\tBT-parental\t1\t19\t\d+\t\d+\tamplification\t2\.4000\t\d+\.\d{3}\t3\.2e-12\ttrue\tCCNE1,URI1\t",
            lines.Single(l => l.StartsWith("BT-resistant-2", StringComparison.Ordinal)));
    }

    [Fact]
    public void Masked_shares_and_what_identity_rests_on_stand_in_the_tables()
    {
        var pair = Sample.PairResults[0] with
        {
            Comparison = Sample.PairResults[0].Comparison! with
            {
                IdentityBasis = "genotypes",
                IdentityConcordance = 0.99871,
                Events = [Sample.PairResults[0].Comparison!.Events[0] with { Masked = 0.75 }],
            },
        };
        var row = Assert.Single(Read("pairs.tsv", Sample with { PairResults = [pair] }));
        Assert.Equal(("genotypes", "0.9987", "0.7500"), (row["identity_basis"], row["identity_concordance"], row["masked"]));
        Assert.All(Read("events.tsv", Sample), r => Assert.Equal("NA", r["masked"]));
        Assert.All(Read("genes.tsv", Sample), r => Assert.Equal("NA", r["masked"]));
    }

    [Fact]
    public void Kinds_and_truths_are_the_words_of_the_documentation()
    {
        var rows = Read("pairs.tsv", Sample);

        Assert.Subset(new HashSet<string> { "gain", "amplification", "loss", "deletion", "lost" }, rows.Select(r => r["kind"]).ToHashSet());
        Assert.Subset(new HashSet<string> { "true", "false" }, rows.Select(r => r["focal"]).ToHashSet());
        Assert.Equal("NA", rows.Single(r => r["kind"] == "lost")["genes"]);
    }

    [Fact]
    public void Genes_is_called_array_by_panel_gene()
    {
        var rows = Read("genes.tsv", Sample);

        Assert.Equal(Sample.Arrays.Called * 13, rows.Count);
        Assert.Equal("2.4000", rows.Single(r => r["array"] == "BT-resistant-1" && r["gene"] == "CCNE1")["log2"]);
        Assert.Equal("high-level-amplification", rows.Single(r => r["array"] == "BT-resistant-1" && r["gene"] == "CCNE1")["call"]);
    }

    [Fact]
    public void Cohort_holds_the_study_its_test_and_every_member_and_absent_array()
    {
        var rows = Read("cohort.tsv", Sample);

        var ratio = rows.Single(r => r["measure"] == "odds_ratio");
        Assert.Equal(("0.0784093", "0.00656595", "0.50752", "0.00190843"), (ratio["value"], ratio["lower"], ratio["upper"], ratio["p"]));
        Assert.Equal("6", rows.Single(r => r["group"] == "cyclin-e-positive" && r["measure"] == "with_benefit")["value"]);
        Assert.Equal(34, rows.Count(r => r["section"] == "member" && r["measure"] == "pfs_months"));
        Assert.Equal(["T35-noisy", "T36"], rows.Where(r => r["section"] == "absent").Select(r => r["group"]));
        var steps = Sample.Cohort.Study!.Positive!.Steps.Count;
        Assert.Equal(steps, rows.Count(r => r["section"] == "survival-curve" && r["measure"] == "survival" && r["group"] == "cyclin-e-positive"));
    }

    [Fact]
    public void Without_a_cohort_the_table_says_so()
    {
        var row = Assert.Single(Read("cohort.tsv", Sample with { Cohort = new CohortResult { State = null, Reason = "3 tumour arrays are fewer than 5." } }));

        Assert.Equal(("cohort", "state", "no-cohort", "3 tumour arrays are fewer than 5."), (row["section"], row["measure"], row["value"], row["note"]));
    }

    [Fact]
    public void Infinite_and_undefined_limits_have_words_that_R_and_Python_read()
    {
        var study = Sample.Cohort.Study!;
        var extreme = study with
        {
            Benefit =
            study.Benefit! with { OddsRatio = double.PositiveInfinity, Lower = 3.25, Upper = double.PositiveInfinity, P = double.NaN }
        };

        var row = Read("cohort.tsv", Sample with { Cohort = Sample.Cohort with { Study = extreme } }).Single(r => r["measure"] == "odds_ratio");

        Assert.Equal(("Inf", "3.25", "Inf", "NA"), (row["value"], row["lower"], row["upper"], row["p"]));
    }

    [Fact]
    public void Tabs_and_line_breaks_of_a_sheet_cannot_break_a_line()
    {
        var array = Sample.ArrayResults[^1] with { Sample = "a\tb\r\nc", Problem = null, Reason = "first\nsecond" };

        var row = Read("arrays.tsv", Sample with { ArrayResults = [array] }).Single();

        Assert.Equal(("a b c", "first second"), (row["sample"], row["reason"]));
    }

    [Fact]
    public void A_zero_has_no_sign_and_rounding_is_of_four_digits()
    {
        Assert.Equal(("0.0000", "0.0000", "-0.0001", "2.9900", "NA"),
            (Digits.Log2(-0.00001), Digits.Log2(0), Digits.Log2(-0.00005), Digits.Log2(2.99), Digits.Log2(double.NaN)));
        Assert.Equal(("1.23457e-05", "0", "0.0019"), (Digits.Significant(1.2345678e-5), Digits.Significant(0), Digits.Significant(0.0019)));
    }

    [Fact]
    public void The_accepted_purity_comes_first_and_others_say_why_not()
    {
        var rows = Read("purity.tsv", Sample);
        var first = rows[0]["array"];
        var own = rows.Where(r => r["array"] == first).ToList();
        Assert.Equal(["0", "1"], own.Select(r => r["rank"]));
        Assert.Equal(("0.6200", "2.1000", "NA", "0.5800", "levels"),
            (own[0]["purity"], own[0]["ploidy"], own[0]["refused"], own[0]["purity_low"], own[0]["source"]));
        Assert.StartsWith("all copies are even", own[1]["refused"], StringComparison.Ordinal);
        Assert.Equal("NA", own[1]["purity_low"]);
    }

    [Theory]
    [InlineData(CallClass.Neutral, true, 8, 120.4, "CCNE1: >= 5 copies over >= 8 probes (120 kb)")]
    [InlineData(CallClass.Loss, false, 3, 4.26, "CCNE1: >= 12 copies over >= 3 probes (4.3 kb)")]
    [InlineData(CallClass.Neutral, false, null, null, "CCNE1: none up to 12 copies over 48 probes")]
    [InlineData(CallClass.Gain, true, 8, 120.4, "NA")]
    [InlineData(null, true, 8, 120.4, "NA")]
    public void Beside_a_negative_call_stands_what_the_array_would_have_shown(CallClass? call, bool foundAt5, int? probes, double? kilobases, string sentence)
    {
        var array = Sample.ArrayResults.First(a => a.Calls is not null);
        var gene = array.Calls!.Genes.First(g => g.Symbol == "CCNE1") with { Call = call };
        var level = new DetectionLimitLevel { Copies = 3, Log2 = 0.585, Probes = 48, Found = 0.96 };
        var limits = new DetectionLimits
        {
            Segmenter = "robust",
            Purity = 1,
            PurityIsAssumed = true,
            CentreCopies = 2,
            Plantings = 100,
            Recall = 0.95,
            NeutralProbes = 900,
            LargestSize = 48,
            Levels = [level, level with { Copies = 5, Log2 = 1.3219, Probes = foundAt5 ? probes : null, Found = 0.9 },
                level with { Copies = 12, Probes = probes }],
            Genes = [new DetectionLimitGene { Symbol = "CCNE1", Chromosome = gene.Chromosome, Spacing = 15_050,
                Kilobases = [722.4, foundAt5 ? kilobases : null, kilobases] }],
        };
        var results = Sample with { ArrayResults = [array with { Limits = limits, Calls = array.Calls with { Genes = [gene] } }] };

        Assert.Equal(sentence, Read("genes.tsv", results).Single()["detection_limit"]);
        var rows = Read("limits.tsv", results);
        Assert.Equal(["3", "5", "12"], rows.Select(r => r["copies"]));
        Assert.Equal(("48", "722.4", "0.9600", "15.050", "true"),
            (rows[0]["probes"], rows[0]["kilobases"], rows[0]["found"], rows[0]["spacing_kb"], rows[0]["purity_assumed"]));
    }

    [Fact]
    public void Every_column_of_every_table_is_described_in_the_documentation()
    {
        var path = Path.Combine(ReferenceData.RepositoryRoot, "docs", "output.md");
        var documentation = File.ReadAllText(path);

        foreach (var table in OutputTable.All)
        {
            var section = documentation.Split($"## {table.FileName}\n")[1].Split("\n## ")[0];
            var described = section.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|'))
                .Select(c => (c[1].Trim(' ', '`'), c[2].Trim()));
            var columns = table.Columns.Select(c => (c.Name, c.Description.Replace("|", "\\|", StringComparison.Ordinal)));
            Assert.Equal(columns, described.Take(table.Columns.Count));
        }
    }

    internal static List<Dictionary<string, string>> Read(string file, BatchResults results)
    {
        var text = Text(file, results);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var lines = text.Split('\n')[..^1].Select(l => l.Split('\t')).ToList();
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.All(lines, line => Assert.DoesNotContain(string.Empty, line));
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(c => c.First, c => c.Second))];
    }

    private static string Text(string file, BatchResults results)
    {
        using var writer = new StringWriter();
        OutputTable.All.Single(t => t.FileName == file).Write(results, writer);
        return writer.ToString();
    }
}
