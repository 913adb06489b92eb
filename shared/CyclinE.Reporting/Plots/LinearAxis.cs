namespace CyclinE.Reporting.Plots;

/// <summary>A linear map from data to drawing units.</summary>
/// <param name="From">Data value at <paramref name="Start"/>.</param>
/// <param name="To">Data value at <paramref name="End"/>.</param>
/// <param name="Start">Drawing coordinate of <paramref name="From"/>.</param>
/// <param name="End">Drawing coordinate of <paramref name="To"/>.</param>
internal readonly record struct LinearAxis(double From, double To, double Start, double End)
{
    public double this[double value] => Start + ((value - From) / (To - From) * (End - Start));

    public double Clamped(double value) => this[Math.Clamp(value, From, To)];

    /// <summary>Round values (1, 2 or 5 times a power of ten apart) within the axis, at most <paramref name="most"/> + 1.</summary>
    public IReadOnlyList<double> Ticks(int most)
    {
        var step = Step((To - From) / most);
        var first = (int)Math.Ceiling((From / step) - 1e-9);
        var last = (int)Math.Floor((To / step) + 1e-9);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(i => i * step)];
    }

    /// <summary>The smallest round step that is not below <paramref name="atLeast"/>.</summary>
    public static double Step(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5, 10])
        {
            if (factor * power >= atLeast * (1 - 1e-9))
            {
                return factor * power;
            }
        }

        return 10 * power;
    }
}
