using CyclinE.Reporting.Genome;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests.Genome;

public class ReportArraysTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_array_with_probes_or_segments_has_its_picture_and_its_row_leads_there()
    {
        var page = await ReportPage.RenderAsync(SampleBatch.Small, Cancel);

        var drawn = SampleBatch.Small.ArrayResults.Where(a => a.Segmentation is not null).ToList();
        Assert.True(drawn.Count >= 4);
        foreach (var array in drawn)
        {
            Assert.Contains($"{array.Array}, whole genome</title>", page, StringComparison.Ordinal);
            var link = page.Split($"\">{array.Array}</a>")[0].Split("href=\"#")[^1];
            Assert.Contains($"<details class=\"array\" id=\"{link}\"><summary><b>{array.Array}</b>", page, StringComparison.Ordinal);
        }

        Assert.Contains("\"format\":\"cycline-genome-1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_arrays_each_has_a_page_of_its_own_that_is_whole_by_itself()
    {
        var line = SampleBatch.Small.ArrayResults[1];
        var many = SampleBatch.Small with
        {
            ArrayResults = [.. Enumerable.Range(0, 70).Select(i => line with { Array = $"A/{i:00}" })],
            PairResults = [],
        };
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);

        var page = await ReportPage.RenderAsync(many, (name, part) =>
        {
            parts.Add(name, part);
            return Task.CompletedTask;
        }, Cancel);

        Assert.Equal(70, parts.Count);
        Assert.Contains("<a href=\"report/0007-A_06.html\">A/06</a>", page, StringComparison.Ordinal);
        Assert.Contains("A/06, whole genome</title>", parts["0007-A_06.html"], StringComparison.Ordinal);
        Assert.Contains("script-src 'sha256-", parts["0007-A_06.html"], StringComparison.Ordinal);
        Assert.DoesNotContain(", whole genome</title>", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 1_000_000);
    }

    [Fact]
    public async Task Arrays_that_look_alike_stand_together_and_the_frequencies_count_them()
    {
        var lines = SampleBatch.Small.ArrayResults.Where(a => a.Role == "resistant" || a.Role == "parental").ToList();
        var mixed = SampleBatch.Small with
        {
            ArrayResults = [.. Enumerable.Range(0, 8).Select(i => lines[i % 2] with { Array = $"{lines[i % 2].Array}-{i}", Role = "tumour" })],
        };

        var heat = (await HeatRows.ReadAsync(mixed, HeatMap.Columns, HeatMap.Left, Cancel))!;

        var kinds = heat.Rows.Select(r => r.Array.StartsWith(lines[0].Array, StringComparison.Ordinal)).ToList();
        Assert.Equal(1, kinds.Zip(kinds.Skip(1)).Count(p => p.First != p.Second));
        var (gained, _) = HeatMap.Frequencies(heat);
        var column = (int)(heat.Genome.X(CyclinE.Genomics.Genome.Chromosome.FromNumber(19), 30_300_000) - HeatMap.Left);
        Assert.Equal(0.5, gained[column], 3);
        Assert.Contains("class=\"hit\"", HeatMap.Draw(heat, _ => "#x").Text, StringComparison.Ordinal);
    }
}
