using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CyclinE.Genomics.Genome;
using CyclinE.Reporting.Genome;
using CyclinE.Reporting.Page;
using CyclinE.Reporting.Tests.Sample;

namespace CyclinE.Reporting.Tests.Genome;

public partial class GenomeFigureTests
{
    private static readonly GenomeView Resistant = Views.Of("BT-resistant-1", SampleBatch.Large);

    [Fact]
    public void The_picture_shows_probes_segments_by_call_and_the_amplified_genes_by_name()
    {
        var svg = GenomeFigure.Draw(Resistant, "k", 1).Text;

        Assert.Contains("data:image/png;base64,", svg, StringComparison.Ordinal);
        Assert.Contains(">CCNE1 +2.4</text>", svg, StringComparison.Ordinal);
        Assert.Contains(">ERBB2 +2.6</text>", svg, StringComparison.Ordinal);
        var gained = Regex.Count(svg.Split("class=\"segments seg-gain\" d=\"")[1].Split('"')[0], "M");
        Assert.Equal(Resistant.Segments.Count(s => s.IsGain), gained);
    }

    [Fact]
    public void No_label_lies_over_another_one()
    {
        var view = Views.Crowded();
        foreach (var svg in new[]
        {
            GenomeFigure.Draw(view, "g", 1).Text, RegionFigure.Draw(view, Chromosome.FromNumber(19), 25_000_000, 35_000_000, "r", 1).Text,
        })
        {
            var boxes = Label().Matches(svg).Select(m => Box(m.Groups)).ToList();
            Assert.True(boxes.Count > 25);
            for (var i = 0; i < boxes.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    Assert.False(
                        boxes[i].From < boxes[j].To && boxes[j].From < boxes[i].To && Math.Abs(boxes[i].Base - boxes[j].Base) < 10,
                        $"{boxes[i].Text} lies over {boxes[j].Text}");
                }
            }
        }
    }

    [Fact]
    public void The_window_around_an_event_shows_thirty_probes_on_a_sparse_array()
    {
        var sparse = Views.Of("BT-resistant-1", SampleBatch.Small);
        var found = sparse.Events.Single(e => e.Genes.Contains("CCNE1"));

        var (start, end) = RegionFigure.Around(sparse, found.Chromosome, found.Start, found.End);

        var probes = sparse.Profile!.Probes;
        Assert.InRange(probes.Positions.Where((p, i) => probes.ChromosomeOf(i) == found.Chromosome && p >= start && p <= end).Count(), 30, 48);
    }

    [Fact]
    public void A_figure_as_a_file_has_its_size_its_rules_and_no_colour_by_name()
    {
        var view = Views.Of("BT-resistant-1", SampleBatch.Small);
        var file = BatchViews.Standalone(BatchViews.Region(view, Chromosome.FromNumber(19), 28_000_000, 32_000_000, "r"));

        var svg = XDocument.Parse(file).Root!;
        Assert.Equal(("1160", "300"), (svg.Attribute("width")!.Value, svg.Attribute("height")!.Value));
        Assert.DoesNotContain("var(", file, StringComparison.Ordinal);
        Assert.Contains(".seg-gain { stroke: #c23e14; }", file, StringComparison.Ordinal);
        Assert.Contains(".dots-resistant { stroke: #3d6190; }", file, StringComparison.Ordinal);
        Assert.DoesNotContain("details", file, StringComparison.Ordinal);
    }

    // Widths of a common wide font: 0.6 of the letters' height, bold 0.66.
    private static (string Text, double From, double To, double Base) Box(GroupCollection label)
    {
        var bold = label[1].Value.Contains("label", StringComparison.Ordinal);
        var width = label[4].Value.Length * (bold ? 12 * 0.66 : 11 * 0.6);
        double x = double.Parse(label[2].Value, CultureInfo.InvariantCulture), y = double.Parse(label[3].Value, CultureInfo.InvariantCulture);
        return (label[4].Value, x - (width / 2), x + (width / 2), y);
    }

    [GeneratedRegex("<text( class=\"[^\"]*\")? x=\"([^\"]+)\" y=\"([^\"]+)\" text-anchor=\"middle\">([^<]+)</text>")]
    private static partial Regex Label();
}
