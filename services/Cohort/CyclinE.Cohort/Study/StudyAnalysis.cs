using System.Globalization;
using CyclinE.Cohort.Response.ContingencyTables;
using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Study;

/// <summary>The study table: clinical benefit and progression-free survival by cyclin E amplification.</summary>
public static class StudyAnalysis
{
    /// <summary>
    /// Analyses a cohort. Whoever cannot be analysed is left out and named in the notes; a cohort without end points gives its
    /// table of members and the notes that say so.
    /// </summary>
    /// <param name="members">Called tumour arrays, any order, distinct array ids.</param>
    /// <param name="absent">Arrays that could not take part, with state and reason.</param>
    /// <param name="options">Definition of the groups and of the population.</param>
    /// <exception cref="ArgumentException">An array id occurs twice.</exception>
    public static CohortStudy Analyse(
        IReadOnlyList<CohortMember> members, IReadOnlyList<AbsentArray> absent, StudyOptions options)
    {
        if (members.GroupBy(m => m.Array, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Array {twice.Key} is a member {twice.Count()} times.", nameof(members));
        }

        CohortMember[] classified = [.. members.Select(m => Classify(Finite(m), options)).OrderBy(m => m.Array, StringComparer.Ordinal)];
        AbsentArray[] missing = [.. absent.OrderBy(a => a.Array, StringComparer.Ordinal)];
        var notes = new StudyNotes();
        NotePoints(classified, notes);
        var population = StudyPopulation.Select(classified, options, notes);
        var benefit = Benefit(population.Patients, notes);
        var survival = StudyEndPoints.ProgressionFree.Curves(population.Patients, notes);
        return new CohortStudy
        {
            Called = classified.Length,
            Analysed = population.Patients.Count,
            Population = population.Description,
            Absent = missing,
            Members = classified,
            Definition = Definition(options),
            Benefit = benefit,
            Positive = survival.Positive,
            Negative = survival.Negative,
            LogRank = survival.LogRank,
            Definitions = StudyDefinitions.Analyse(classified, Definition(options), options),
            Agreement = StudyDefinitions.Agreement(classified),
            Notes = [population.Summary(classified.Length, missing), .. notes.Sentences],
        };
    }

    private static string Definition(StudyOptions options) =>
        options.CyclinECut > 0
            ? string.Create(CultureInfo.InvariantCulture, $"CCNE1 log2 ≥ {options.CyclinECut:0.####}")
            : "CCNE1 amplified (each array's own call)";

    // What is not finite is missing.
    private static CohortMember Finite(CohortMember member) => member with
    {
        Ccne1Log2 = Finite(member.Ccne1Log2),
        Erbb2Log2 = Finite(member.Erbb2Log2),
        PfsMonths = Finite(member.PfsMonths),
        OsMonths = Finite(member.OsMonths),
    };

    private static double? Finite(double? value) => value is { } known && double.IsFinite(known) ? known : null;

    private static CohortMember Classify(CohortMember member, StudyOptions options) =>
        options.CyclinECut > 0
            ? member with { CyclinEPositive = member.Ccne1Log2 is { } log2 ? log2 >= options.CyclinECut : null }
            : member;

    private static void NotePoints(CohortMember[] members, StudyNotes notes)
    {
        string[] arrays = [.. members.Where(m => m.Ccne1Point && m.CyclinEPositive != true).Select(m => m.Array)];
        if (arrays.Length > 0)
        {
            notes.Add(
                $"A point event of an amplification's level lies over CCNE1 of {StudyNotes.Join(arrays)}: not counted as amplified. "
                + "points = call of call-array counts such events.");
        }
    }

    private static TwoByTwo? Benefit(IReadOnlyList<CohortMember> patients, StudyNotes notes)
    {
        var evaluable = patients.Where(p => p.Benefit is not null).ToArray();
        if (evaluable.Length == 0)
        {
            notes.Add(patients.Count == 0 ? "Clinical benefit: nobody to analyse." : "Clinical benefit: not stated for any patient, so there is no table.");
            return null;
        }

        notes.LeftOut("Clinical benefit", "not evaluable", patients.Where(p => p.Benefit is null));
        int Count(bool positive, bool benefit) => evaluable.Count(p => p.CyclinEPositive == positive && p.Benefit == benefit);
        var (a, b, c, d) = (Count(true, true), Count(true, false), Count(false, true), Count(false, false));
        var test = FisherExact.Test(a, b, c, d);
        if (test.Undefined is not null)
        {
            var reason = a + b == 0 ? "no evaluable patient is cyclin E positive"
                : c + d == 0 ? "no evaluable patient is cyclin E negative"
                : a + c == 0 ? "no patient had clinical benefit"
                : "every patient had clinical benefit";
            notes.Add($"Clinical benefit: the odds ratio is undefined and P is 1 because {reason}.");
        }

        return new TwoByTwo
        {
            PositiveYes = a,
            PositiveNo = b,
            NegativeYes = c,
            NegativeNo = d,
            P = test.P,
            OddsRatio = test.OddsRatio,
            Lower = test.Lower,
            Upper = test.Upper,
        };
    }
}
