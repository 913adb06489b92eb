namespace CyclinE.Simulation;

/// <summary>What happens to a simulated tumour genome: chances per chromosome arm, before and after a genome doubling.</summary>
public sealed record TumourPlan
{
    /// <summary>Whether the genome doubles.</summary>
    public bool Doubled { get; init; }

    /// <summary>Chance of an arm to lose an allele.</summary>
    public double Loss { get; init; } = 0.15;

    /// <summary>Chance of an arm to gain a copy of an allele.</summary>
    public double Gain { get; init; } = 0.15;

    /// <summary>Chance of an arm to lose one allele and double the other.</summary>
    public double NeutralLoss { get; init; } = 0.05;

    /// <summary>Mean number of stretches of 5–40 Mb that lose or gain a copy.</summary>
    public double Stretches { get; init; } = 12;

    /// <summary>Chance of an arm to lose a copy after the doubling.</summary>
    public double LateLoss { get; init; } = 0.2;

    /// <summary>Chance of an arm to gain a copy after the doubling.</summary>
    public double LateGain { get; init; } = 0.1;
}
