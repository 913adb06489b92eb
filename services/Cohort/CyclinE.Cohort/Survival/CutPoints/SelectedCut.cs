namespace CyclinE.Cohort;

/// <summary>A cut-point that was chosen because it separates survival best, with P corrected for the choice.</summary>
/// <param name="Cut">Rows at or below it are the low group.</param>
/// <param name="Statistic">Largest |standardised sum of log-rank scores| over the cuts.</param>
/// <param name="Low">Rows at or below the cut.</param>
/// <param name="High">Rows above it.</param>
/// <param name="Cuts">Cuts tried.</param>
/// <param name="BoundP">Hothorn–Lausen bound; null where there are more rows than it is computed for.</param>
/// <param name="ImprovedBonferroniP">Improved Bonferroni bound of Lausen, Sauerbrei and Schumacher (asymptotic).</param>
/// <param name="PermutationP">Conditional Monte Carlo, (1 + permutations at least as large)/(1 + permutations).</param>
/// <param name="Missing">Rows left out because a value is missing.</param>
public sealed record SelectedCut(
    double Cut, double Statistic, int Low, int High, int Cuts, double? BoundP, double ImprovedBonferroniP, double PermutationP, int Missing)
{
    /// <summary>Always true: whoever prints a hazard ratio at this cut prints that the cut was selected.</summary>
    public bool Selected => true;
}
