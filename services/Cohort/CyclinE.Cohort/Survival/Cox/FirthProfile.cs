namespace CyclinE.Cohort.Survival.Cox;

/// <summary>Penalised profile likelihood of one coefficient.</summary>
internal sealed class FirthProfile(FirthSearch search, double[] best, double value, int column, double error)
{
    private const int MaxIterations = 1000;

    private double[]? _last;

    /// <summary>2(ℓ* at the maximum − ℓ* maximised with the coefficient held).</summary>
    public double Drop(double held)
    {
        var from = (double[])(_last ?? best).Clone();
        from[column] = held;
        _last = search.Maximise(from, column, MaxIterations).Beta;
        return Math.Max(0, 2 * (value - search.Value));
    }

    /// <summary>Where the drop is z², on the side given; ±∞ where it never is.</summary>
    public double Limit(int side, double z)
    {
        _last = null;
        double inner = best[column], innerDrop = -z, outer = inner, outerDrop = -z;
        for (var reach = z * error; ; reach *= 2)
        {
            outer = best[column] + (side * reach);
            outerDrop = Math.Sqrt(Drop(outer)) - z;
            if (outerDrop >= 0)
            {
                break;
            }

            if (reach > 1e4)
            {
                return side * double.PositiveInfinity;
            }

            (inner, innerDrop) = (outer, outerDrop);
        }

        // √drop is nearly a straight line, so false position (Illinois) takes few steps.
        for (var i = 0; i < 100 && Math.Abs(outer - inner) > 1e-13 * (1 + Math.Abs(outer)); i++)
        {
            var middle = outer - (outerDrop * (outer - inner) / (outerDrop - innerDrop));
            var drop = Math.Sqrt(Drop(middle)) - z;
            if (Math.Abs(drop) < 1e-12)
            {
                return middle;
            }

            if (drop > 0 == outerDrop > 0)
            {
                innerDrop /= 2;
            }
            else
            {
                (inner, innerDrop) = (outer, outerDrop);
            }

            (outer, outerDrop) = (middle, drop);
        }

        return outer;
    }
}
