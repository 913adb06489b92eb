using CyclinE.Cohort.Scan.Models;
using CyclinE.Cohort.Scan.Permutations;
using CyclinE.Cohort.Survival;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Cohort.Scan;

namespace CyclinE.Cohort.Scan;

/// <summary>Every gene against one end point: score tests, effects, family-wise P by permutation and false discovery rate.</summary>
/// <remarks>
/// Cox, <em>J. R. Stat. Soc. B</em> 34 (1972); Efron, <em>JASA</em> 72 (1977); Breslow, <em>Biometrics</em> 30 (1974); Westfall
/// &amp; Young (1993). See <c>docs/algorithms/cohort-scan.md</c>.
/// </remarks>
public static class GenomeScan
{
    /// <summary>Runs the scan. The result is the same at any number of threads.</summary>
    /// <param name="input">Genes, patients, end point.</param>
    /// <param name="options">Permutations, ties and limits.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>One value per gene and column. Without a gene to test, columns are NaN and <see cref="ScanResult.Hypotheses"/> is 0.</returns>
    /// <exception cref="InvalidInputException">No event, nobody without (yes or no), or covariates without a finite model.</exception>
    /// <exception cref="ArgumentException">Lengths differ, a value is infinite, or a carrier is not 0 or 1.</exception>
    public static ScanResult Run(ScanInput input, ScanOptions options, CancellationToken cancellation) => Run(input, options, -1, cancellation);

    /// <summary>The same on at most so many threads; −1 is all.</summary>
    public static ScanResult Run(ScanInput input, ScanOptions options, int threads, CancellationToken cancellation)
    {
        var patients = ScanPatients.Select(input);
        var genes = ScanGenes.Sort(input, patients.Rows, options);
        var model = patients.Times is null ? NullLogistic.Fit(patients, input.EndPoint) : NullCox.Fit(patients, options.Ties, input.EndPoint);
        var fits = ScanFits.Of(model, genes.Blocks, threads, cancellation);
        double[] p = [.. fits.Statistics.Select(ChiSquareTail.TwoSided)];
        var q = FalseDiscovery.Q(p);
        var correlated = options.Permutations > 0 ? CovariateCorrelation.Find(genes.Blocks, patients) : [];
        var byResiduals = options.Permute == ScanPermutation.Residuals || (options.Permute == ScanPermutation.Auto && correlated.Length > 0);
        var residuals = byResiduals ? new ResidualPermutation(model, patients.Covariates) : null;
        var family = options.Permutations > 0 && p.Length > 0
            ? FamilyWise.Test(model, genes.Blocks, residuals, options, threads, cancellation)
            : [.. p.Select(_ => double.NaN)];
        double[] wald = [.. fits.Effects.Zip(fits.Errors, (b, e) => double.IsFinite(b) && e > 0 ? ChiSquareTail.TwoSided(b / e) : double.NaN)];
        for (var g = 0; g < genes.Index.Length; g++)
        {
            genes.State[g] = genes.Index[g] >= 0 ? fits.States[genes.Index[g]] : genes.State[g];
        }

        double[] Spread(double[] values) => [.. genes.Index.Select(k => k >= 0 ? values[k] : double.NaN)];
        return new ScanResult
        {
            EndPoint = input.EndPoint,
            Model = Describe(input, options, patients),
            Carriers = input.Carriers,
            Survival = input.Times is not null,
            Patients = patients.Rows.Length,
            LeftOut = input.Events.Length - patients.Rows.Length,
            Events = patients.Events.Count(e => e),
            Hypotheses = p.Length,
            Permutations = options.Permutations,
            Seed = options.Seed,
            Exact = !byResiduals,
            Correlated = genes.Index.Count(k => Array.BinarySearch(correlated, k) >= 0),
            Genes = input.Genes,
            State = genes.State,
            SameAs = genes.SameAs,
            CarrierCount = genes.Carriers,
            MissingCount = genes.Missing,
            Statistic = Spread(fits.Statistics),
            P = Spread(p),
            Q = Spread(q),
            FamilyP = Spread(family),
            Effect = Spread(fits.Effects),
            StandardError = Spread(fits.Errors),
            EffectP = Spread(wald),
        };
    }

    private static string Describe(ScanInput input, ScanOptions options, ScanPatients patients)
    {
        var with = input.Covariates.Count > 0 ? $" with {string.Join(", ", input.Covariates.Select(c => c.Name))}" : "";
        var strata = input.Strata is null ? "" : input.Times is null ? $", {patients.StratumCount} strata as intercepts" : $", {patients.StratumCount} strata";
        return input.Times is null ? $"logistic model{with}{strata}" : $"Cox model{with}{strata}, {options.Ties} ties";
    }
}
