using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Scan;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Plots;
using CyclinE.Reporting.Tables;
using CyclinE.Reporting.Tests.Sample;
using CyclinE.Testing;

namespace CyclinE.Reporting.Tests;

public class ScanTests
{
    private static readonly BatchResults Batch = SampleBatch.Small with
    {
        Cohort = SampleBatch.Small.Cohort with
        {
            Scan = new CohortScan { Absent = [], Patients = 400, Values = "log2", EndPoints = [SampleScan.Create()], Notes = [] },
            Study = SampleBatch.Small.Cohort.Study! with
            {
                Definitions = [new StudyDefinition { Name = "amplification", Text = "amplified", Patients = 34, Positive = 18,
                    Benefit = SampleScan.Response(), EndPoints = [], Notes = [] }],
            },
        },
    };

    [Fact]
    public void Every_gene_has_a_line_and_a_gene_without_test_says_why()
    {
        var rows = Read(ScanTable.Table);

        Assert.Equal(400, rows.Count);
        var gene = rows.Single(r => r["gene"] == "CCNE1");
        Assert.Equal(("tested", "5.2", "0.0004", "0.02", "exact", "1.3", "0.25", "NA"),
            (gene["state"], gene["statistic"], gene["p_family"], gene["q"], gene["permutation"], gene["effect"], gene["standard_error"], gene["same_as"]));
        Assert.Equal("CCNE1", rows.Single(r => r["gene"] == "G251")["same_as"]);
        Assert.Equal(("separated", "-Inf", "NA"), (rows[120]["state"], rows[120]["effect"], rows[120]["standard_error"]));
        Assert.Equal(("missing", "NA", "NA", "80", "NA"), (rows[0]["state"], rows[0]["p"], rows[0]["p_family"], rows[0]["missing"], rows[0]["carriers"]));
    }

    [Fact]
    public void The_response_table_holds_counts_tests_models_and_notes()
    {
        var rows = Read(ResponseTable.Table);

        Assert.Equal(["6", "12", "14", "2"], rows.Where(r => r["section"] == "table" && r["measure"] is "yes" or "no").Select(r => r["value"]));
        var fisher = rows.Single(r => r["item"] == "fisher-exact");
        Assert.Equal(("odds_ratio", "0.078422", "0.0065768", "0.50752", "0.00190843"),
            (fisher["measure"], fisher["value"], fisher["lower"], fisher["upper"], fisher["p"]));
        var term = rows.Single(r => r["item"] == "positive" && r["measure"] == "coefficient");
        Assert.Equal(("firth-logistic", "-2.4", "-4.2", "-0.87", "0.0017"), (term["section"], term["value"], term["lower"], term["upper"], term["p"]));
        Assert.Equal("clinical benefit by cyclin E: 2 of 36 patients left out, without group or outcome.", rows.Single(r => r["section"] == "note")["value"]);
    }

    [Fact]
    public void Both_tables_are_described_in_the_documentation()
    {
        var documentation = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "output.md"));
        foreach (var table in new[] { ScanTable.Table, ResponseTable.Table })
        {
            var section = documentation.Split($"## {table.FileName}\n")[1].Split("\n## ")[0];
            var described = section.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|'))
                .Select(c => (c[1].Trim(' ', '`'), c[2].Trim()));
            Assert.Equal(table.Columns.Select(c => (c.Name, c.Description)), described.Take(table.Columns.Count));
        }
    }

    [Fact]
    public void The_plot_names_what_holds_once_per_vector_and_counts_it()
    {
        var svg = ScanPlot.Draw(SampleScan.Create(), GenomeBuild.Of("hg19")).Text;

        Assert.Contains(">CCNE1</text>", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(">G251</text>", svg, StringComparison.Ordinal);
        Assert.Contains(">G120</text>", svg, StringComparison.Ordinal);
        Assert.Contains("family-wise P ≤ 0.05: 2<", svg, StringComparison.Ordinal);
        Assert.Contains("false discovery rate ≤ 10%: 3<", svg, StringComparison.Ordinal);
        Assert.Contains("genes tested: 397 in 396 distinct vectors", svg, StringComparison.Ordinal);
        Assert.Contains("family-wise P ≤ 0.05 (approximate)", ScanPlot.Draw(SampleScan.Create(exact: false), GenomeBuild.Of("hg19")).Text,
            StringComparison.Ordinal);
        Assert.Equal("", ScanPlot.Draw(SampleScan.Create() with { Hypotheses = 0 }, GenomeBuild.Of("hg19")).Text);
    }

    private static List<Dictionary<string, string>> Read(OutputTable table)
    {
        using var writer = new StringWriter();
        table.Write(Batch, writer);
        var lines = writer.ToString().Split('\n')[..^1].Select(l => l.Split('\t')).ToList();
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.All(lines, line => Assert.DoesNotContain(string.Empty, line));
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(c => c.First, c => c.Second))];
    }
}
