using System.Globalization;
using CyclinE.Cohort.Scan;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Cohort.Study;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace CyclinE.Cohort.Response.Logistic;

/// <summary>Logistic regression, plain or with Firth's penalty, with profile likelihood intervals.</summary>
/// <remarks>
/// Firth, <em>Biometrika</em> 80 (1993); Heinze &amp; Schemper, <em>Stat. Med.</em> 21 (2002); separation: Albert &amp; Anderson,
/// <em>Biometrika</em> 71 (1984). See <c>docs/algorithms/cohort-response.md</c>.
/// </remarks>
public static class LogisticRegression
{
    private const int EventsPerTerm = 10;

    /// <summary>Fits; patients with a missing outcome or column are left out and counted.</summary>
    /// <param name="outcome">Outcome per patient; null where missing.</param>
    /// <param name="columns">Columns, NaN where missing; an intercept is added.</param>
    /// <param name="firth">Whether to maximise ℓ + ½ ln|I| (finite for every table) instead of ℓ.</param>
    /// <param name="level">Coverage of the intervals.</param>
    /// <exception cref="InvalidInputException">Nobody is left, everybody has the same outcome, or a column is constant or depends on others.</exception>
    public static LogisticFit Fit(IReadOnlyList<bool?> outcome, IReadOnlyList<ScanCovariate> columns, bool firth, double level = 0.95)
    {
        int[] rows = [.. Enumerable.Range(0, outcome.Count).Where(i => outcome[i] is not null && columns.All(c => double.IsFinite(c.Values[i])))];
        bool[] events = [.. rows.Select(i => outcome[i]!.Value)];
        var happened = events.Count(e => e);
        if (happened == 0 || happened == events.Length)
        {
            throw new InvalidInputException(
                "outcome-without-contrast",
                string.Create(CultureInfo.InvariantCulture,
                    $"{happened} of {events.Length} patients with complete values have the outcome: there is nothing to compare."),
                "logistic regression",
                "Fill the outcome's column, or leave this model out.");
        }

        // Columns are scaled for the arithmetic; coefficients are given back per unit.
        var scales = columns.Select(c => Scale(rows, c)).ToArray();
        double[][] design = [[.. rows.Select(_ => 1.0)],
            .. columns.Select((c, j) => rows.Select(i => (c.Values[i] - scales[j].Mean) / scales[j].Sd).ToArray())];
        var likelihood = new LogisticLikelihood(design, events, firth);
        var best = likelihood.Maximise(new double[design.Length], -1);
        ResponseTerm[] terms = [.. Enumerable.Range(0, design.Length).Select(j => Term(likelihood, best, j, columns, scales, level))];
        return new LogisticFit
        {
            Terms = terms,
            LogLikelihood = best.LogLikelihood + (firth ? scales.Sum(s => Math.Log(s.Sd)) : 0),
            Firth = firth,
            Patients = rows.Length,
            Events = happened,
            LeftOut = outcome.Count - rows.Length,
            Level = level,
            Separated = best.Infinite.Any(i => i),
            Warning = Warn(terms, Math.Min(happened, events.Length - happened), columns.Count),
        };
    }

    private static (double Mean, double Sd) Scale(int[] rows, ScanCovariate column)
    {
        var mean = rows.Average(i => column.Values[i]);
        var sd = Math.Sqrt(rows.Average(i => (column.Values[i] - mean) * (column.Values[i] - mean)));
        return sd > 1e-12 * Math.Max(1, Math.Abs(mean))
            ? (mean, sd)
            : throw new InvalidInputException("constant-covariate", $"The column {column.Name} has one value for every patient analysed.",
                "logistic regression", "Leave the column out.");
    }

    private static ResponseTerm Term(
        LogisticLikelihood likelihood, LogisticMaximum best, int index, IReadOnlyList<ScanCovariate> columns, (double Mean, double Sd)[] scales, double level)
    {
        // The intercept belongs to columns at 0, not at their means: a contrast of all coefficients, and the likelihood is refitted on it.
        if (index == 0)
        {
            return Intercept(best, scales);
        }

        var unit = scales[index - 1].Sd;
        var limit = ChiSquared.InvCDF(1, level) / 2;
        var beta = best.Beta[index];
        var without = likelihood.Maximise(best.Beta, index, 0).LogLikelihood;
        var ratio = Math.Max(0, 2 * (best.LogLikelihood - without));
        double Drop(double b) => best.LogLikelihood - likelihood.Maximise(best.Beta, index, b).LogLikelihood - limit;
        var error = best.Infinite[index] ? double.NaN : best.Errors[index];
        return new ResponseTerm(
            columns[index - 1].Name,
            best.Infinite[index] ? (beta > 0 ? double.PositiveInfinity : double.NegativeInfinity) : beta / unit,
            error / unit,
            double.IsNaN(error) ? double.NaN : SpecialFunctions.Erfc(Math.Abs(beta / error) / Math.Sqrt(2)),
            SpecialFunctions.Erfc(Math.Sqrt(ratio / 2)),
            best.Infinite[index] && beta < 0 ? double.NegativeInfinity : Limit(Drop, beta, -1) / unit,
            best.Infinite[index] && beta > 0 ? double.PositiveInfinity : Limit(Drop, beta, +1) / unit);
    }

    private static ResponseTerm Intercept(LogisticMaximum best, (double Mean, double Sd)[] scales)
    {
        double[] contrast = [1, .. scales.Select(s => -s.Mean / s.Sd)];
        var value = contrast.Zip(best.Beta, (c, b) => c * b).Sum();
        var error = best.Infinite.Any(i => i) ? double.NaN : best.ErrorOf(contrast);
        return new ResponseTerm(
            "(intercept)", double.IsNaN(error) ? double.NaN : value, error, double.IsNaN(error) ? double.NaN
                : SpecialFunctions.Erfc(Math.Abs(value / error) / Math.Sqrt(2)), double.NaN, double.NaN, double.NaN);
    }

    /// <summary>Where the profile has fallen far enough, outwards from its maximum; infinite where it never does.</summary>
    private static double Limit(Func<double, double> drop, double from, int side)
    {
        var width = 0.5;
        while (width < 200 && drop(from + (side * width)) < 0)
        {
            width *= 2;
        }

        return width >= 200 ? side * double.PositiveInfinity
            : Brent.FindRoot(drop, Math.Min(from, from + (side * width)), Math.Max(from, from + (side * width)), 1e-11, 200);
    }

    private static string? Warn(ResponseTerm[] terms, int rarer, int columns)
    {
        List<string> sentences = [];
        string[] infinite = [.. terms.Where(t => double.IsInfinity(t.Coefficient)).Select(t => t.Name)];
        if (infinite.Length > 0)
        {
            sentences.Add($"{string.Join(", ", infinite)} separates the outcome: the odds ratio is infinite or zero, without a standard error; see the penalised model.");
        }

        if (columns > 0 && rarer < EventsPerTerm * columns)
        {
            sentences.Add(string.Create(CultureInfo.InvariantCulture,
                $"{rarer} patients have the rarer outcome for {columns} columns: fewer than {EventsPerTerm} each."));
        }

        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }
}
