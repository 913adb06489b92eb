using CyclinE.Pipeline.Tests;

namespace CyclinE.Faults.Tests.Kills;

/// <summary>When a run is killed: by what its ledger shows, never by the clock alone.</summary>
/// <param name="Stage">At the start of this stage of the cohort; null to kill by progress.</param>
/// <param name="Results">Once the ledger holds so many results of stages.</param>
/// <param name="Delay">Then this much later, so that kills fall at any point of a computation or a write.</param>
internal sealed record KillAim(string? Stage, int Results, TimeSpan Delay)
{
    /// <summary>True when the moment has come.</summary>
    /// <param name="now">The ledger now.</param>
    /// <param name="before">The ledger before this process was started.</param>
    public bool IsReached(RunProgress now, RunProgress before) =>
        Stage is null
            ? now.Units.Count > 0 && now.Results >= Results
            : now.StartsOf(Stage) > before.StartsOf(Stage);
}
