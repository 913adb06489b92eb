namespace CyclinE.Numerics;

/// <summary>
/// Tail probability of the largest standardised arc mean of a sequence, the statistic of circular binary segmentation:
/// P(max Z ≥ b) ≈ 2·(φ(0)/4)·b³·e^{−b²/2}·∫ ν²(b/√(n·t(1−t)))/(t(1−t))² dt over t from ½ to 1 − δ, arcs being at least a
/// share δ of the sequence and at most 1 − δ.
/// </summary>
/// <remarks>
/// Siegmund, Annals of Probability 16 (1988); Olshen and others, Biostatistics 5 (2004); ν by Chang and Peres, Annals of
/// Probability 25 (1997), below 4 and by its definition above. The value is an expected number of exceedances: it may be above 1.
/// </remarks>
public static class CircularBinaryTail
{
    private const int Cells = 100;
    private const int Panels = 16;

    // 2·φ(0)/4
    private const double Factor = 0.19947114020071633896;

    // ζ(½ − r), r = 0 … 29.
    private static readonly double[] Zeta =
    [
        -1.4603545088095868, -0.20788622497735457, -0.02548520188983304, 0.0085169287778503328, 0.0044410113354794349,
        -0.0030916692472158342, -0.0026714580198992288, 0.0027467679395368713, 0.0032690395726002264, -0.0044160328730048926,
        -0.00667217229646664, 0.011146122473942836, 0.020396978715942891, -0.040574967481194581, -0.087175255906217858,
        0.201174049384227, 0.49627121991205914, -1.3032292507051264, -3.6297592997745749, 10.687327069021967,
        33.168325785694691, -108.21747505877559, -370.30187837548107, 1326.0458117490159, 4959.5983150430884,
        -19338.941988374361, -78486.14856921816, 331023.64874545147, 1448811.3705827044, -6571686.4915699558,
    ];

    private static readonly double[] SeriesOfLogNu = MakeSeries();

    // Gauss–Legendre nodes and weights of order 8 on [−1, 1], positive half.
    private static ReadOnlySpan<double> Nodes =>
        [0.18343464249564980494, 0.52553240991632898582, 0.79666647741362673959, 0.96028985649753623168];

    private static ReadOnlySpan<double> Weights =>
        [0.36268378337836198297, 0.31370664587788728734, 0.22238103445337447054, 0.10122853629037625915];

    // erfc of Cody for 0.46875 … 4 and beyond, highest power first.
    private static ReadOnlySpan<double> NearNumerator =>
        [2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
         8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3];

    private static ReadOnlySpan<double> NearDenominator =>
        [1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3, 3.29079923573345963e3,
         4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3];

    private static ReadOnlySpan<double> FarNumerator =>
        [1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
         1.60837851487422766e-2, 6.58749161529837803e-4];

    private static ReadOnlySpan<double> FarDenominator =>
        [1, 2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];

    /// <summary>The approximation as DNAcopy evaluates it: 100 equal cells of t, ν at each cell's middle.</summary>
    /// <param name="statistic">b, the largest |Z|.</param>
    /// <param name="length">n, probes of the sequence (effective ones where they are correlated).</param>
    /// <param name="shortest">δ, share of the shortest arc; from ½ on the result is 0.</param>
    public static double InCells(double statistic, double length, double shortest)
    {
        var factor = LeadingFactor(statistic);
        if (factor == 0 || shortest >= 0.5)
        {
            return 0;
        }

        var width = (0.5 - shortest) / Cells;
        var scale = statistic / Math.Sqrt(length);
        var sum = 0.0;
        var previous = Antiderivative(0.5);
        for (var cell = 0; cell < Cells; cell++)
        {
            var middle = 0.5 + ((cell + 0.5) * width);
            var nu = Nu(scale / Math.Sqrt(middle * (1 - middle)));
            var next = Antiderivative(0.5 + ((cell + 1) * width));
            sum += nu * nu * (next - previous);
            previous = next;
        }

        return factor * sum;
    }

