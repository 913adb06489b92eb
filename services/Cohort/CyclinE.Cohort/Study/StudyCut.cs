using System.Globalization;
using CyclinE.Cohort.Survival.CutPoints;
using CyclinE.Genomics.Results.Cohort.Study;

namespace CyclinE.Cohort.Study;

/// <summary>The cut of CCNE1 that separates an end point best, said with what the selection costs.</summary>
internal static class StudyCut
{
    /// <summary>One sentence, which says that the cut was selected; no hazard ratio is given at it.</summary>
    /// <param name="patients">Patients with time and event.</param>
    /// <param name="endPoint">Which time and event.</param>
    public static string Sentence(IReadOnlyList<CohortMember> patients, StudyEndPoints endPoint)
    {
        var options = new CutPointOptions();
        double[] values = [.. patients.Select(p => p.Ccne1Log2 ?? double.NaN)];
        var cut = MaxSelectedCut.Find(
            [.. patients.Select(p => endPoint.Months(p)!.Value)], [.. patients.Select(p => endPoint.Event(p) == true)], values, options);
        if (cut is null)
        {
            return $"{endPoint.Name}: no cut of CCNE1 could be selected: {(patients.Any(p => endPoint.Event(p) == true)
                ? "no two values differ between the 10% and the 90% quantile" : "there is no event")}.";
        }

        var bound = cut.BoundP is { } p
            ? string.Create(CultureInfo.InvariantCulture, $"{p:G2} (bound of Hothorn and Lausen)")
            : string.Create(CultureInfo.InvariantCulture, $"{cut.ImprovedBonferroniP:G2} (improved Bonferroni, for more than {options.BoundRows} patients)");
        var missing = cut.Missing > 0 ? $"; {StudyNotes.Patients(cut.Missing)} without a value left out" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{endPoint.Name}: selected cut of CCNE1, log2 above {cut.Cut:0.####} ({cut.High} of {cut.Low + cut.High} patients{missing}), because its standardised log-rank statistic, {cut.Statistic:0.##}, is the largest of {cut.Cuts} cuts between the 10% and the 90% quantile. P corrected for the selection: {bound}, {cut.PermutationP:G2} (Monte Carlo, {options.Permutations} permutations, seed {options.Seed}). A hazard ratio at a selected cut is too far from 1, so none is given; the cut has to be confirmed in other patients.");
    }
}
