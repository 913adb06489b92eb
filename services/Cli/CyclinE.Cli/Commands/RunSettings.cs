using CyclinE.External.Worker.Description;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Commands;

/// <summary>How a run is made; none of it enters a number.</summary>
public sealed record RunSettings
{
    /// <summary>Folder for the results.</summary>
    public required string Folder { get; init; }

    /// <summary>Only say what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>Count exclusions as failures.</summary>
    public bool Strict { get; init; }

    /// <summary>Also write every gene of every array.</summary>
    public bool AllGenes { get; init; }

    /// <summary>Also write a study for cBioPortal.</summary>
    public bool CBioPortal { get; init; }

    /// <summary>Print the summary as JSON.</summary>
    public bool Json { get; init; }

    /// <summary>Log every stage.</summary>
    public bool Verbose { get; init; }

    /// <summary>Stages of the user's own.</summary>
    public IReadOnlyList<StageFolder> Stages { get; init; } = [];

    /// <summary>Arrays in flight at a time.</summary>
    public int Window { get; init; } = 256;

    /// <summary>What else is done with the results while their store is open; arrays are read from it one by one.</summary>
    public Func<BatchResults, CancellationToken, Task>? AtEnd { get; init; }
}
