namespace CyclinE.Segmentation.Tuning;

/// <summary>What tuning does to one array that took no part in it.</summary>
/// <param name="Name">The array.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Penalty">β learned from the other arrays, in squared log2 units.</param>
/// <param name="Errors">Label errors at that β.</param>
/// <param name="DefaultPenalty">β of the default rule.</param>
/// <param name="DefaultErrors">Label errors at that β.</param>
public sealed record TunedArray(string Name, int Labels, double Penalty, LabelErrors Errors, double DefaultPenalty, LabelErrors DefaultErrors);
