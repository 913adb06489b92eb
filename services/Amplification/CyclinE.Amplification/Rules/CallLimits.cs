using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>The limits of the classes at one place, in log2 from what is expected there.</summary>
/// <param name="HomozygousDeletion">Largest of a suspected homozygous deletion.</param>
/// <param name="Loss">Below it is a loss.</param>
/// <param name="Gain">Above it is a gain.</param>
/// <param name="Amplification">Smallest of an amplification.</param>
/// <param name="HighLevel">Smallest of a high-level amplification.</param>
internal readonly record struct CallLimits(double HomozygousDeletion, double Loss, double Gain, double Amplification, double HighLevel)
{
    /// <summary>The class of a level: from loss to gain, both included, it is neutral whatever the other limits are.</summary>
    public CallClass Classify(double log2) => log2 switch
    {
        _ when log2 > Gain => log2 >= HighLevel ? CallClass.HighLevelAmplification : log2 >= Amplification ? CallClass.Amplification : CallClass.Gain,
        _ when log2 < Loss => log2 <= HomozygousDeletion ? CallClass.HomozygousDeletion : CallClass.Loss,
        _ => CallClass.Neutral,
    };
}
