using System.Globalization;
using System.IO.Compression;
using CyclinE.Cohort.Recurrence;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Genomics.Genome;
using CyclinE.Testing;

namespace CyclinE.Cohort.Tests.Recurrence;

/// <summary>TCGA leukaemia with the published GISTIC2 output; the segments are focal copies − 2.</summary>
internal static class Laml
{
    private const string Folder = "recurrence/laml";

    /// <summary>Options of the published run as its files show them.</summary>
    public static RecurrenceOptions Options { get; } = new() { Confidence = 0.99, ArmPeel = true, SexChromosomes = true };

    public static IReadOnlyList<RecurrenceSample> Samples()
    {
        using var file = File.OpenRead(ReferenceData.Require(Folder + "/LAML_CBS_segments.tsv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var rows = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r.Split('\t'));
        return
        [
            .. rows.GroupBy(r => r[0]).Select(g => new RecurrenceSample
            {
                Id = g.Key,
                Scale = RecurrenceScale.FocalCopies,
                Segments = [.. g.Select(r => new RecurrenceSegment(Chromosome.Parse(r[1]), Whole(r[2]), Whole(r[3]), Whole(r[4]), Number(r[5])))],
            }),
        ];
    }

    public static RecurrenceGenome Genome { get; } = RecurrenceGenome.Of(GenomeBuild.Of("hg19"));

    /// <summary>Rows of scores.gistic of one direction.</summary>
    public static IReadOnlyList<(int Chromosome, int Start, int End, double Q, double G)> Scores(string type) =>
    [
        .. File.ReadLines(ReferenceData.Require(Folder + "/scores.gistic")).Skip(1).Select(l => l.Split('\t')).Where(r => r[0] == type)
            .Select(r => (Whole(r[1]), Whole(r[2]), Whole(r[3]), Math.Pow(10, -Number(r[4])), Number(r[5]))),
    ];

    /// <summary>Wide peaks of all_lesions, by q.</summary>
    public static IReadOnlyList<(string Band, Chromosome Chromosome, int Start, int End, double Q)> Peaks(string type) =>
    [
        .. File.ReadLines(ReferenceData.Require(Folder + "/all_lesions.conf_99.txt")).Skip(1).Select(l => l.Split('\t'))
            .Where(r => r[0].StartsWith(type, StringComparison.Ordinal) && !r[0].Contains("CN values", StringComparison.Ordinal))
            .Select(Lesion).OrderBy(p => p.Q),
    ];

    private static (string, Chromosome, int, int, double Q) Lesion(string[] row)
    {
        var place = row[2].Trim().Split('(')[0].Split(':', '-');
        return (row[1].Trim(), Chromosome.Parse(place[0]), Whole(place[1]), Whole(place[2]), Number(row[5]));
    }

    private static int Whole(string text) => (int)Number(text);

    private static double Number(string text) => double.Parse(text.Trim(), CultureInfo.InvariantCulture);
}
