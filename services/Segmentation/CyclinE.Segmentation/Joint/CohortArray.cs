using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary>One array of a cohort.</summary>
/// <param name="Name">Its id in the sheet.</param>
/// <param name="Profile">Its profile.</param>
/// <param name="Scalars">Its scalars.</param>
/// <param name="Centre">The centre that its calls used (log2 units).</param>
public sealed record CohortArray(string Name, Profile Profile, ArrayScalars Scalars, double Centre);
