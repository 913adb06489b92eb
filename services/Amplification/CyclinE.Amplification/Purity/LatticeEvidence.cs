namespace CyclinE.Amplification.Purity;

/// <summary>
/// How well the clusters stand on the lattice of whole copies that a purity and a ψ₀ draw, in natural logarithms against the
/// same clusters placed at random.
/// </summary>
/// <remarks>
/// With A = 2(1 − ρ) + ρψ₀, α = A/ρ and β = (1 − ρ)/ρ a cluster has n = αt − 2β copies and an excess D = α·2νt of the major
/// allele: scale and shift of what was measured. States are the pairs of equal parity with 0 ≤ D ≤ n, one in an area of 2.
/// A cluster with standard errors s_n, s_D at distance z from its state has the evidence −ln(π·s_n·s_D) − z²/2: near 0 where
/// the lattice is as fine as the error, so that a finer lattice, which fits anything, wins nothing by it. Without alleles
/// states are one apart and it is −ln(√(2π)·s_n) − z²/2.
/// The largest cluster is where the lattice is anchored and says nothing of its width: of it only −z²/2 counts.
/// </remarks>
internal sealed class LatticeEvidence
{
    // A cluster between states (subclonal, or an artefact) costs so much and no more.
    private const double Floor = -2;

    // A cluster counts by the root of its share; 1 at 1/30 of the probes.
    private const double WeightScale = 30;

    // More of the genome than this is never lost from both chromosomes.
    private const double LargestHomozygous = 0.005;

    // Per copy that the mean ploidy lies away from 2: decides between lattices that fit alike.
    private const double Parsimony = 2;

    private readonly LevelCluster[] _clusters;
    private readonly double[] _weights;
    private readonly double[] _constants;
    private readonly double _meanRatio;

    /// <param name="clusters">The one with most probes first.</param>
    /// <param name="meanRatio">The length-weighted mean of 2^(r/γ) over all segments.</param>
    public LatticeEvidence(LevelCluster[] clusters, double meanRatio)
    {
        _clusters = clusters;
        _weights = Array.ConvertAll(clusters, c => Math.Sqrt(WeightScale * c.Share));
        _constants = Array.ConvertAll(clusters, c => c.HasAlleles
            ? -Math.Log(Math.PI * c.RatioError * c.DifferenceError)
            : -Math.Log(Math.Sqrt(2 * Math.PI) * c.RatioError));
        _meanRatio = meanRatio;
    }

    /// <summary>The length-weighted mean of 2^(r/γ).</summary>
    public double MeanRatio => _meanRatio;

    /// <summary>The mean ploidy at a purity and ψ₀.</summary>
    public double Ploidy(double purity, double centreCopies)
    {
        var (alpha, beta) = Lattice(purity, centreCopies);
        return (alpha * _meanRatio) - (2 * beta);
    }

    /// <summary>The evidence, less what parsimony takes.</summary>
    public double At(double purity, double centreCopies)
    {
        var (alpha, beta) = Lattice(purity, centreCopies);
        if (!(alpha > 0))
        {
            return double.NegativeInfinity;
        }

        var log = Math.Log(alpha);
        var inverse = 1 / (alpha * alpha);
        var sum = 0.0;
        for (var i = 0; i < _clusters.Length; i++)
        {
            ref readonly var c = ref _clusters[i];
            var z = Nearest(c, alpha, beta, inverse, out _, out _);
            var gain = i == 0 ? -0.5 * z : _constants[i] - ((c.HasAlleles ? 2 : 1) * log) - (0.5 * z);
            sum += _weights[i] * Math.Max(Floor, gain);
        }

        return sum - (Parsimony * Math.Abs((alpha * _meanRatio) - (2 * beta) - 2));
    }

