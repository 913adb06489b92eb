using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Pairs;

namespace CyclinE.Amplification.Pairs;

/// <summary>What two arrays show over one event of their difference.</summary>
/// <param name="Difference">δ, shift subtracted.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="ResistantLog2">Level of the resistant array.</param>
/// <param name="ParentalLog2">Level of the parental array.</param>
/// <param name="ResistantCall">Class of most of the resistant array's probes there; null where not called.</param>
/// <param name="ParentalCall">Class of most of the parental array's probes there.</param>
internal sealed record PairMeasurement(
    double Difference,
    double StandardError,
    double ResistantLog2,
    double ParentalLog2,
    CallClass? ResistantCall,
    CallClass? ParentalCall)
{
    public double Z => Difference / StandardError;

    /// <summary>Acquired or lost, or null where the class did not change, or not the way the difference goes.</summary>
    public PairEventKind? Kind => (ResistantCall, ParentalCall) switch
    {
        (null, _) or (_, null) => null,
        var (resistant, parental) when Math.Sign(resistant.Value - parental.Value) != Math.Sign(Difference) => null,
        (CallClass.Neutral, _) => PairEventKind.Lost,
        ( >= CallClass.Amplification, _) when Difference > 0 => PairEventKind.Amplification,
        (CallClass.HomozygousDeletion, _) when Difference < 0 => PairEventKind.Deletion,
        _ when Difference > 0 => PairEventKind.Gain,
        _ => PairEventKind.Loss,
    };
}
