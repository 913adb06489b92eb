namespace CyclinE.Amplification.Purity;

/// <summary>Looks for the local maxima of the evidence over purity ρ and ψ₀.</summary>
internal static class PuritySearch
{
    private const double PurityStep = 0.01;
    private const double CopiesStep = 0.05;
    private const double LeastCopies = 0.5;
    private const double MostCopies = 8;
    private const double Precision = 1e-4;
    private const int MostMaxima = 12;

    // Maxima closer than this are one.
    private const double SamePurity = 0.02;
    private const double SameCopies = 0.1;

    // Mean ploidies so far outside the range are searched too, that a maximum at its edge is told from one within.
    private const double Margin = 0.25;

    /// <summary>Local maxima, best first; ρ and ψ₀ to 1e-4.</summary>
    public static List<(double Purity, double Centre, double Value)> Maxima(LatticeEvidence evidence, PurityOptions options)
    {
        var purities = options.Purity is { } given ? [given] : Steps(options.MinPurity, options.MaxPurity, PurityStep);
        double Value(double purity, double centre)
        {
            if (purity < purities[0] - 1e-12 || purity > purities[^1] + 1e-12)
            {
                return double.NegativeInfinity;
            }

            var ploidy = evidence.Ploidy(purity, centre);
            return ploidy < options.MinPloidy - Margin || ploidy > options.MaxPloidy + Margin || centre < 0
                ? double.NegativeInfinity
                : evidence.At(purity, centre);
        }

        var found = new List<(double Purity, double Centre, double Value)>();
        foreach (var (purity, centre) in Starts(Value, purities, options.Ploidy is { } ploidy
            ? p => CopyEquations.CentreCopiesOf(ploidy, evidence.MeanRatio, p) : null))
        {
            (double Purity, double Centre, double Value) best;
            if (options.Ploidy is { } fixedPloidy)
            {
                double CentreAt(double p) => CopyEquations.CentreCopiesOf(fixedPloidy, evidence.MeanRatio, p);
                var at = Climb((p, _) => Value(p, CentreAt(p)), purity, 0, PurityStep / 2, 0);
                best = (at.Purity, CentreAt(at.Purity), at.Value);
            }
            else
            {
                best = Climb(Value, purity, centre, purities.Length > 1 ? PurityStep / 2 : 0, CopiesStep / 2);
            }

            if (!found.Exists(f => Math.Abs(f.Purity - best.Purity) < SamePurity && Math.Abs(f.Centre - best.Centre) < SameCopies))
            {
                found.Add(best);
            }
        }

        found.Sort(static (a, b) => b.Value.CompareTo(a.Value));
        return found;
    }

    /// <summary>
    /// Purities around a maximum at which the best ψ₀ near by loses no more than <paramref name="drop"/>, and the ploidies met on the way.
    /// </summary>
    public static (double PurityLow, double PurityHigh, double PloidyLow, double PloidyHigh) Interval(
        LatticeEvidence evidence, PurityOptions options, double purity, double centre, double drop)
    {
        var least = evidence.At(purity, centre) - drop;
        var ploidy = evidence.Ploidy(purity, centre);
        var (low, high, ploidyLow, ploidyHigh) = (purity, purity, ploidy, ploidy);
        foreach (var step in (double[])[-PurityStep / 2, PurityStep / 2])
        {
            var (p, c) = (purity, centre);
            while (true)
            {
                p += step;
                if (p < options.MinPurity - 1e-12 || p > options.MaxPurity + 1e-12)
                {
                    break;
                }

                double value;
                (c, value) = options.Ploidy is { } fixedPloidy
                    ? At(CopyEquations.CentreCopiesOf(fixedPloidy, evidence.MeanRatio, p))
                    : BestCentre(p, c);
                if (value < least)
                {
                    break;
                }

                (low, high) = (Math.Min(low, p), Math.Max(high, p));
                var here = evidence.Ploidy(p, c);
                (ploidyLow, ploidyHigh) = (Math.Min(ploidyLow, here), Math.Max(ploidyHigh, here));
            }

            (double Centre, double Value) At(double other) => (other, evidence.At(p, other));
            (double Centre, double Value) BestCentre(double at, double from)
            {
                var best = Climb((_, x) => evidence.At(at, x), at, from, 0, CopiesStep / 2);
                return (best.Centre, best.Value);
            }
        }

        return (low, high, ploidyLow, ploidyHigh);
    }

    private static List<(double Purity, double Centre)> Starts(Func<double, double, double> value, double[] purities, Func<double, double>? centreAt)
    {
        double[] centres = centreAt is null ? Steps(LeastCopies, MostCopies, CopiesStep) : [0];
        var (rows, columns) = (purities.Length, centres.Length);
        var values = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                values[i, j] = value(purities[i], centreAt?.Invoke(purities[i]) ?? centres[j]);
            }
        }

        var maxima = new List<(double Value, int Row, int Column)>();
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (double.IsFinite(values[i, j]) && IsHighest(values, i, j))
                {
                    maxima.Add((values[i, j], i, j));
                }
            }
        }

        return [.. maxima.OrderByDescending(m => m.Value).Take(MostMaxima).Select(m => (purities[m.Row], centres[m.Column]))];
    }

    private static bool IsHighest(double[,] values, int row, int column)
    {
        for (var i = Math.Max(0, row - 1); i <= Math.Min(values.GetLength(0) - 1, row + 1); i++)
        {
            for (var j = Math.Max(0, column - 1); j <= Math.Min(values.GetLength(1) - 1, column + 1); j++)
            {
                if (values[i, j] > values[row, column])
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Compass search: along the axes and the diagonals, halving the steps; a step of 0 keeps its axis fixed.</summary>
    private static (double Purity, double Centre, double Value) Climb(
        Func<double, double, double> value, double purity, double centre, double purityStep, double centreStep)
    {
        var best = value(purity, centre);
        while (purityStep > Precision || centreStep > Precision)
        {
            var (fromPurity, fromCentre) = (purity, centre);
            for (var i = -1; i <= 1; i++)
            {
                for (var j = -1; j <= 1; j++)
                {
                    var (p, c) = (fromPurity + (i * purityStep), fromCentre + (j * centreStep));
                    if ((p != purity || c != centre) && value(p, c) is var here && here > best)
                    {
                        (purity, centre, best) = (p, c, here);
                    }
                }
            }

            if (purity == fromPurity && centre == fromCentre)
            {
                purityStep *= 0.5;
                centreStep *= 0.5;
            }
        }

        return (purity, centre, best);
    }

    private static double[] Steps(double low, double high, double step)
    {
        var count = (int)Math.Floor(((high - low) / step) + 1e-9) + 1;
        var steps = new double[count];
        for (var i = 0; i < count; i++)
        {
            steps[i] = Math.Min(high, low + (i * step));
        }

        return steps;
    }
}
