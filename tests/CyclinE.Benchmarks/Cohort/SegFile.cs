using System.Globalization;
using System.IO.Compression;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Genomics.Genome;

namespace CyclinE.Benchmarks.Cohort;

/// <summary>Samples of a <c>.seg</c> file, one at a time; lines of a sample stand together.</summary>
internal static class SegFile
{
    public static IEnumerable<RecurrenceSample> Read(string path, RecurrenceScale scale = RecurrenceScale.Log2)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var text = new StreamReader(content);
        text.ReadLine();
        var segments = new List<RecurrenceSegment>();
        var (id, line) = (string.Empty, 1);
        while (text.ReadLine() is { } row)
        {
            line++;
            var fields = row.Split('\t');
            if (fields[0] != id && segments.Count > 0)
            {
                yield return new RecurrenceSample { Id = id, Segments = segments, Scale = scale, Source = Path.GetFileName(path) };
                segments = [];
            }

            id = fields[0];
            var chromosome = fields[1] is "23" ? Chromosome.X : Chromosome.Parse(fields[1]);
            segments.Add(new RecurrenceSegment(chromosome, Whole(fields[2]), Whole(fields[3]), Whole(fields[4]),
                double.Parse(fields[5], CultureInfo.InvariantCulture), line));
        }

        if (segments.Count > 0)
        {
            yield return new RecurrenceSample { Id = id, Segments = segments, Scale = scale, Source = Path.GetFileName(path) };
        }
    }

    // Some writers give positions as 1e+05.
    private static int Whole(string text) => (int)double.Parse(text, CultureInfo.InvariantCulture);
}
