using CyclinE.Numerics;

namespace CyclinE.Ingest.Normalisation;

/// <summary>Locally weighted scatterplot smoothing (Cleveland 1979, J Am Stat Assoc 74:829), equal to R's <c>lowess</c>.</summary>
internal static class Lowess
{
    /// <summary>Smooths y over ascending x.</summary>
    /// <param name="x">Ascending, finite.</param>
    /// <param name="y">Finite, as many as <paramref name="x"/>.</param>
    /// <param name="span">Share of the points in each local line, 0–1.</param>
    /// <param name="robustSteps">Repetitions with weights from the residuals.</param>
    /// <param name="delta">Within this distance of x fits are interpolated instead of computed.</param>
    /// <returns>The fit at each x.</returns>
    public static double[] Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double span, int robustSteps, double delta)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} x and {y.Length} y.");
        }

        var n = x.Length;
        if (n < 2)
        {
            return y.ToArray();
        }

        var neighbours = Math.Clamp((int)((span * n) + 1e-7), 2, n);
        var fit = new double[n];
        var robustness = new double[n];
        var residuals = new double[n];
        var scratch = new double[n];
        Array.Fill(robustness, 1.0);
        for (var step = 0; ; step++)
        {
            Pass(x, y, neighbours, delta, robustness, fit);
            if (step == robustSteps)
            {
                return fit;
            }

            double sum = 0;
            for (var i = 0; i < n; i++)
            {
                residuals[i] = y[i] - fit[i];
                scratch[i] = Math.Abs(residuals[i]);
                sum += scratch[i];
            }

            // Six times the median absolute residual; a fit that is exact needs no second one.
            var scale = 6 * OrderStatistics.Median(scratch);
            if (scale < 1e-7 * sum / n)
            {
                return fit;
            }

            for (var i = 0; i < n; i++)
            {
                var r = Math.Abs(residuals[i]);
                robustness[i] = r <= 0.001 * scale ? 1 : r > 0.999 * scale ? 0 : Square(1 - Square(r / scale));
            }
        }
    }

    private static void Pass(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int neighbours, double delta, ReadOnlySpan<double> robustness, Span<double> fit)
    {
        var n = x.Length;
        int left = 0, last = -1;
        for (var i = 0; ;)
        {
            // The window of the nearest points moves on while the point behind its end is nearer than its first.
            while (left + neighbours < n && x[i] - x[left] > x[left + neighbours] - x[i])
            {
                left++;
            }

            fit[i] = TryFit(x, y, left, left + neighbours - 1, x[i], robustness, out var value) ? value : y[i];
            if (last < i - 1)
            {
                var width = x[i] - x[last];
                for (var j = last + 1; j < i; j++)
                {
                    var share = (x[j] - x[last]) / width;
                    fit[j] = (share * fit[i]) + ((1 - share) * fit[last]);
                }
            }

            last = i;
            var cut = x[last] + delta;
            int next;
            for (next = last + 1; next < n && x[next] <= cut; next++)
            {
                if (x[next] == x[last])
                {
                    fit[next] = fit[last];
                    last = next;
                }
            }

            if (last >= n - 1)
            {
                return;
            }

            i = Math.Max(last + 1, next - 1);
        }
    }

    // The local line's value at one place: tricube weights of distance times the robustness weights.
    private static bool TryFit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int left, int right, double at, ReadOnlySpan<double> robustness,
        out double value)
    {
        var n = x.Length;
        var width = Math.Max(at - x[left], x[right] - at);
        double sum = 0, meanX = 0;
        var end = left;

        // Points tied with the last neighbour belong to the window, too.
        for (; end < n; end++)
        {
            var weight = Weight(x[end], at, width) * robustness[end];
            if (weight == 0 && x[end] > at && Math.Abs(x[end] - at) > 0.999 * width)
            {
                break;
            }

            sum += weight;
            meanX += weight * x[end];
        }

        value = 0;
        if (sum <= 0)
        {
            return false;
        }

        meanX /= sum;
        double variance = 0;
        for (var i = left; i < end; i++)
        {
            variance += Weight(x[i], at, width) * robustness[i] / sum * Square(x[i] - meanX);
        }

        // With too little spread of x the line is a mean.
        var slope = width > 0 && Math.Sqrt(variance) > 0.001 * (x[^1] - x[0]) ? (at - meanX) / variance : 0;
        for (var i = left; i < end; i++)
        {
            value += Weight(x[i], at, width) * robustness[i] / sum * (1 + (slope * (x[i] - meanX))) * y[i];
        }

        return true;
    }

    private static double Weight(double x, double at, double width)
    {
        var distance = Math.Abs(x - at);
        if (distance > 0.999 * width)
        {
            return 0;
        }

        if (distance <= 0.001 * width)
        {
            return 1;
        }

        var cube = distance / width;
        cube = cube * cube * cube;
        var rest = 1 - cube;
        return rest * rest * rest;
    }

    private static double Square(double value) => value * value;
}
