namespace CyclinE.Cohort.Tests.Golden;

/// <summary>Comparison with golden numbers.</summary>
public static class Near
{
    /// <summary>Asserts equality within a relative tolerance; infinities and missing values must agree exactly.</summary>
    public static void Equal(double? expected, double? actual, double relative, string what, double absolute = 0)
    {
        if (expected is { } e && actual is { } a && double.IsFinite(e))
        {
            Assert.True(Math.Abs(a - e) <= Math.Max(absolute, relative * Math.Abs(e)), $"{what}: {a:R}, expected {e:R}");
        }
        else
        {
            Assert.True(expected == actual, $"{what}: {actual}, expected {expected}");
        }
    }
}
