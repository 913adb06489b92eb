namespace CyclinE.Reporting;

/// <summary>The time one stage took in a run, summed over its units.</summary>
/// <param name="Stage">Stage name, such as <c>segment-array</c>.</param>
/// <param name="WallSeconds">Wall seconds.</param>
/// <param name="Computed">Artifacts computed.</param>
/// <param name="Reused">Artifacts found in the store.</param>
public sealed record StageSeconds(string Stage, double WallSeconds, int Computed, int Reused);
