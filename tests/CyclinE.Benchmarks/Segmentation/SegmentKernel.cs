using CyclinE.Benchmarks.Segmentation.Data;

namespace CyclinE.Benchmarks.Segmentation;

/// <summary>A segmentation of one chromosome: finite values less their median in, ascending ends out, their number returned.</summary>
internal delegate int SegmentKernel(double[] values, MeasuredArray array, Span<int> ends);
