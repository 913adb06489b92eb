using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Study;

/// <summary>Who is analysed: one array per patient, of known group, in the stated population.</summary>
/// <param name="Patients">One member per analysed patient, by array id; cyclin E status known.</param>
/// <param name="Description">The population in words.</param>
internal sealed record StudyPopulation(IReadOnlyList<CohortMember> Patients, string Description)
{
    /// <summary>Selects the population and notes whom it leaves out.</summary>
    public static StudyPopulation Select(IReadOnlyList<CohortMember> members, StudyOptions options, StudyNotes notes)
    {
        var patients = OnePerPatient(members, notes);
        var (population, description) = ByHer2(patients, options, notes);
        notes.LeftOut("Cyclin E", "CCNE1 has no value on the array", population.Where(p => p.CyclinEPositive is null));
        return new StudyPopulation([.. population.Where(p => p.CyclinEPositive is not null)], description);
    }

    /// <summary>The first sentence of the notes: how many of how many were analysed.</summary>
    public string Summary(int called, IReadOnlyCollection<AbsentArray> absent)
    {
        var arrays = called + absent.Count == 1 ? "1 tumour array" : $"{called + absent.Count} tumour arrays";
        var states = absent.Count == 0
            ? ""
            : $" ({string.Join(", ", absent.GroupBy(a => a.State, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"))})";
        return $"Analysed: {StudyNotes.Patients(Patients.Count)}, {Description}, from {called} called of {arrays}{states}.";
    }

    private static List<CohortMember> OnePerPatient(IReadOnlyList<CohortMember> members, StudyNotes notes)
    {
        var patients = new List<CohortMember>();
        foreach (var arrays in members.GroupBy(m => m.Patient, StringComparer.Ordinal))
        {
            CohortMember[] ordered = [.. arrays.OrderBy(m => m.Array, StringComparer.Ordinal)];
            patients.Add(ordered[0]);
            if (ordered.Length == 1)
            {
                continue;
            }

            var conflict = ordered.Any(m => !SameClinical(m, ordered[0])) ? "; their clinical values differ, those of this array's row count" : "";
            notes.Add(
                $"Patient {arrays.Key} has {ordered.Length} arrays ({StudyNotes.Join([.. ordered.Select(m => m.Array)])}): " +
                $"{ordered[0].Array}, the first by array id, is analysed{conflict}.");
        }

        return [.. patients.OrderBy(p => p.Array, StringComparer.Ordinal)];
    }

    private static bool SameClinical(CohortMember a, CohortMember b) =>
        (a.Her2, a.Her2Undecided, a.Benefit, a.PfsMonths, a.PfsEvent) == (b.Her2, b.Her2Undecided, b.Benefit, b.PfsMonths, b.PfsEvent);

    private static (IReadOnlyList<CohortMember> Members, string Description) ByHer2(
        IReadOnlyList<CohortMember> patients, StudyOptions options, StudyNotes notes)
    {
        if (!options.Her2PositiveOnly)
        {
            return (patients, "of any HER2 status");
        }

        if (patients.Count > 0 && patients.All(p => p.Her2 is null && p.Her2Undecided is null))
        {
            notes.Add("HER2 is stated for no patient, so all are analysed and nothing here is about HER2-positive disease; fill the column her2 to restrict the analysis.");
            return (patients, "HER2 not stated");
        }

        notes.LeftOut("HER2", "negative", patients.Where(p => p.Her2 == false));
        foreach (var undecided in patients.Where(p => p.Her2Undecided is not null).GroupBy(p => p.Her2Undecided!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            notes.LeftOut("HER2", undecided.Key, undecided);
        }

        notes.LeftOut("HER2", "not stated", patients.Where(p => p.Her2 is null && p.Her2Undecided is null));
        return ([.. patients.Where(p => p.Her2 == true)], "HER2-positive");
    }
}
