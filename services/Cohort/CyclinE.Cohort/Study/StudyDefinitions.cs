using CyclinE.Cohort.Response;
using CyclinE.Cohort.Response.ContingencyTables;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Study;

/// <summary>The three definitions of cyclin E positive, each analysed for itself.</summary>
internal static class StudyDefinitions
{
    /// <summary>The study by every definition that is known of somebody; amplification always.</summary>
    /// <param name="members">Called arrays, classified by amplification.</param>
    /// <param name="amplification">The definition by amplification in words.</param>
    /// <param name="options">Options.</param>
    public static IReadOnlyList<StudyDefinition> Analyse(IReadOnlyList<CohortMember> members, string amplification, StudyOptions options)
    {
        (string Name, string Text, Func<CohortMember, bool?> Of)[] all =
        [
            ("amplification", amplification, m => m.CyclinEPositive),
            ("expression", "cyclin E by immunohistochemistry or CCNE1 mRNA, as the sheet and the plan's cut say", m => m.CyclinEExpressed),
            ("either", $"{amplification}, or expression", Either),
        ];
        var expressed = members.Any(m => m.CyclinEExpressed is not null);
        return [.. all.Take(expressed ? all.Length : 1)
            .Select(d => Analyse(d.Name, d.Text, [.. members.Select(m => m with { CyclinEPositive = d.Of(m) })],
                // A cut of copy number is the definition by amplification's; in the others it would only be said again.
                d.Name == "amplification" ? options : options with { CutPoint = StudyCutPoint.None }))];
    }

    /// <summary>Amplification against expression, one array a patient; null where expression is known of nobody.</summary>
    public static StudyAgreement? Agreement(IReadOnlyList<CohortMember> members)
    {
        var patients = members.GroupBy(m => m.Patient, StringComparer.Ordinal).Select(g => g.First()).ToList();
        if (!patients.Exists(p => p.CyclinEExpressed is not null && p.CyclinEPositive is not null))
        {
            return null;
        }

        var test = Cohort.Response.ContingencyTables.Agreement.Test([.. patients.Select(p => p.CyclinEPositive)],
            [.. patients.Select(p => p.CyclinEExpressed)]);
        return new StudyAgreement(
            test.Both, test.FirstOnly, test.SecondOnly, test.Neither, test.LeftOut, Known(test.Kappa), Known(test.Lower), Known(test.Upper),
            Known(test.PositiveAgreement), Known(test.NegativeAgreement), test.McNemarExactP);
    }

    private static bool? Either(CohortMember member) =>
        member.CyclinEPositive == true || member.CyclinEExpressed == true ? true
        : member.CyclinEPositive is null || member.CyclinEExpressed is null ? null
        : false;

    private static StudyDefinition Analyse(string name, string text, CohortMember[] members, StudyOptions options)
    {
        var notes = new StudyNotes();
        var patients = StudyPopulation.Select(members, options, notes).Patients;
        StudyEndPoint?[] endPoints = [StudyEndPoints.ProgressionFree.Analyse(patients, options), StudyEndPoints.Overall.Analyse(patients, options)];
        return new StudyDefinition
        {
            Name = name,
            Text = text,
            Patients = patients.Count,
            Positive = patients.Count(p => p.CyclinEPositive == true),
            Benefit = Benefit(name, patients, options),
            EndPoints = [.. endPoints.OfType<StudyEndPoint>()],
            Notes = notes.Sentences,
        };
    }

    private static ResponseResult? Benefit(string name, IReadOnlyList<CohortMember> patients, StudyOptions options) =>
        patients.All(p => p.Benefit is null)
            ? null
            : ResponseAnalysis.Run(
                new ResponseInput
                {
                    Question = $"Clinical benefit, cyclin E by {name}",
                    Group = [.. patients.Select(p => p.CyclinEPositive == true ? "cyclin E positive" : "cyclin E negative")],
                    Outcome = [.. patients.Select(p => p.Benefit switch { true => "benefit", false => "no benefit", null => null })],
                    Groups = ["cyclin E positive", "cyclin E negative"],
                    Outcomes = ["benefit", "no benefit"],
                    Covariates = StudyCovariates.Of(patients, options.CovariateNames),
                },
                new ResponseOptions { Alpha = options.Alpha });

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
