using CyclinE.Cohort.Power;
using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Survival.Comparison;
using CyclinE.Cohort.Survival.Curves;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Study;

/// <summary>A time to event of the study: which of a patient's values it is, and the curves by cyclin E.</summary>
/// <param name="Name">The end point in words, as a sentence begins with it.</param>
/// <param name="Months">Time of a patient.</param>
/// <param name="Event">Whether the event was observed.</param>
internal sealed record StudyEndPoints(string Name, Func<CohortMember, double?> Months, Func<CohortMember, bool?> Event)
{
    private const string PositiveLabel = "cyclin E positive";
    private const string NegativeLabel = "cyclin E negative";

    /// <summary>Time to progression or death.</summary>
    public static StudyEndPoints ProgressionFree { get; } = new("Progression-free survival", m => m.PfsMonths, m => m.PfsEvent);

    /// <summary>Time to death.</summary>
    public static StudyEndPoints Overall { get; } = new("Overall survival", m => m.OsMonths, m => m.OsEvent);

    /// <summary>Whether a patient has time and event.</summary>
    public bool Has(CohortMember member) => Months(member) is { } months && Event(member) is not null && double.IsFinite(months) && months >= 0;

    /// <summary>Curves and log-rank test; what cannot be made is noted with its reason.</summary>
    public (SurvivalCurve? Positive, SurvivalCurve? Negative, LogRankTest? LogRank) Curves(IReadOnlyList<CohortMember> patients, StudyNotes notes)
    {
        var evaluable = patients.Where(Has).ToArray();
        if (evaluable.Length == 0)
        {
            notes.Add(patients.Count == 0 ? $"{Name}: nobody to analyse." : $"{Name}: no patient has both time and event, so there is no curve.");
            return default;
        }

        notes.LeftOut(Name, "without a time of at least 0 months and an event", patients.Where(p => !Has(p)));

        // Ties are resolved over both groups at once, so that curves and test see the same times.
        var times = TiedTimes.Resolve([.. evaluable.Select(p => Months(p)!.Value)]);
        bool[] events = [.. evaluable.Select(p => Event(p)!.Value)];
        bool[] positive = [.. evaluable.Select(p => p.CyclinEPositive!.Value)];
        var test = LogRank.Test(times, events, positive);
        var (positiveCurve, negativeCurve) = (Curve(PositiveLabel, true), Curve(NegativeLabel, false));
        if (test is null)
        {
            var reason = positiveCurve is null ? "no patient with an end point is cyclin E positive"
                : negativeCurve is null ? "no patient with an end point is cyclin E negative"
                : "no event falls while both groups are at risk";
            notes.Add($"{Name}: the log-rank test is undefined because {reason}.");
        }

        foreach (var curve in new[] { positiveCurve, negativeCurve })
        {
            if (curve is { Median: null })
            {
                notes.Add($"{Name}, {curve.Label}: the median is not reached.");
            }
        }

        return (positiveCurve, negativeCurve, test);

        SurvivalCurve? Curve(string label, bool group)
        {
            int[] rows = [.. Enumerable.Range(0, evaluable.Length).Where(i => positive[i] == group)];
            return rows.Length == 0 ? null : KaplanMeier.Estimate(label, [.. rows.Select(i => times[i])], [.. rows.Select(i => events[i])]);
        }
    }

    /// <summary>Everything about this end point; null where no patient has it.</summary>
    public StudyEndPoint? Analyse(IReadOnlyList<CohortMember> patients, StudyOptions options)
    {
        var evaluable = patients.Where(Has).ToArray();
        if (evaluable.Length == 0)
        {
            return null;
        }

        var notes = new StudyNotes();
        var (positive, negative, test) = Curves(patients, notes);
        var difference = positive is null || negative is null ? null : MeanDifference(evaluable, notes);
        var events = evaluable.Count(p => Event(p) == true);
        if (test is not null && test.P > options.Alpha)
        {
            notes.Add(PowerSentence.Hazards(Name, test.P, events, evaluable.Count(p => p.CyclinEPositive == true), evaluable.Length, options.Alpha));
        }

        if (options.CutPoint == StudyCutPoint.Ccne1)
        {
            notes.Add(StudyCut.Sentence(evaluable, this));
        }

        if (options.Diagnostics)
        {
            StudyDiagnostics.Note(evaluable, this, notes);
        }

        return new StudyEndPoint
        {
            Name = Name,
            Patients = evaluable.Length,
            Events = events,
            Positive = positive,
            Negative = negative,
            LogRank = test,
            MeanDifference = difference,
            Models = StudyModels.Of(evaluable, this, options),
            Notes = notes.Sentences,
        };
    }

    private StudyMeanDifference? MeanDifference(CohortMember[] evaluable, StudyNotes notes)
    {
        if (RestrictedMean.Compare(Estimate(true), Estimate(false)) is not { } compared)
        {
            notes.Add($"{Name}: the follow-up of one group ends at month 0, so there is no restricted mean to compare.");
            return null;
        }

        return double.IsFinite(compared.Difference)
            ? new StudyMeanDifference(
                compared.First.Horizon, compared.First.Mean, compared.Second.Mean, compared.Difference, compared.Lower, compared.Upper, compared.P)
            : null;

        SurvivalEstimate Estimate(bool group)
        {
            var rows = evaluable.Where(p => p.CyclinEPositive == group).ToList();
            return KaplanMeier.Estimate(SurvivalData.RightCensored([.. rows.Select(Months)], [.. rows.Select(Event)]), new SurvivalOptions())[0];
        }
    }
}
