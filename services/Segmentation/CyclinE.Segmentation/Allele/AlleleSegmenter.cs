using System.Buffers;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;
using CyclinE.Segmentation.Joint;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Allele;

/// <summary>
/// Segments log ratio and B-allele frequency together: minimises Σ ρ((r − μ)/σ_r) + h·ρ((m − ν)/σ_m) + β′ per break, with
/// m = |b′ − ½|, h = 1 at heterozygotes, ρ(u) = min(u², K²), b′ after TumorBoost (Bengtsson, Neuvial and Speed, BMC
/// Bioinformatics 11:245, 2010) where there is a matched normal.
/// </summary>
public static class AlleleSegmenter
{
    /// <summary>
    /// K of m. A homozygous locus taken for a heterozygous one is a common outlier and comes in runs, so m has the smallest
    /// cap: alone, without the log ratio, it makes a segment of at least 2β′/9 heterozygotes.
    /// </summary>
    private const double FoldedCap = 3;

    /// <summary>What the whole array's B-allele frequencies tell; null where there are none.</summary>
    /// <param name="profile">All chromosomes of the array. BAF counts also at probes without a log2 ratio.</param>
    public static AlleleScalars? Scalars(Profile profile)
    {
        if (profile.Baf is not { } baf || !HasFinite(baf))
        {
            return null;
        }

        var normal = profile.NormalBaf is { } given && HasFinite(given) ? given : null;
        var fitted = normal is null ? HeterozygoteLimit.OfTumour(baf) : HeterozygoteLimit.OfNormal(normal);
        var limit = fitted ?? HeterozygoteLimit.Default;
        var chromosomes = profile.Probes.Chromosomes;
        var ends = new int[chromosomes.Count];
        var rented = ArrayPool<double>.Shared.Rent(Math.Max(1, baf.Length));
        try
        {
            var count = 0;
            for (var i = 0; i < ends.Length; i++)
            {
                for (var probe = chromosomes[i].First; probe < chromosomes[i].End; probe++)
                {
                    var signed = Signed(baf[probe], normal is null ? float.NaN : normal[probe], normal is not null, limit);
                    if (!double.IsNaN(signed))
                    {
                        rented[count++] = signed;
                    }
                }

                ends[i] = count;
            }

            var (sigma, error) = BafNoise.Estimate(rented.AsSpan(0, count), ends);
            return new AlleleScalars
            {
                FromNormal = normal is not null,
                HeterozygoteLimit = limit,
                LimitFitted = fitted is not null,
                Heterozygotes = count,
                FoldedSigma = FoldedNoise(rented.AsSpan(0, count), ends),
                BafSigma = sigma,
                BafSigmaError = error,
            };
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Writes m = |b′ − ½| per probe, NaN where it is not heterozygous.</summary>
    /// <param name="baf">B-allele frequency.</param>
    /// <param name="normalBaf">The matched normal's, as long; ignored (and may be empty) where the scalars are not from a normal.</param>
    /// <param name="scalars">Of the whole array.</param>
    /// <param name="folded">Receives m; as long as <paramref name="baf"/>.</param>
    public static void Fold(ReadOnlySpan<float> baf, ReadOnlySpan<float> normalBaf, AlleleScalars scalars, Span<double> folded)
    {
        for (var i = 0; i < baf.Length; i++)
        {
            folded[i] = Math.Abs(Signed(baf[i], scalars.FromNormal ? normalBaf[i] : float.NaN, scalars.FromNormal, scalars.HeterozygoteLimit));
        }
    }

    /// <summary>Segments one chromosome.</summary>
    /// <param name="log2">Finite log2 ratios, best less their median.</param>
    /// <param name="folded">m of the same probes (<see cref="Fold"/>); NaN where not heterozygous. Empty: no B-allele frequencies.</param>
    /// <param name="sigma">σ_r of the whole array (effective).</param>
    /// <param name="foldedSigma">σ_m of the whole array (<see cref="AlleleScalars.FoldedSigma"/>).</param>
    /// <param name="tau">τ of the whole array (effective).</param>
    /// <param name="probes">N: finite probes of the whole array.</param>
    /// <param name="options">What the user set; <see cref="SegmentationOptions.AllelePenalty"/> and <see cref="SegmentationOptions.MinProbes"/> are
    /// read.</param>
    /// <param name="ends">At least as long as <paramref name="log2"/>. Receives one past the index of the last probe of each segment, ascending.</param>
    /// <param name="cancellationToken">Looked at in each round of the search.</param>
    /// <returns>The number of segments; 0 for no probes.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public static int Segment(
        ReadOnlySpan<double> log2,
        ReadOnlySpan<double> folded,
        double sigma,
        double foldedSigma,
        double tau,
        int probes,
        SegmentationOptions options,
        Span<int> ends,
        CancellationToken cancellationToken)
    {
        if (ends.Length < log2.Length || (!folded.IsEmpty && folded.Length != log2.Length))
        {
            throw new ArgumentException($"{log2.Length} log2 ratios, {folded.Length} folded BAF, room for {ends.Length} ends.", nameof(ends));
        }

        double[][] channels = folded.IsEmpty ? [InUnits(log2, sigma)] : [InUnits(log2, sigma), InUnits(folded, foldedSigma)];
        var taus = new double[channels.Length];
        Array.Fill(taus, 1);
        var penalty = Penalty(tau, probes, options);
        bool[] folds = [false, true];
        double[] caps = [PrivateView.Cap(penalty, options.MinProbes), FoldedCap];
        var found = SharedBreaks.Find(channels, taus, penalty, caps, folds, options.MinProbes, cancellationToken);
        found.CopyTo(ends);
        return found.Length;
    }

    /// <summary>β′ = c′·τ·ln N per break, without unit: both terms are in units of their noise. One probe counts as two.</summary>
    /// <param name="tau">Effective τ.</param>
    /// <param name="probes">N.</param>
    /// <param name="options">Holds c′.</param>
    public static double Penalty(double tau, int probes, SegmentationOptions options) =>
        options.AllelePenalty * tau * Math.Log(Math.Max(2, probes));

    /// <summary>What the heterozygotes of one segment tell.</summary>
    /// <param name="folded">m of the segment's probes; NaN is passed over.</param>
    /// <param name="scalars">Of the whole array.</param>
    public static AlleleState Describe(ReadOnlySpan<double> folded, AlleleScalars scalars)
    {
        var present = new double[folded.Length];
        var n = 0;
        foreach (var m in folded)
        {
            if (!double.IsNaN(m))
            {
                present[n++] = m;
            }
        }

        if (n == 0)
        {
            return new AlleleState(0, null, null);
        }

        var mean = PairwiseSum.Of(present.AsSpan(0, n)) / n;
        var imbalance = Math.Min(0.5, FoldedNormal.Location(mean, scalars.BafSigma));
        var median = OrderStatistics.Median(present.AsSpan(0, n));
        return new AlleleState(n, imbalance, FoldedNormal.BalanceP(median, n, scalars.BafSigma, scalars.BafSigmaError));
    }

    /// <summary>Copies of the minor and of the major allele: C(½ − ν) and C(½ + ν).</summary>
    /// <param name="copies">C, total copies: 2·2^(μ − centre), or better where purity and ploidy are known.</param>
    /// <param name="imbalance">ν.</param>
    public static (double Minor, double Major) Copies(double copies, double imbalance) =>
        (copies * (0.5 - imbalance), copies * (0.5 + imbalance));

    /// <summary>b′ − ½ at a heterozygous locus, NaN elsewhere.</summary>
    private static double Signed(float baf, float normalBaf, bool fromNormal, double limit)
    {
        if (!float.IsFinite(baf) || (fromNormal && !float.IsFinite(normalBaf)))
        {
            return double.NaN;
        }

        double tumour = baf, normal = normalBaf;
        if (!(Math.Abs((fromNormal ? normal : tumour) - 0.5) < limit))
        {
            return double.NaN;
        }

        if (!fromNormal)
        {
            return tumour - 0.5;
        }

        var weight = tumour < normal ? tumour / normal : (1 - tumour) / (1 - normal);
        return tumour - (weight * (normal - 0.5)) - 0.5;
    }

    private static double FoldedNoise(ReadOnlySpan<double> signed, ReadOnlySpan<int> ends)
    {
        var folded = new float[signed.Length];
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = (float)Math.Abs(signed[i]);
        }

        var sigma = LagNoise.Sigma(folded, ends);
        return double.IsNaN(sigma) ? BafNoise.Floor : Math.Max(BafNoise.Floor, sigma);
    }

    private static double[] InUnits(ReadOnlySpan<double> values, double unit)
    {
        var scaled = new double[values.Length];
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = values[i] / unit;
        }

        return scaled;
    }

    private static bool HasFinite(float[] values)
    {
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What the heterozygotes of one segment tell.</summary>
/// <param name="Heterozygotes">Heterozygous loci of the segment.</param>
/// <param name="Imbalance">
/// ν: distance of the two allele bands from ½, 0 (balanced) to ½ (one allele left), after the folded-normal correction; null
/// without a heterozygote.
/// </param>
/// <param name="BalanceP">P of balance, one-sided; null without a heterozygote.</param>
public readonly record struct AlleleState(int Heterozygotes, double? Imbalance, double? BalanceP);
