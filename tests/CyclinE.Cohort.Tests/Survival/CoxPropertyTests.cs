using CsCheck;
using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Cox;
using CyclinE.Cohort.Tests.Golden;

namespace CyclinE.Cohort.Tests.Survival;

/// <summary>What must not change an analysis does not, and brute force agrees.</summary>
public class CoxPropertyTests
{
    private static readonly Gen<(int Stop, bool Event, int X, int Z, int Stratum, int Weight)[]> Cohorts =
        Gen.Select(Gen.Int[2, 12], Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 9], Gen.Int[0, 1], Gen.Int[1, 3]).Array[12, 30];

    /// <summary>Follow-up cut into episodes is the same follow-up.</summary>
    [Fact]
    public void EpisodesOfOnePersonAreThePerson() => Cohorts.Sample(
        cohort =>
        {
            var whole = Fit(cohort.Select(c => (0.0, (double)c.Stop, c.Event, c)), CoxTies.Efron);
            var cut = Fit(
                cohort.SelectMany<(int Stop, bool Event, int X, int Z, int Stratum, int Weight), (double, double, bool, (int, bool, int, int, int, int))>(
                    c => c.Stop > 5 ? [(0, 5, false, c), (5, c.Stop, c.Event, c)] : [(0, c.Stop, c.Event, c)]),
                CoxTies.Efron);
            AssertSame(whole, cut);
        },
        iter: 60);

    /// <summary>A case weight of 2 is two rows (Breslow, where ties among copies change nothing).</summary>
    [Fact]
    public void AWeightIsAsManyRows() => Cohorts.Sample(
        cohort => AssertSame(
            Fit(cohort.Select(c => (0.0, (double)c.Stop, c.Event, c)), CoxTies.Breslow, weighted: true),
            Fit(cohort.SelectMany(c => Enumerable.Repeat((0.0, (double)c.Stop, c.Event, c), c.Weight)), CoxTies.Breslow)),
        iter: 60);

    [Fact]
    public void ConcordanceByAllPairs() => Cohorts.Sample(
        cohort =>
        {
            var data = new SurvivalData
            {
                Start = [.. cohort.Select(c => (double)(c.Weight == 3 ? 1 : 0))],
                Stop = [.. cohort.Select(c => (double)c.Stop)],
                Events = [.. cohort.Select(c => c.Event)],
                Strata = [.. cohort.Select(c => c.Stratum)],
            };
            double concordant = 0, discordant = 0, tied = 0;
            foreach (var (i, a) in cohort.Index().Where(c => c.Item.Event))
            {
                foreach (var (j, b) in cohort.Index().Where(c => c.Item.Stratum == a.Stratum))
                {
                    if (data.Start[j] < a.Stop && (b.Stop > a.Stop || (b.Stop == a.Stop && !b.Event)))
                    {
                        concordant += a.Z > b.Z ? 1 : 0;
                        discordant += a.Z < b.Z ? 1 : 0;
                        tied += a.Z == b.Z ? 1 : 0;
                    }
                }
            }

            var index = Concordance.Of(data, [.. cohort.Select(c => (double)c.Z)]);
            Assert.Equal((concordant, discordant, tied), (index.Concordant, index.Discordant, index.Tied));
        },
        iter: 100);

    /// <summary>Units of a covariate change its coefficient by their factor and nothing else.</summary>
    [Fact]
    public void UnitsDoNotMatter()
    {
        double[] z = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
        var data = new SurvivalData { Stop = [3, 1, 4, 4, 2, 6, 7, 8, 9, 2], Events = [true, true, true, false, true, true, false, true, true, true] };
        var fit = CoxModel.Fit(data, CovariateMatrix.Of(10, ("z", z)), new CoxOptions());
        var other = CoxModel.Fit(data, CovariateMatrix.Of(10, ("z", [.. z.Select(v => 1e6 + (v / 1000))])), new CoxOptions());
        Near.Equal(fit.Coefficients[0].Estimate * 1000, other.Coefficients[0].Estimate, 1e-6, "coefficient");
        Near.Equal(fit.LogLikelihood, other.LogLikelihood, 1e-10, "log likelihood");
    }

    private static CoxFit Fit(
        IEnumerable<(double Start, double Stop, bool Event, (int Stop, bool Event, int X, int Z, int Stratum, int Weight) Row)> rows, CoxTies ties,
        bool weighted = false)
    {
        var all = rows.ToArray();
        var data = new SurvivalData
        {
            Start = [.. all.Select(r => r.Start)],
            Stop = [.. all.Select(r => r.Stop)],
            Events = [.. all.Select(r => r.Event)],
            Strata = [.. all.Select(r => r.Row.Stratum)],
            Weights = weighted ? [.. all.Select(r => (double)r.Row.Weight)] : null,
        };
        var x = CovariateMatrix.Of(
            all.Length, ("x", [.. all.Select(r => (double)r.Row.X)]), ("z", [.. all.Select(r => (double)r.Row.Z)]));
        return CoxModel.Fit(data, x, new CoxOptions { Ties = ties });
    }

    private static void AssertSame(CoxFit one, CoxFit other)
    {
        Assert.Equal(one.Outcome, other.Outcome);
        Near.Equal(one.LogLikelihood, other.LogLikelihood, 1e-9, "log likelihood", 1e-9);
        foreach (var (a, b) in one.Coefficients.Zip(other.Coefficients))
        {
            Assert.Equal(a.State, b.State);
            if (one.Outcome == CoxOutcome.Converged && a.State == CoefficientState.Estimated)
            {
                Near.Equal(a.Estimate, b.Estimate, 1e-7, "coefficient", 1e-8);
                Near.Equal(a.StandardError, b.StandardError, 1e-7, "standard error");
            }
        }
    }
}
