using CyclinE.Genomics;

namespace CyclinE.Reporting;

/// <summary>What is long of an array and is read when it is written.</summary>
/// <param name="Segmentation">The segmentation; null where there is none.</param>
/// <param name="Calls">The calls; null where there are none.</param>
/// <param name="Limits">The detection limits; null where limit-array took no part.</param>
public sealed record ArrayDetail(Segmentation? Segmentation, ArrayCalls? Calls, DetectionLimits? Limits);
