namespace CyclinE.Numerics.Tests;

/// <summary>The series of Goldens/goldens.R, bit for bit: autocorrelated noise with plateaus, in four runs.</summary>
internal static class GoldenSeries
{
    public static readonly int[] Ends = [1000, 1030, 2300, 3000];

    public static readonly double[] Values = Make(3000);

    public static readonly float[] Floats = [.. Values.Select(v => (float)v)];

    private static double[] Make(int count)
    {
        double state = 20240, previous = 0;
        double Uniform()
        {
            state = 16807 * state % 2147483647;
            return state / 2147483647;
        }

        var values = new double[count];
        for (var i = 1; i <= count; i++)
        {
            var noise = Uniform() + Uniform() + Uniform() + Uniform() - 2;
            previous = Math.Floor(((0.4 * previous) + noise) * 1024) / 1024;
            values[i - 1] = Math.Floor(((i % 700 < 120 ? 1.5 : 0) + previous) * 1024) / 1024;
        }

        return values;
    }
}
