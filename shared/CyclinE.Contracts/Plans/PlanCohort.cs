namespace CyclinE.Contracts;

/// <summary>The cohort unit of a batch.</summary>
/// <param name="MinArrays">Fewest called arrays of role tumour for an analysis.</param>
public sealed record PlanCohort(int MinArrays)
{
    /// <summary>The unit's name.</summary>
    public const string Name = "cohort";
}
