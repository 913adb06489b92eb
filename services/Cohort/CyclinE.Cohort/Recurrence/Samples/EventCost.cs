namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>How unlikely an event is before anything is known of its place: −ln of the background rate by length and height.</summary>
/// <remarks>
/// Mermel 2011 and Beroukhim, <em>Nature</em> 463:899 (2010): heights fall off exponentially with the rates that also make
/// the score; lengths of focal events fall off as 1/length; events of just an arm or a chromosome are 30 times as frequent as that
/// law says. Lengths are binned by 0.01 arms.
/// </remarks>
internal static class EventCost
{
    /// <summary>Rate of amplification heights, per copy: also the score of a gain of one copy.</summary>
    public const double AmplificationRate = 2.5145;

    /// <summary>Rate of deletion heights, per copy.</summary>
    public const double DeletionRate = 2.1653;

    private const double Bin = 0.01;
    private const double ArmExcess = 30;

    private static readonly double Norm = Math.Log(1 / Bin);

    /// <summary>Cost of an event.</summary>
    /// <param name="height">Height in copies, signed.</param>
    /// <param name="length">Length in arms.</param>
    /// <param name="broad">Length from which an event is broad.</param>
    public static double Of(double height, double length, double broad)
    {
        var rate = height > 0 ? AmplificationRate * height : -DeletionRate * height;
        return rate + (length >= broad ? Math.Log(Norm / (ArmExcess * Bin)) : Math.Log(Norm * Math.Max(length, Bin) / Bin));
    }
}
