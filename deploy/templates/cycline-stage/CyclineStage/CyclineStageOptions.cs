using CyclinE.Genomics.Input;

namespace CyclineStage;

/// <summary>What a user may set: <c>--set cycline-stage-name.OPTION=VALUE</c>. Help, limits and recipe come from here.</summary>
public sealed record CyclineStageOptions
{
    /// <summary>Shortest segment that is counted.</summary>
    [Option("min-mb", "Shortest segment that is counted, in Mb.", Minimum = 0, Maximum = 300)]
    public double MinMb { get; init; } = 1;
}
