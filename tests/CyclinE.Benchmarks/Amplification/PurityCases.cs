using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Simulation.Arrays;
using CyclinE.Simulation.Tumours;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>Simulated SNP arrays over purity and kinds of genome.</summary>
internal static class PurityCases
{
    private static readonly (string Kind, TumourPlan Plan)[] Kinds =
    [
        ("near-diploid", new TumourPlan()),
        ("quiet", new TumourPlan { Loss = 0.05, Gain = 0.05, NeutralLoss = 0.02, Stretches = 6 }),
        ("hypodiploid", new TumourPlan { Loss = 0.42, Gain = 0.02, NeutralLoss = 0.05 }),
        ("doubled", new TumourPlan { Doubled = true, Loss = 0.2, Gain = 0.1, LateLoss = 0.35, LateGain = 0.1 }),
        ("doubled, gains", new TumourPlan { Doubled = true, Loss = 0.08, Gain = 0.3, LateLoss = 0.1, LateGain = 0.35 }),
    ];

    /// <summary>The purities.</summary>
    public static IReadOnlyList<double> Purities { get; } = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    /// <summary>Arrays of a kind of genome and a purity, each of another genome.</summary>
    /// <param name="probes">Loci per array.</param>
    /// <param name="perCell">Arrays per purity and kind.</param>
    /// <param name="seed">Seed.</param>
    public static IEnumerable<PurityCase> Simulated(int probes, int perCell, int seed)
    {
        var platform = SyntheticPlatform.Even(probes);
        foreach (var (kind, plan) in Kinds)
        {
            foreach (var purity in Purities)
            {
                for (var k = 0; k < perCell; k++)
                {
                    yield return Make(platform, kind, plan, purity, seed, FormattableString.Invariant($"{kind.Replace(", ", "-")}-{purity * 100:0}-{k}"));
                }
            }
        }
    }

    private static PurityCase Make(ProbeSet platform, string kind, TumourPlan plan, double purity, int seed, string name)
    {
        var genome = TumourGenome.Create(plan, seed, name);
        var model = new SnpArrayModel { Purity = purity };
        var profile = SnpArraySimulator.Simulate(platform, genome, model, seed, name);
        var states = new (int, int)[platform.Count];
        foreach (var range in platform.Chromosomes)
        {
            for (var i = range.First; i < range.End; i++)
            {
                var state = genome.At(range.Chromosome, platform.Positions[i]);
                states[i] = (state.Minor, state.Major);
            }
        }

        return new PurityCase(kind, new MeasuredArray(name, profile), purity, genome.Ploidy, model.Gamma, states);
    }
}
