using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Genomics.Genome;

namespace CyclinE.Benchmarks.Cohort;

/// <summary>
/// Tumours with arm events, passenger events anywhere and driver events that hold a planted target: lengths of focal events fall off as 1/length,
/// heights exponentially, breaks lie anywhere.
/// </summary>
internal sealed class PlantedCohort(int samples, int seed, IReadOnlyList<PlantedTarget>? targets = null, double passengers = 30, double noise = 0.02)
{
    private const int Spacing = 10_000;
    private const int Shortest = 20_000;

    private static readonly GenomeBuild Build = GenomeBuild.Of("hg19");

    public IEnumerable<RecurrenceSample> Samples() => Enumerable.Range(0, samples).Select(Sample);

    private RecurrenceSample Sample(int index)
    {
        var random = new Random(unchecked((seed * 1_000_003) + index));
        var events = new List<(int Chromosome, int Start, int End, double Copies)>();
        for (var chromosome = 1; chromosome <= 22; chromosome++)
        {
            var c = Chromosome.FromNumber(chromosome);
            var (length, centromere) = (Build.LengthOf(c)!.Value, Build.CentromereOf(c)!.Value);
            foreach (var (start, end) in new[] { (1, centromere), (centromere + 1, length) })
            {
                if (random.NextDouble() < 0.15)
                {
                    events.Add((chromosome, start, end, random.NextDouble() < 0.5 ? 0.5 : -0.5));
                }
            }
        }

        var count = Poisson(random, passengers);
        for (var k = 0; k < count; k++)
        {
            var place = (long)(random.NextDouble() * 2_881_033_286);
            var chromosome = 1;
            while (place >= Build.LengthOf(Chromosome.FromNumber(chromosome))!.Value)
            {
                place -= Build.LengthOf(Chromosome.FromNumber(chromosome++))!.Value;
            }

            events.Add(Event(random, chromosome, (int)place + 1, random.NextDouble() < 0.5 ? 1 : -1));
        }

        foreach (var target in targets ?? [])
        {
            if (random.NextDouble() < target.Frequency)
            {
                events.Add(Event(random, target.Chromosome, target.Position, target.Sign));
            }
        }

        return new RecurrenceSample { Id = $"S{index:00000}", Segments = Segments(random, events) };
    }

    // An event of random length that holds a place, anywhere within it.
    private static (int, int, int, double) Event(Random random, int chromosome, int place, int sign)
    {
        var length = Shortest * Math.Pow(2000, random.NextDouble());
        var start = place - (random.NextDouble() * length);
        var height = 0.2 - (Math.Log(1 - random.NextDouble()) / 2.5);
        var end = Math.Min(Build.LengthOf(Chromosome.FromNumber(chromosome))!.Value, start + length);
        return (chromosome, (int)Math.Max(1, start), (int)end, sign > 0 ? height : -Math.Min(height, 1));
    }

    private List<RecurrenceSegment> Segments(Random random, List<(int Chromosome, int Start, int End, double Copies)> events)
    {
        var segments = new List<RecurrenceSegment>();
        for (var chromosome = 1; chromosome <= 22; chromosome++)
        {
            var c = Chromosome.FromNumber(chromosome);
            var here = events.Where(e => e.Chromosome == chromosome).ToList();
            int[] starts = [.. here.Select(e => Snap(e.Start)).Concat(here.Select(e => Snap(e.End))).Append(1).Distinct().Order()];
            for (var k = 0; k < starts.Length; k++)
            {
                var end = k + 1 < starts.Length ? starts[k + 1] - 1 : Build.LengthOf(c)!.Value;
                if (end <= starts[k])
                {
                    continue;
                }

                var middle = starts[k] + ((end - starts[k]) / 2);
                var copies = Math.Max(0.15, 2 + here.Where(e => Snap(e.Start) <= middle && middle < Snap(e.End)).Sum(e => e.Copies));
                var sd = Math.Min(noise, 0.2 / Math.Sqrt((end - starts[k] + 1.0) / Spacing));
                segments.Add(new RecurrenceSegment(c, starts[k], end, 0, Math.Log2(copies / 2) + (sd * Normal(random))));
            }
        }

        return segments;
    }

    private static int Snap(int position) => (position / Spacing * Spacing) + 1;

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static int Poisson(Random random, double mean)
    {
        var (count, product, least) = (-1, 1.0, Math.Exp(-mean));
        do
        {
            count++;
            product *= random.NextDouble();
        }
        while (product > least);
        return count;
    }
}

/// <summary>A place under selection: in a share of the samples an event holds it.</summary>
internal sealed record PlantedTarget(int Chromosome, int Position, int Sign, double Frequency);