    /// <summary>
    /// Goodness of fit after ASCAT: 1 − Σ w·d²/Σ w·d²_max with d the distance of each allele's copies from a whole number, at
    /// most ½, w probes, a twentieth of them for the anchor (which fits anywhere).
    /// </summary>
    public double Goodness(double purity, double centreCopies)
    {
        var (alpha, beta) = Lattice(purity, centreCopies);
        double distance = 0, most = 0;
        for (var i = 0; i < _clusters.Length; i++)
        {
            var c = _clusters[i];
            var n = (alpha * c.Ratio) - (2 * beta);
            var weight = c.Share * (i == 0 ? 0.05 : 1);
            if (c.HasAlleles)
            {
                var d = alpha * c.Difference;
                distance += weight * (FromWhole(0.5 * (n - d)) + FromWhole(0.5 * (n + d)));
                most += weight * 0.5;
            }
            else
            {
                distance += weight * FromWhole(n);
                most += weight * 0.25;
            }
        }

        return most > 0 ? 1 - (distance / most) : 0;
    }

    /// <summary>Shares of the probes by the state that is nearest.</summary>
    public StateShares Shares(double purity, double centreCopies)
    {
        var (alpha, beta) = Lattice(purity, centreCopies);
        double homozygous = 0, negative = 0, odd = 0, noMinor = 0;
        foreach (var c in _clusters)
        {
            var n = (alpha * c.Ratio) - (2 * beta);
            Nearest(c, alpha, beta, 1 / (alpha * alpha), out var copies, out var difference);
            homozygous += n < 0.5 ? c.Share : 0;
            negative += n < -0.5 ? c.Share : 0;
            var minor = 0.5 * (copies - difference);
            odd += c.HasAlleles ? (minor % 2 != 0 || (copies - minor) % 2 != 0 ? c.Share : 0) : copies % 2 != 0 ? c.Share : 0;
            noMinor += c.HasAlleles && minor < 0.5 && copies > 0.5 ? c.Share : 0;
        }

        return new StateShares(homozygous, negative, odd, noMinor);
    }

    private static (double Alpha, double Beta) Lattice(double purity, double centreCopies) =>
        (((2 * (1 - purity)) / purity) + centreCopies, (1 - purity) / purity);

    private static double FromWhole(double copies)
    {
        var whole = Math.Max(0, Math.Round(copies));
        return Math.Min(0.25, (copies - whole) * (copies - whole));
    }

    /// <summary>z² of the nearest state.</summary>
    private static double Nearest(in LevelCluster c, double alpha, double beta, double inverse, out double copies, out double difference)
    {
        var n = (alpha * c.Ratio) - (2 * beta);
        var least = c.LengthShare > LargestHomozygous ? 1.0 : 0.0;
        var precisionN = inverse / (c.RatioError * c.RatioError);
        if (!c.HasAlleles)
        {
            copies = Math.Max(least, Math.Round(n));
            difference = 0;
            return (n - copies) * (n - copies) * precisionN;
        }

        var d = alpha * c.Difference;
        var precisionD = inverse / (c.DifferenceError * c.DifferenceError);
        var below = Math.Max(least, Math.Floor(n));
        var best = double.PositiveInfinity;
        (copies, difference) = (below, 0);
        for (var candidate = below; candidate <= below + 1; candidate++)
        {
            var parity = candidate % 2;
            var excess = Math.Clamp(parity + (2 * Math.Round(0.5 * (d - parity))), parity, candidate);
            var z = ((n - candidate) * (n - candidate) * precisionN) + ((d - excess) * (d - excess) * precisionD);
            if (z < best)
            {
                (best, copies, difference) = (z, candidate, excess);
            }
        }

        return best;
    }
}

/// <summary>Shares of the probes, 0–1, under one solution.</summary>
/// <param name="Homozygous">With fewer than half a copy.</param>
/// <param name="Negative">With fewer than −½ copies: below what the normal cells alone would give.</param>
/// <param name="Odd">With an odd number of copies of an allele (of copies, without alleles).</param>
/// <param name="NoMinor">With nothing left of one allele.</param>
internal readonly record struct StateShares(double Homozygous, double Negative, double Odd, double NoMinor);
