using System.Globalization;
using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Cox;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Study;

/// <summary>Proportional hazards models of an end point by cyclin E.</summary>
internal static class StudyModels
{
    /// <summary>The term that every model has.</summary>
    public const string Term = "cyclin E positive";

    // Peduzzi, Concato, Feinstein & Holford, J. Clin. Epidemiol. 48:1503 (1995).
    private const int EventsPerTerm = 10;

    /// <summary>Cyclin E alone, and with the covariates where some were asked for; a separated model also under Firth's penalty.</summary>
    public static IReadOnlyList<StudyModel> Of(IReadOnlyList<CohortMember> patients, StudyEndPoints endPoint, StudyOptions options)
    {
        var data = Data(patients, endPoint);
        var cyclinE = CyclinE(patients);
        var models = new List<StudyModel>();
        models.AddRange(Fit(data, [cyclinE]));
        var covariates = StudyCovariates.Of(patients, options.CovariateNames);
        if (covariates.Count > 0)
        {
            models.AddRange(Fit(data, [cyclinE, .. covariates.Select(c => (c.Name, c.Values))]));
        }

        return models;
    }

    /// <summary>The model of cyclin E alone (Efron's ties), one row a patient in their order.</summary>
    public static CoxFit Alone(IReadOnlyList<CohortMember> patients, StudyEndPoints endPoint) =>
        CoxModel.Fit(Data(patients, endPoint), CovariateMatrix.Of(patients.Count, [CyclinE(patients)]), new CoxOptions());

    private static SurvivalData Data(IReadOnlyList<CohortMember> patients, StudyEndPoints endPoint) =>
        SurvivalData.RightCensored([.. patients.Select(endPoint.Months)], [.. patients.Select(endPoint.Event)]);

    private static (string Name, double[] Values) CyclinE(IReadOnlyList<CohortMember> patients) =>
        (Term, CovariateMatrix.Indicator([.. patients.Select(p => p.CyclinEPositive)]));

    private static IEnumerable<StudyModel> Fit(SurvivalData data, IReadOnlyList<(string Name, double[] Values)> columns)
    {
        var matrix = CovariateMatrix.Of(data.Count, columns);
        var fit = CoxModel.Fit(data, matrix, new CoxOptions());
        var few = fit.Events < EventsPerTerm * columns.Count
            ? string.Create(CultureInfo.InvariantCulture,
                $"{fit.Events} events for {columns.Count} {(columns.Count == 1 ? "term" : "terms")}: fewer than {EventsPerTerm} each, so estimates are unstable.")
            : null;
        if (fit.Outcome is CoxOutcome.NoEvents or CoxOutcome.NothingToEstimate or CoxOutcome.NotConverged)
        {
            var why = fit.Outcome switch
            {
                CoxOutcome.NoEvents => "There is no event.",
                CoxOutcome.NothingToEstimate => "No term varies among the patients at risk at any event.",
                _ => "The search did not converge.",
            };
            yield return Model(fit, "cox-efron", why, test: false);
            yield break;
        }

        var separated = fit.Outcome == CoxOutcome.Separated;
        yield return Model(
            fit, "cox-efron",
            separated ? Join("Complete separation: some term orders every event, so its hazard ratio has no finite estimate; see the penalised model.",
                few) : few,
            test: !separated);
        if (separated)
        {
            yield return Model(CoxModel.Fit(data, matrix, new CoxOptions { Firth = true }), "cox-firth", few, test: false);
        }
    }

    private static StudyModel Model(CoxFit fit, string method, string? warning, bool test)
    {
        var proportional = test ? Proportionality.Test(fit).Global.P : double.NaN;
        return new StudyModel
        {
            Method = method,
            Patients = fit.Rows,
            Events = fit.Events,
            Effects = [.. fit.Coefficients.Select(c => new StudyEffect(c.Name, Known(c.HazardRatio), Known(c.Lower), Known(c.Upper), Known(c.P)))],
            ProportionalityP = Known(proportional),
            Warning = warning,
        };
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private static string Join(string first, string? second) => second is null ? first : $"{first} {second}";
}
