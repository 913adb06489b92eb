using System.Globalization;
using CyclinE.Benchmarks.Cohort;
using CyclinE.Cohort.Recurrence.Samples;

namespace CyclinE.Benchmarks.Memory;

/// <summary>A cohort of segmented tumours on disk: one <c>.seg</c> file with planted drivers, and a sheet with survival beside it.</summary>
internal static class SegStudy
{
    /// <summary>Writes <c>cohort.seg</c> and <c>sheet.csv</c>; gives the sheet's path and the number of segments.</summary>
    public static (string Sheet, int Segments) Write(string folder, int samples, int seed)
    {
        Directory.CreateDirectory(folder);
        var sheet = Path.Combine(folder, "sheet.csv");
        using var segments = Writer(Path.Combine(folder, "cohort.seg"), "ID\tchrom\tloc.start\tloc.end\tnum.mark\tseg.mean");
        using var rows = Writer(sheet, "array,sample,file,file_sample,build,patient,her2,pfs_months,pfs_event");
        var random = new Random(seed);
        var count = 0;
        foreach (var sample in new PlantedCohort(samples, seed, PlantedStudy.Targets(new Random(seed))).Samples())
        {
            foreach (var s in sample.Segments)
            {
                // A probe every 10 kb, as the cohort's breaks lie.
                var probes = Math.Max(1, (s.End - s.Start + 1) / 10_000);
                segments.Write(string.Create(CultureInfo.InvariantCulture, $"{sample.Id}\t{s.Chromosome}\t{s.Start}\t{s.End}\t{probes}\t{s.Value:0.####}\n"));
            }

            var months = -20 * Math.Log(1 - random.NextDouble());
            rows.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{sample.Id},{sample.Id},cohort.seg,{sample.Id},hg19,{sample.Id},{(random.NextDouble() < 0.3 ? "positive" : "negative")},{Math.Min(months, 60):0.0},{(months < 60 ? 1 : 0)}\n"));
            count += sample.Segments.Count;
        }

        return (sheet, count);
    }

    private static StreamWriter Writer(string path, string header)
    {
        var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine(header);
        return writer;
    }
}