    /// <summary>
    /// The approximation with its integral to 10 digits. Equal cells overstate it where arcs of a few of very many probes
    /// count: 5-fold for 3 of 100,000 at b = 6.
    /// </summary>
    /// <param name="statistic">b, the largest |Z|.</param>
    /// <param name="length">n, probes of the sequence (effective ones where they are correlated).</param>
    /// <param name="shortest">δ, share of the shortest arc, above 0; from ½ on the result is 0.</param>
    public static double Integral(double statistic, double length, double shortest)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shortest);
        var factor = LeadingFactor(statistic);
        if (factor == 0 || shortest >= 0.5)
        {
            return 0;
        }

        // In s = ln(t/(1 − t)) the integrand ν²/(t(1 − t)) has one scale from the middle to the edge.
        var half = 0.5 * Math.Log((1 - shortest) / shortest) / Panels;
        var scale = statistic / Math.Sqrt(length);
        var sum = 0.0;
        for (var panel = 0; panel < Panels; panel++)
        {
            var middle = ((2 * panel) + 1) * half;
            for (var node = 0; node < Nodes.Length; node++)
            {
                var step = half * Nodes[node];
                sum += Weights[node] * (Integrand(middle - step, scale) + Integrand(middle + step, scale));
            }
        }

        return factor * half * sum;
    }

    /// <summary>Siegmund's ν(x) = 2x⁻²·exp{−2·Σ Φ(−x√k/2)/k}, the discreteness of the scan; 1 at 0, about e^{−0.583x} near it.</summary>
    /// <param name="x">Not negative.</param>
    public static double Nu(double x)
    {
        if (x < 4)
        {
            var square = x * x;
            var sum = 0.0;
            for (var r = SeriesOfLogNu.Length - 1; r >= 0; r--)
            {
                sum = (sum * square) + SeriesOfLogNu[r];
            }

            return Math.Exp(x * sum);
        }

        var exponent = 0.0;
        var term = 1.0;
        for (var k = 1; term > 1e-17; k++)
        {
            term = UpperTail(0.5 * x * Math.Sqrt(k)) / k;
            exponent += term;
        }

        return 2 / (x * x) * Math.Exp(-2 * exponent);
    }

    private static double LeadingFactor(double b) => b > 0 ? Factor * b * b * b * Math.Exp(-0.5 * b * b) : 0;

    private static double Antiderivative(double t) => (1 / (1 - t)) - (1 / t) + (2 * Math.Log(t / (1 - t)));

    private static double Integrand(double s, double scale)
    {
        var edge = Math.Exp(-s);
        var product = edge / ((1 + edge) * (1 + edge));
        var nu = Nu(scale / Math.Sqrt(product));
        return nu * nu / product;
    }

    private static double[] MakeSeries()
    {
        var series = new double[Zeta.Length];
        var power = 1 / Math.Sqrt(2 * Math.PI);
        for (var r = 0; r < series.Length; r++)
        {
            power = r == 0 ? power : power / (-8.0 * r);
            series[r] = power * Zeta[r] / ((2 * r) + 1);
        }

        return series;
    }

    // 1 − Φ(z) for z ≥ 2: ½·erfc(z/√2) by the rational approximations of Cody, Mathematics of Computation 23 (1969).
    private static double UpperTail(double z)
    {
        var y = z / Math.Sqrt(2);
        if (y > 4)
        {
            var u = 1 / (y * y);
            var ratio = Polynomial(FarNumerator, u) / Polynomial(FarDenominator, u);
            return 0.5 * Math.Exp(-y * y) / y * ((1 / Math.Sqrt(Math.PI)) - (u * ratio));
        }

        return 0.5 * Math.Exp(-y * y) * Polynomial(NearNumerator, y) / Polynomial(NearDenominator, y);
    }

    private static double Polynomial(ReadOnlySpan<double> descending, double x)
    {
        var sum = 0.0;
        foreach (var coefficient in descending)
        {
            sum = (sum * x) + coefficient;
        }

        return sum;
    }
}
