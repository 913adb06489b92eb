namespace CyclinE.Amplification.Purity;

/// <summary>
/// Joins segments to clusters of one state each. Thirty arms at two copies tell of the lattice of states what one tells; as
/// clusters they count once, and the search costs the same for an array in shreds as for a quiet one.
/// </summary>
internal static class LevelClusters
{
    /// <summary>Levels beyond the longest so many are left out: they hold next to no probes.</summary>
    private const int Most = 1000;

    // What the model leaves out (waves, γ, unequal response of alleles), in log2 and in ν.
    private const double Log2Floor = 0.012;
    private const double Log2Slope = 0.03;
    private const double ImbalanceFloor = 0.012;
    private const double Reach = 2.5;

    /// <summary>Clusters, the one with most probes first.</summary>
    /// <param name="levels">Segments.</param>
    /// <param name="gamma">γ.</param>
    /// <param name="useAlleles">False: ν is not read.</param>
    public static LevelCluster[] Of(IReadOnlyList<PurityLevel> levels, double gamma, bool useAlleles)
    {
        var open = new List<OpenCluster>();
        foreach (var level in levels.Where(l => l.Probes > 0 && (!useAlleles || l.Imbalance is not null)).OrderByDescending(l => l.Probes).Take(Most))
        {
            var nu = useAlleles ? level.Imbalance!.Value : double.NaN;
            OpenCluster? best = null;
            var nearest = Reach * Reach;
            foreach (var cluster in open)
            {
                var distance = cluster.Distance(level, nu);
                if (distance < nearest)
                {
                    (nearest, best) = (distance, cluster);
                }
            }

            if (best is null)
            {
                open.Add(best = new OpenCluster());
            }

            best.Take(level, nu);
        }

        var probes = open.Sum(c => c.Probes);
        var length = open.Sum(c => c.Length);
        return [.. open.OrderByDescending(c => c.Probes).Select(c => c.Close(gamma, probes, length))];
    }

    private sealed class OpenCluster
    {
        private double _log2;
        private double _imbalance;
        private double _log2Precision;
        private double _imbalancePrecision;

        public double Probes { get; private set; }

        public double Length { get; private set; }

        private double Log2 => _log2 / _log2Precision;

        private double Imbalance => _imbalance / _imbalancePrecision;

        public double Distance(PurityLevel level, double nu)
        {
            var floor = Log2Floor + (Log2Slope * Math.Abs(level.Log2));
            var d = Log2 - level.Log2;
            var z = d * d / ((level.StandardError * level.StandardError) + (1 / _log2Precision) + (floor * floor));
            if (double.IsNaN(nu))
            {
                return z;
            }

            var e = Imbalance - nu;
            return z + (e * e / ((level.ImbalanceError * level.ImbalanceError) + (1 / _imbalancePrecision) + (ImbalanceFloor * ImbalanceFloor)));
        }

        public void Take(PurityLevel level, double nu)
        {
            var precision = 1 / Math.Max(level.StandardError * level.StandardError, 1e-8);
            _log2 += precision * level.Log2;
            _log2Precision += precision;
            if (!double.IsNaN(nu))
            {
                var own = 1 / Math.Max(level.ImbalanceError * level.ImbalanceError, 1e-8);
                _imbalance += own * nu;
                _imbalancePrecision += own;
            }

            Probes += level.Probes;
            Length += level.Length;
        }

        public LevelCluster Close(double gamma, double probes, double length)
        {
            var t = CopyEquations.Ratio(Log2, gamma);
            var floor = Log2Floor + (Log2Slope * Math.Abs(Log2));
            var relative = Math.Log(2) / gamma * Math.Sqrt((1 / _log2Precision) + (floor * floor));
            if (_imbalancePrecision == 0)
            {
                return new LevelCluster(t, t * relative, double.NaN, double.NaN, Probes / probes, Length / length);
            }

            var nu = Imbalance;
            var nuError = Math.Sqrt((1 / _imbalancePrecision) + (ImbalanceFloor * ImbalanceFloor));
            var error = 2 * t * Math.Sqrt((nuError * nuError) + (nu * nu * relative * relative));
            return new LevelCluster(t, t * relative, 2 * t * nu, error, Probes / probes, Length / length);
        }
    }
}

/// <summary>Segments of one level and one allelic imbalance, taken for one copy-number state.</summary>
/// <param name="Ratio">t = 2^(r/γ).</param>
/// <param name="RatioError">Its standard error, model error included.</param>
/// <param name="Difference">2νt: the excess of the major allele in the units of t; NaN without alleles.</param>
/// <param name="DifferenceError">Its standard error.</param>
/// <param name="Share">Share of the probes of all clusters, 0–1.</param>
/// <param name="LengthShare">Share of the length.</param>
internal readonly record struct LevelCluster(
    double Ratio, double RatioError, double Difference, double DifferenceError, double Share, double LengthShare)
{
    public bool HasAlleles => !double.IsNaN(Difference);
}
