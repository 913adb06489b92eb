using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Plots;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests;

public class PlotsTests
{
    [Theory]
    [InlineData(0, 10, 5, new[] { 0.0, 2, 4, 6, 8, 10 })]
    [InlineData(-1.5, 3, 6, new[] { -1.0, 0, 1, 2, 3 })]
    [InlineData(27.6, 33.4, 10, new[] { 28.0, 29, 30, 31, 32, 33 })]
    public void Ticks_are_round_and_within_the_axis(double from, double to, int most, double[] expected) =>
        Assert.Equal(expected, new LinearAxis(from, to, 0, 1).Ticks(most).Select(t => Math.Round(t, 9)));

    [Fact]
    public void Labels_never_overlap_and_stay_inside()
    {
        var rows = new LabelRows(2, 0, 200, gap: 4);
        var places = new[] { "CCNE1", "URI1", "POP4", "ERBB2", "A", "LONGSYMBOL" }.Select((text, i) => (text, Place: rows.Place(text, 90 + (i * 6)))).ToList();

        foreach (var row in places.Where(p => p.Place is not null).GroupBy(p => p.Place!.Value.Row))
        {
            var spans = row.Select(p => (From: p.Place!.Value.X - (LabelRows.Width(p.text) / 2), To: p.Place.Value.X + (LabelRows.Width(p.text) / 2)))
                .Order().ToList();
            Assert.All(spans, s => Assert.True(s is { From: >= 0, To: <= 200 }));
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.To + 4 <= pair.Second.From + 1e-9));
        }

        Assert.NotNull(places[0].Place);
        Assert.Contains(places, p => p.Place is null);
    }

    [Fact]
    public void The_window_of_an_amplicon_on_a_sparse_array_shows_thirty_probes()
    {
        var view = View(probes: 2_400);
        var found = view.Comparison.Events.First(e => e.Chromosome == Chromosome.FromNumber(19));

        var (start, end) = RegionWindow.Around(view, found);

        // 2,400 probes lie 1.3 Mb apart: 2 Mb to each side would hold three or four.
        Assert.InRange(view.Resistant.Probes(found.Chromosome, start, end).Count(), 30, 45);
        Assert.True(start >= 1 && end <= 59_128_983);
        var dense = RegionWindow.Around(View(probes: 60_000), found);
        Assert.InRange(dense.End - dense.Start, 4_000_000, 8_000_000);
        Assert.True(dense.Start < found.OuterStart && dense.End > found.OuterEnd);
    }

    [Fact]
    public void The_foremost_event_is_the_first_focal_gain_and_bears_the_gene_of_the_study()
    {
        var view = View(probes: 60_000, pair: 2);

        Assert.Equal(PairEventKind.Lost, view.Comparison.Events[0].Kind);
        Assert.Equal(PairEventKind.Amplification, view.Foremost!.Kind);
        Assert.Equal("CCNE1", view.NameOf(view.Foremost));
    }

    [Fact]
    public void The_close_up_marks_the_amplicon_and_names_its_genes()
    {
        var view = View(probes: 60_000);

        var svg = RegionPlot.Draw(view, view.Foremost!).Text;

        Assert.Contains("class=\"ev-gain\"", svg, StringComparison.Ordinal);
        Assert.Contains(">CCNE1</text>", svg, StringComparison.Ordinal);
        Assert.Contains(">CCNE1 +2.40</text>", svg, StringComparison.Ordinal);
        var probes = view.Resistant.Probes(view.Foremost!.Chromosome, view.Foremost.Start, view.Foremost.End).Count();
        var dots = svg.Split("dots-resistant ev-gain-dots\" d=\"")[1].Split('"')[0];
        Assert.Equal(probes, dots.Split("h0").Length - 1);
    }

    [Fact]
    public void Both_arrays_share_one_axis_that_holds_every_segment()
    {
        var view = View(probes: 60_000);

        var (low, high) = view.Range;

        Assert.InRange(high, 2.85, 6);
        Assert.InRange(low, -6, -1.55);
    }

    private static PairView View(int probes, int pair = 0)
    {
        var sample = probes == 60_000 ? SampleBatch.Large : SampleBatch.Create(probes);
        var result = sample.PairResults[pair];
        var profiles = result.LoadProfiles!(CancellationToken.None).Result!.Value;
        return new PairView
        {
            Key = "pair1",
            Build = GenomeBuild.Of("hg19"),
            Resistant = new PairSide(sample.ArrayResults.Single(a => a.Array == result.Resistant), profiles.Resistant),
            Parental = new PairSide(sample.ArrayResults.Single(a => a.Array == result.Parental), profiles.Parental),
            Comparison = result.Comparison!,
            Genes = sample.Genes,
        };
    }
}
