using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Tests.Options;

/// <summary>One option of each type.</summary>
internal sealed record SampleOptions
{
    [Option("penalty", "Penalty of a breakpoint in units of the noise.", Minimum = 0, Maximum = 100)]
    public double Penalty { get; init; } = 2.5;

    [Option("min-probes", "Fewest probes of a segment.", Minimum = 1)]
    public int MinProbes { get; init; } = 3;

    [Option("smooth", "True to smooth outliers.")]
    public bool Smooth { get; init; } = true;

    [Option("build", "Genome build.")]
    public string Build { get; init; } = "hg19";

    [Option("day", "Day of the week.")]
    public DayOfWeek Day { get; init; } = DayOfWeek.Friday;

    public int NotAnOption { get; init; } = 9;
}
