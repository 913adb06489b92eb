using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>Cyclin E positive: by amplification, by expression, by either. Three answers that are never mixed.</summary>
/// <param name="Amplified">CCNE1 is called amplification or higher; null where it is not called.</param>
/// <param name="Expressed">By the sheet's stain, or by its z score at or above the plan's cut; null where neither tells.</param>
internal readonly record struct CyclinEStatus(bool? Amplified, bool? Expressed)
{
    /// <summary>True where one is; false where both are known and false; else null.</summary>
    public bool? Either => Amplified == true || Expressed == true ? true : Amplified is null || Expressed is null ? null : false;

    /// <summary>What an array and its row of the sheet say.</summary>
    public static CyclinEStatus Of(bool? amplified, ArrayToCall input, CallingOptions options)
    {
        bool? byScore = input.CyclinEExpression is { } z && options.MrnaCut is { } cut ? z >= cut : null;
        bool? expressed = input.CyclinEStained == true || byScore == true ? true : input.CyclinEStained ?? byScore;
        return new CyclinEStatus(amplified, expressed);
    }
}
