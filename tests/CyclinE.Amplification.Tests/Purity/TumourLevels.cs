using CyclinE.Amplification.Purity;
using CyclinE.Genomics.Genome;
using CyclinE.Simulation.Tumours;

namespace CyclinE.Amplification.Tests.Purity;

/// <summary>Levels of a tumour genome as a perfect segmentation would give them: the truth with the noise of means.</summary>
internal static class TumourLevels
{
    private const double Spacing = 100_000;
    private const double LogSd = 0.25;
    private const double BafSd = 0.05;
    private const double Heterozygous = 0.3;

    public static List<PurityLevel> Of(IReadOnlyList<AlleleState> states, double purity, double gamma, bool alleles = true, int? seed = null)
    {
        var random = new Random(seed ?? 0);
        double Noise(double sd) => seed is null ? 0 : sd * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var mode = states.GroupBy(s => s.Copies).MaxBy(g => g.Sum(s => s.Length))!.Key;
        var levels = new List<PurityLevel>();
        foreach (var state in states)
        {
            var probes = Math.Max(1, Math.Round(state.Length / Spacing));
            var error = LogSd / Math.Sqrt(probes);
            var nu = CopyEquations.Imbalance(state.Minor, state.Major, purity);
            var heterozygotes = (int)Math.Max(1, Heterozygous * probes);
            var nuError = PurityLevels.ImbalanceError(nu, heterozygotes, BafSd);
            levels.Add(new PurityLevel(
                CopyEquations.Log2(state.Copies, purity, mode, gamma) + Noise(error), error, probes, state.Length,
                alleles && !double.IsNaN(nu) ? Math.Clamp(nu == 0 ? 0 : nu + Noise(nuError), 0, 0.5) : null, nuError));
        }

        return levels;
    }

    /// <summary>States of given lengths in megabases, one chromosome each.</summary>
    public static List<AlleleState> States(params (int Minor, int Major, int Megabases)[] states) =>
        [.. states.Select((s, i) => new AlleleState(Chromosome.FromNumber(i + 1), 1, s.Megabases * 1_000_000, s.Minor, s.Major))];
}
