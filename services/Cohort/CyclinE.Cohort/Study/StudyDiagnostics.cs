using System.Globalization;
using CyclinE.Cohort.Survival.Cox;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Study;

/// <summary>What an end point's model of cyclin E alone predicts, and on which patients it hangs.</summary>
internal static class StudyDiagnostics
{
    private const int Named = 3;

    // Months at which survival is predicted, as far as somebody was followed.
    private static readonly double[] Horizons = [12, 24];

    /// <summary>Adds the sentences; a model without a finite maximum has none, and that is said.</summary>
    /// <param name="patients">Patients with time, event and group.</param>
    /// <param name="endPoint">Which time and event.</param>
    /// <param name="notes">Where they are added.</param>
    public static void Note(IReadOnlyList<CohortMember> patients, StudyEndPoints endPoint, StudyNotes notes)
    {
        var fit = StudyModels.Alone(patients, endPoint);
        if (fit.Outcome != CoxOutcome.Converged)
        {
            notes.Add($"{endPoint.Name}: no diagnostics, since the model of cyclin E alone has no finite estimate.");
            return;
        }

        notes.Add(Predicted(fit, patients.Max(p => endPoint.Months(p)!.Value), endPoint.Name));
        notes.Add(Influence(fit, patients, endPoint.Name));
        notes.Add(Residual(fit, patients, endPoint.Name));
    }

    private static string Predicted(CoxFit fit, double followUp, string name)
    {
        double[] within = [.. Horizons.Where(h => h <= followUp)];
        double[] horizons = within.Length > 0 ? within : [followUp];
        var (positive, negative) = (CoxBaseline.Curve(fit, [1]), CoxBaseline.Curve(fit, [0]));
        return $"{name}: the model of cyclin E alone predicts {string.Join("; ", horizons.Select(At))} (Efron's baseline, 95% limits).";

        string At(double months) => string.Create(
            CultureInfo.InvariantCulture,
            $"at {months:0.#} months {Survival(positive, months)} of the cyclin E positive and {Survival(negative, months)} of the negative event-free");
    }

    private static string Survival(IReadOnlyList<BaselinePoint> curve, double months)
    {
        var before = curve.Where(p => p.Time <= months).ToList();
        return before.Count == 0
            ? "100%"
            : string.Create(CultureInfo.InvariantCulture, $"{100 * before[^1].Survival:0}% ({100 * before[^1].Lower:0}–{100 * before[^1].Upper:0}%)");
    }

    private static string Influence(CoxFit fit, IReadOnlyList<CohortMember> patients, string name)
    {
        var change = CoxResiduals.DfBeta(fit, patients.Count);
        var most = Enumerable.Range(0, patients.Count).OrderByDescending(i => Math.Abs(change[i])).ThenBy(i => i).Take(Named);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: the log hazard ratio ({fit.Coefficients[0].Estimate:0.###}) is moved most by {string.Join(", ", most.Select(i => string.Create(CultureInfo.InvariantCulture, $"{patients[i].Patient} ({change[i]:+0.###;−0.###;0})")))} (dfbeta: about what it would lose without the patient).");
    }

    private static string Residual(CoxFit fit, IReadOnlyList<CohortMember> patients, string name)
    {
        var residuals = CoxResiduals.Deviance(fit, patients.Count);
        var largest = Enumerable.Range(0, patients.Count).MaxBy(i => Math.Abs(residuals[i]));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: the largest deviance residual is that of {patients[largest].Patient} ({residuals[largest]:+0.##;−0.##;0}), {(residuals[largest] > 0 ? "an event earlier" : "followed for longer")} than the model expects.");
    }
}
