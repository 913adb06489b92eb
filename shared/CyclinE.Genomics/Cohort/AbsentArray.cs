namespace CyclinE.Genomics;

/// <summary>An array of the plan that takes no part in a cohort.</summary>
/// <param name="Array">Array id.</param>
/// <param name="State">How its unit ended.</param>
/// <param name="Reason">Why.</param>
public sealed record AbsentArray(string Array, string State, string Reason);
