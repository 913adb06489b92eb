namespace CyclinE.Cohort;

/// <summary>The array most like another.</summary>
/// <param name="Other">That array.</param>
/// <param name="Correlation">Correlation of the fingerprints.</param>
/// <param name="Deviation">
/// Distance of that correlation from the median of those with all other sources, on Fisher's scale in robust sds; null with few others.
/// </param>
/// <param name="OwnSource">The most like one of the same source; null where the source has no other array.</param>
internal sealed record ClosestArray(ArrayToCompare Other, double Correlation, double? Deviation, (ArrayToCompare Other, double Correlation)? OwnSource);
