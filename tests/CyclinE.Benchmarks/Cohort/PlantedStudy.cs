using System.Globalization;
using CyclinE.Cohort.Recurrence;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Benchmarks.Cohort;

/// <summary>Recall and coverage of planted targets by frequency, and false peaks of cohorts without any.</summary>
internal static class PlantedStudy
{
    private static readonly double[] Frequencies = [0.05, 0.08, 0.12, 0.2];

    public static void Run(int cohorts, int samples, RecurrenceOptions options)
    {
        options = options with { Stability = RecurrenceStability.None };
        var nulls = Tally(cohorts, c => Analyse(new PlantedCohort(samples, options.Seed + (7919 * c)), options));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"without targets: {cohorts} cohorts of {samples}, {nulls.Count(n => n.Peaks.Count > 0)} with any peak, {nulls.Sum(n => n.Peaks.Count)} peaks in all; {nulls.Count(n => n.DeletedGeneCount > 0)} with any deleted gene, {nulls.Sum(n => n.DeletedGeneCount)} genes in all (q <= {options.QCutoff})"));
        if (options.Confidence == 0.5)
        {
            return;
        }

        Console.WriteLine("confidence\tfrequency\tplanted\tfound\trecall\tcovered\tcoverage\tmedian wide kb\tother peaks per cohort");
        foreach (var confidence in new[] { 0.75, 0.9, 0.95, 0.99 })
        {
            Planted(cohorts, samples, options with { Confidence = confidence });
        }
    }

    private static void Planted(int cohorts, int samples, RecurrenceOptions options)
    {
        var rows = Tally(cohorts, c =>
        {
            var targets = Targets(new Random(options.Seed + c));
            return (Targets: targets, Result: Analyse(new PlantedCohort(samples, options.Seed + (104_729 * (c + 1)), targets), options));
        });
        var others = rows.Sum(r => r.Result.Peaks.Count(p => !r.Targets.Exists(t => Near(p, t))));
        foreach (var frequency in Frequencies)
        {
            var planted = rows.SelectMany(r => r.Targets.Where(t => t.Frequency == frequency).Select(t => Nearest(r.Result, t))).ToList();
            var found = planted.OfType<(RecurrencePeak Peak, PlantedTarget Target)>().ToList();
            var covered = found.Count(f => f.Peak.WideStart <= f.Target.Position && f.Target.Position <= f.Peak.WideEnd);
            double[] widths = [.. found.Select(f => (f.Peak.WideEnd - f.Peak.WideStart + 1) / 1000.0).Order()];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{options.Confidence}\t{frequency}\t{planted.Count}\t{found.Count}\t{(double)found.Count / planted.Count:0.00}\t{covered}\t{(double)covered / Math.Max(1, found.Count):0.00}\t{(widths.Length > 0 ? widths[widths.Length / 2] : 0):0}\t{(double)others / cohorts:0.00}"));
        }
    }

    // One target for each frequency and direction, on chromosomes of their own.
    public static List<PlantedTarget> Targets(Random random)
    {
        int[] chromosomes = [.. Enumerable.Range(1, 20).OrderBy(_ => random.NextDouble())];
        var targets = new List<PlantedTarget>();
        foreach (var frequency in Frequencies)
        {
            foreach (var sign in new[] { 1, -1 })
            {
                var chromosome = chromosomes[targets.Count];
                var length = GenomeBuild.Of("hg19").LengthOf(Chromosome.FromNumber(chromosome))!.Value;
                targets.Add(new PlantedTarget(chromosome, (int)(length * (0.1 + (0.8 * random.NextDouble()))), sign, frequency));
            }
        }

        return targets;
    }

    // A target counts as found by a peak of its direction whose plateau lies within 5 Mb.
    private static bool Near(RecurrencePeak peak, PlantedTarget target) =>
        peak.Chromosome.Number == target.Chromosome && (peak.Direction == RecurrenceDirection.Amplification) == (target.Sign > 0)
        && peak.PeakStart - 5_000_000 <= target.Position && target.Position <= peak.PeakEnd + 5_000_000;

    private static (RecurrencePeak Peak, PlantedTarget Target)? Nearest(CohortRecurrence result, PlantedTarget target) =>
        result.Peaks.Where(p => Near(p, target)).OrderBy(p => Math.Max(0, Math.Max(p.PeakStart - target.Position, target.Position - p.PeakEnd)))
            .Select(p => ((RecurrencePeak, PlantedTarget)?)(p, target)).FirstOrDefault();

    private static CohortRecurrence Analyse(PlantedCohort cohort, RecurrenceOptions options) =>
        RecurrenceAnalysis.Run(cohort.Samples(), RecurrenceGenome.Of(GenomeBuild.Of("hg19")), options, CancellationToken.None);

    private static T[] Tally<T>(int cohorts, Func<int, T> one)
    {
        var results = new T[cohorts];
        Parallel.For(0, cohorts, c => results[c] = one(c));
        return results;
    }
}
