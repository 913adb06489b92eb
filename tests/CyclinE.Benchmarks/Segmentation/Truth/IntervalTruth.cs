using System.Globalization;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary>Coverage of the default method's breakpoint intervals, by the study of the verb <c>intervals</c>.</summary>
internal static class IntervalTruth
{
    /// <summary>At least <paramref name="breaks"/> simulated breaks for each noise, with long segments and with short ones.</summary>
    public static IEnumerable<CoverageRow> Measure(int breaks, int seed)
    {
        foreach (var shortest in (int[])[200, 10])
        {
            foreach (var noise in Enum.GetValues<IntervalsNoise>())
            {
                var all = new IntervalsTally();
                var tallies = IntervalsStudy.Run(noise, shortest, breaks, seed, new ArraySegmentationOptions());
                for (var k = 0; k < tallies.Length; k++)
                {
                    all.Add(tallies[k]);
                    yield return Row(noise, shortest, IntervalsArray.Jumps[k].ToString("0.0", CultureInfo.InvariantCulture), tallies[k]);
                }

                yield return Row(noise, shortest, "all", all);
            }
        }
    }

    private static CoverageRow Row(IntervalsNoise noise, int shortest, string jump, IntervalsTally t)
    {
        double matched = Math.Max(1, t.Matched);
        return new CoverageRow(noise.ToString(), shortest, jump, t.Truths, t.Matched, t.Exact / matched, t.Covered / matched, t.Width / matched);
    }
}
