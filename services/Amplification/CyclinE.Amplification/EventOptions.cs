namespace CyclinE.Amplification;

/// <summary>The options that decide how segments become events, in one array and in a difference alike.</summary>
internal sealed record EventOptions
{
    public required double SeFactor { get; init; }

    public required double Contrast { get; init; }

    public required int MinProbes { get; init; }

    public required double FocalMegabases { get; init; }

    public required double FlankMegabases { get; init; }

    public required int FlankProbes { get; init; }

    public required double ArmShare { get; init; }
}
