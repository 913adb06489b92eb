using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Peers;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation.Speed;

/// <summary>Ours and the reference programs, in turn, on the same arrays.</summary>
internal static class SpeedStudy
{
    private const int Seed = 42;

    private static readonly SegmentationMethod[] Total = [SegmentationMethod.Robust, SegmentationMethod.Cbs, SegmentationMethod.Fpop, SegmentationMethod.Haar];

    /// <summary>Simulated arrays: every method for log ratios against DNAcopy, and <c>cbs</c> against DNAcopy less its series for ν.</summary>
    public static IEnumerable<SpeedRow> Simulated(IReadOnlyList<int> sizes)
    {
        foreach (var probes in sizes)
        {
            var array = SimulatedArrays.Make(probes);
            var data = $"simulated {probes}";
            var before = Reference([array]);
            var ours = Total.ToDictionary(m => m,
                m => ProcessorTime.Least(() => BreakMethod.Segment(array, new ArraySegmentationOptions { Segmenter = m, CbsSmooth = false })));
            var theirs = Math.Min(before, Reference([array]));
            foreach (var method in Total)
            {
                yield return SpeedRow.Of(Name(method), data, probes, ours[method], "DNAcopy", theirs);
                if (method == SegmentationMethod.Cbs)
                {
                    var (tail, whole) = DnaCopy.TailSeconds(array, Seed);
                    yield return SpeedRow.Of(Name(method), data, probes, ours[method], "DNAcopy less its tail probability (ν)",
                        theirs * (whole - tail) / whole);
                }
            }
        }
    }

    /// <summary>Arrays resampled from H1395: <c>cbs</c> with R's stream and with ours, and the others, against DNAcopy.</summary>
    public static IEnumerable<SpeedRow> Resampled(int perPurity)
    {
        var pools = new H1395Pools();
        MeasuredArray[] arrays = [.. H1395Pools.Purities.SelectMany(p => Enumerable.Range(1, perPurity).Select(seed => pools.Resample(p, seed)))];
        var data = $"H1395 resampled, {arrays.Length} arrays";
        var probes = arrays.Sum(a => a.Profile.Probes.Count);
        var theirs = Math.Min(Reference(arrays), Reference(arrays));
        (string Name, ArraySegmentationOptions Options)[] methods =
        [
            ("cbs --rng r", new ArraySegmentationOptions { Segmenter = SegmentationMethod.Cbs, CbsRandom = CbsRandom.R, CbsSmooth = false }),
            .. Total.Select(m => (Name(m), new ArraySegmentationOptions { Segmenter = m, CbsSmooth = false })),
        ];
        foreach (var (name, options) in methods)
        {
            var ours = ProcessorTime.Least(() =>
            {
                foreach (var array in arrays)
                {
                    BreakMethod.Segment(array, options);
                }
            });
            yield return SpeedRow.Of(name, data, probes, ours, "DNAcopy", theirs);
        }
    }

    /// <summary><c>allele</c> against PSCBS.</summary>
    public static IEnumerable<SpeedRow> Allele()
    {
        var array = Pscbs.Array();
        var theirs = Pscbs.Run();
        var ours = ProcessorTime.Least(() => BreakMethod.Segment(array, new ArraySegmentationOptions { Segmenter = SegmentationMethod.Allele }));
        yield return SpeedRow.Of("allele", array.Name, array.Finite.Length, ours, "PSCBS, segmentation", theirs.SegmentSeconds);
        yield return SpeedRow.Of("allele", array.Name, array.Finite.Length, ours, "PSCBS, segmentation and calls", theirs.SegmentSeconds + theirs.CallSeconds);
    }

    /// <summary>Time against length.</summary>
    public static IEnumerable<LengthRow> Lengths(IReadOnlyList<int> sizes)
    {
        foreach (var probes in sizes)
        {
            var array = SimulatedArrays.Make(probes);
            foreach (var method in Total)
            {
                var seconds = ProcessorTime.Least(() => BreakMethod.Segment(array, new ArraySegmentationOptions { Segmenter = method }));
                yield return new LengthRow(Name(method), probes, seconds, seconds * 1e9 / probes);
            }
        }
    }

    /// <summary>Peak memory above the input.</summary>
    public static IEnumerable<MemoryRow> Memory(int probes) => Total.Select(m => PeakMemory.Measure(m, probes)).OfType<MemoryRow>();

    /// <summary>One fresh run of DNAcopy.</summary>
    private static double Reference(IReadOnlyList<MeasuredArray> arrays) => DnaCopy.Segment(arrays, [Seed], [0], fresh: true).Sum(r => r.Seconds);

    private static string Name(SegmentationMethod method) => method.ToString().ToLowerInvariant();
}
