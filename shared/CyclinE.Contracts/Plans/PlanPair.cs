namespace CyclinE.Contracts;

/// <summary>A resistant array and its parental.</summary>
/// <param name="Resistant">Array id.</param>
/// <param name="Parental">Array id.</param>
public sealed record PlanPair(string Resistant, string Parental)
{
    /// <summary>The unit's name.</summary>
    public string Name => $"{Resistant}~{Parental}";
}
