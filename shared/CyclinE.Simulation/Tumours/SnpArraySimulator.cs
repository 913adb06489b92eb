using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Tumours;

/// <summary>SNP arrays of simulated tumours with a matched normal: log2 ratio and B-allele frequencies.</summary>
public static class SnpArraySimulator
{
    /// <summary>Simulates one array.</summary>
    /// <param name="probes">Platform; probes outside the genome's states have two copies.</param>
    /// <param name="genome">The tumour.</param>
    /// <param name="model">How the array shows it.</param>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="array">Name of the array: arrays of one seed are independent.</param>
    /// <returns>
    /// log2 ratios less their median, as vendors normalise: of 2(1 − ρ) + ρn over 2, times γ; BAF and the normal's, within 0–1.
    /// </returns>
    public static Profile Simulate(ProbeSet probes, TumourGenome genome, SnpArrayModel model, int seed, string array)
    {
        var random = new RandomStream(seed, array + " alleles");
        var noise = ArraySimulator.Simulate(probes, [], model.Noise, seed, array);
        var (log2, baf, normal) = (new float[probes.Count], new float[probes.Count], new float[probes.Count]);
        foreach (var range in probes.Chromosomes)
        {
            AlleleState[] states = [.. genome.States.Where(s => s.Chromosome == range.Chromosome)];
            for (int i = range.First, next = 0; i < range.End; i++)
            {
                while (next + 1 < states.Length && probes.Positions[i] > states[next].End)
                {
                    next++;
                }

                var (minor, major) = states.Length == 0 ? (1, 1) : (states[next].Minor, states[next].Major);
                var mass = (2 * (1 - model.Purity)) + (model.Purity * (minor + major));
                log2[i] = (float)((model.Gamma * Math.Log2(Math.Max(mass / 2, 1.0 / 12))) + noise.Log2[i]);
                (baf[i], normal[i]) = Alleles(minor, major, mass, model, random);
            }
        }

        var sorted = (float[])log2.Clone();
        Array.Sort(sorted);
        var median = sorted[sorted.Length / 2];
        return new Profile(probes, Array.ConvertAll(log2, v => v - median)) { Baf = baf, NormalBaf = normal };
    }

    private static (float Tumour, float Normal) Alleles(int minor, int major, double mass, SnpArrayModel model, RandomStream random)
    {
        if (random.NextUniform() < model.Heterozygous)
        {
            var copies = random.NextUniform() < 0.5 ? minor : major;
            var expected = (1 - model.Purity + (model.Purity * copies)) / Math.Max(mass, 1e-9);
            return (Within(expected + (model.BafSd * random.NextGaussian())), Within(0.5 + (model.BafSd * random.NextGaussian())));
        }

        double genotype = random.NextUniform() < 0.5 ? 0 : 1;
        var sd = 0.5 * model.BafSd;
        return (Within(genotype + (sd * random.NextGaussian())), Within(genotype + (sd * random.NextGaussian())));
    }

    private static float Within(double share) => (float)Math.Clamp(share, 0, 1);
}

/// <summary>How a SNP array shows a tumour.</summary>
public sealed record SnpArrayModel
{
    /// <summary>Share of tumour cells, 0–1.</summary>
    public required double Purity { get; init; }

    /// <summary>γ: log2 ratios are γ times what copies give; 0.55 as SNP arrays do, 1 as CGH does.</summary>
    public double Gamma { get; init; } = 0.55;

    /// <summary>Noise of the log2 ratios.</summary>
    public NoiseModel Noise { get; init; } = new() { Sd = 0.2, TailDegrees = 5 };

    /// <summary>Noise sd of the B-allele frequency at heterozygotes; homozygotes have half of it.</summary>
    public double BafSd { get; init; } = 0.04;

    /// <summary>Share of loci at which the patient is heterozygous, 0–1.</summary>
    public double Heterozygous { get; init; } = 0.3;
}
