namespace CyclinE.Cohort;

/// <summary>The array most like another.</summary>
/// <param name="Other">That array.</param>
/// <param name="Correlation">Correlation of the fingerprints.</param>
/// <param name="OwnSource">The most like one of the same source; null where the source has no other array.</param>
internal sealed record ClosestArray(ArrayToCompare Other, double Correlation, (ArrayToCompare Other, double Correlation)? OwnSource);
