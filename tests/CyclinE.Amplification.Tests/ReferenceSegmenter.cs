using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;
using CyclinE.Numerics;

namespace CyclinE.Amplification.Tests;

/// <summary>
/// Exact L2 segmentation by the quadratic dynamic program, β = 3·σ²·τ·ln N, and the scalars it needs, each written in the plainest way:
/// the tests of calling stand on the definitions, not on another service.
/// </summary>
internal static class ReferenceSegmenter
{
    public static ArrayScalars Scalars(ProbeSet probes, float[] log2, double? tau = null)
    {
        int[] ends = [.. probes.Chromosomes.Select(c => c.End)];
        var finite = Enumerable.Range(0, log2.Length).Where(i => float.IsFinite(log2[i])).ToList();
        var autosomes = finite.Where(i => probes.ChromosomeOf(i).IsAutosome).Select(i => (double)log2[i]).ToArray();
        var sigma = LagNoise.Sigma(log2, ends);
        return new ArrayScalars
        {
            Probes = finite.Count,
            Sigma = sigma,
            Tau = tau ?? Tau(probes, log2),
            Centre = Mode(autosomes, 0.5 * sigma),
            CentreHeight = 1,
            TrimmedSd = sigma,
            Dlrs = sigma,
            Mapd = sigma,
        };
    }

    public static ArraySegmentation Segment(ProbeSet probes, float[] log2, ArrayScalars scalars)
    {
        var penalty = 3 * scalars.Sigma * scalars.Sigma * scalars.Tau * Math.Log(scalars.Probes);
        var segments = new List<Segment>();
        foreach (var range in probes.Chromosomes)
        {
            int[] valid = [.. Enumerable.Range(range.First, range.Count).Where(i => float.IsFinite(log2[i]))];
            var first = 0;
            var ends = OptimalEnds([.. valid.Select(i => (double)log2[i])], penalty);
            for (var k = 0; k < ends.Count; k++)
            {
                // Every probe belongs to a segment: those without a value to the one before, the first ones to the first.
                var from = k == 0 ? range.First : valid[first];
                var to = k + 1 == ends.Count ? range.End - 1 : valid[ends[k]] - 1;
                var own = valid[first..ends[k]];
                var noise = LagNoise.Sigma(log2.AsSpan(from, to - from + 1));
                var shrunk = own.Length < 2
                    ? scalars.Sigma * scalars.Sigma
                    : ((20 * scalars.Sigma * scalars.Sigma) + ((own.Length - 1) * noise * noise)) / (19 + own.Length);
                segments.Add(new Segment
                {
                    Chromosome = range.Chromosome,
                    Start = probes.Positions[from],
                    End = probes.Positions[to],
                    FirstProbe = from,
                    LastProbe = to,
                    Probes = own.Length,
                    Mean = own.Average(i => (double)log2[i]),
                    NoiseSd = Math.Sqrt(shrunk),
                });
                first = ends[k];
            }
        }

        return new ArraySegmentation
        {
            Method = "optimal-partitioning",
            Penalty = penalty,
            Sigma = scalars.Sigma,
            Tau = scalars.Tau,
            Probes = scalars.Probes,
            Missing = log2.Length - scalars.Probes,
            Segments = segments,
        };
    }

    private static List<int> OptimalEnds(double[] x, double penalty)
    {
        var n = x.Length;
        double[] sum = new double[n + 1], squares = new double[n + 1], best = new double[n + 1];
        var previous = new int[n + 1];
        best[0] = -penalty;
        for (var t = 1; t <= n; t++)
        {
            sum[t] = sum[t - 1] + x[t - 1];
            squares[t] = squares[t - 1] + (x[t - 1] * x[t - 1]);
            best[t] = double.PositiveInfinity;
            for (var s = 0; s < t; s++)
            {
                var d = sum[t] - sum[s];
                var cost = best[s] + penalty + squares[t] - squares[s] - (d * d / (t - s));
                if (cost < best[t])
                {
                    best[t] = cost;
                    previous[t] = s;
                }
            }
        }

        var ends = new List<int>();
        for (var t = n; t > 0; t = previous[t])
        {
            ends.Insert(0, t);
        }

        return ends;
    }

    private static double Tau(ProbeSet probes, float[] log2)
    {
        var residuals = new List<double[]>();
        foreach (var range in probes.Chromosomes)
        {
            double[] x = [.. log2.AsSpan(range.First, range.Count).ToArray().Where(float.IsFinite).Select(v => (double)v)];
            residuals.Add([.. x.Select((v, i) => v - OrderStatistics.Median(x[Math.Max(0, i - 25)..Math.Min(x.Length, i + 26)]))]);
        }

        var mean = residuals.SelectMany(r => r).Average();
        double Covariance(int lag) => residuals.Sum(r => Enumerable.Range(0, Math.Max(0, r.Length - lag)).Sum(i => (r[i] - mean) * (r[i + lag] - mean)));
        double[] rho = [.. Enumerable.Range(0, 52).Select(k => Covariance(k) / Covariance(0))];
        var total = 0.0;
        for (var k = 1; k < 50 && rho[k] > 0; k++)
        {
            total += rho[k];
        }

        return Math.Max(1, (1 + (2 * total)) / (1 - rho[1]));
    }

    private static double Mode(double[] values, double bandwidth)
    {
        double Density(double x) => values.Sum(v => Math.Exp(-0.5 * (v - x) * (v - x) / (bandwidth * bandwidth)));
        var coarse = Enumerable.Range(-50, 101).Select(i => 0.02 * i).MaxBy(Density);
        return Enumerable.Range(-10, 21).Select(i => coarse + (0.002 * i)).MaxBy(Density);
    }
}
