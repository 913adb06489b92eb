namespace CyclinE.Segmentation.Tuning;

/// <summary>One segmentation of a penalty path and the penalties for which it is optimal.</summary>
/// <param name="From">Lowest such β, in the values' squared unit; of the first step, where the path begins.</param>
/// <param name="To">The β from which the next step is optimal; positive infinity for the last one.</param>
/// <param name="Ends">One past the last index of each segment, ascending.</param>
/// <param name="Cost">Residual sum of squares without penalties, in the values' squared unit.</param>
public sealed record PenaltyPathStep(double From, double To, IReadOnlyList<int> Ends, double Cost)
{
    /// <summary>Number of breaks.</summary>
    public int Breaks => Ends.Count - 1;
}
