using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Study;

/// <summary>Collects the sentences that stand beside the study table.</summary>
internal sealed class StudyNotes
{
    private const int Named = 10;

    private readonly List<string> _sentences = [];

    /// <summary>The sentences in the order they were added.</summary>
    public IReadOnlyList<string> Sentences => _sentences;

    /// <summary>Adds one sentence.</summary>
    public void Add(string sentence) => _sentences.Add(sentence);

    /// <summary>Adds who was left out of what and why; nothing where nobody was.</summary>
    public void LeftOut(string what, string why, IEnumerable<CohortMember> patients)
    {
        string[] ids = [.. patients.Select(p => p.Patient)];
        if (ids.Length > 0)
        {
            Add($"{what}: {Patients(ids.Length)} left out, {why}: {Join(ids)}.");
        }
    }

    /// <summary><c>1 patient</c>, <c>2 patients</c>.</summary>
    public static string Patients(int count) => count == 1 ? "1 patient" : $"{count} patients";

    /// <summary>Ids as a list, cut after ten.</summary>
    public static string Join(IReadOnlyCollection<string> ids) =>
        ids.Count <= Named ? string.Join(", ", ids) : $"{string.Join(", ", ids.Take(Named))} and {ids.Count - Named} more";
}
