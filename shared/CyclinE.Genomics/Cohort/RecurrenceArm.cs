namespace CyclinE.Genomics;

/// <summary>How often a chromosome arm is gained or lost as a whole.</summary>
public sealed record RecurrenceArm
{
    /// <summary>The arm, such as <c>1q</c>; the chromosome where the build has no arms.</summary>
    public required string Arm { get; init; }

    /// <summary>Genes of the arm; 0 without a gene table.</summary>
    public required int Genes { get; init; }

    /// <summary>Length in megabases that samples cover, mean.</summary>
    public required double Megabases { get; init; }

    /// <summary>Samples that cover the arm.</summary>
    public required int Samples { get; init; }

    /// <summary>Gains of the arm.</summary>
    public required RecurrenceArmSide Gain { get; init; }

    /// <summary>Losses of the arm.</summary>
    public required RecurrenceArmSide Loss { get; init; }
}
