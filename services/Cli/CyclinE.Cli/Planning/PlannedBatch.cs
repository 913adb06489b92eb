using CyclinE.Artifacts;
using CyclinE.Batches;
using CyclinE.Contracts;

namespace CyclinE.Cli;

/// <summary>A plan with its tables and what is to be said about its sheet.</summary>
public sealed class PlannedBatch
{
    private readonly IReadOnlyList<EncodedArtifact> _tables;
    private readonly Plan? _plan;
    private readonly string _sheet;

    internal PlannedBatch(Plan? plan, IReadOnlyList<EncodedArtifact> tables, string sheet, IReadOnlyList<SheetProblem> problems)
    {
        _plan = plan;
        _tables = tables;
        Problems = problems;
        _sheet = sheet;
    }

    /// <summary>Everything found in the sheet.</summary>
    public IReadOnlyList<SheetProblem> Problems { get; }

    /// <summary>True where nothing prevents a start.</summary>
    public bool IsValid => _plan is not null;

    /// <summary>The plan.</summary>
    public Plan Plan => _plan ?? throw new InvalidOperationException("The sheet has errors.");

    /// <summary>Warnings as lines.</summary>
    public IReadOnlyList<string> Warnings => [.. Problems.Where(p => p.Severity == SheetSeverity.Warning).Select(Line)];

    /// <summary>Says all problems at once; true where nothing prevents a start.</summary>
    public bool Say(Terminal terminal)
    {
        foreach (var problem in Problems)
        {
            terminal.Say(Line(problem));
        }

        return IsValid;
    }

    /// <summary>Stores the tables that the plan names: workers cannot see the user's files.</summary>
    public async Task StoreTablesAsync(IArtifactStore store, CancellationToken cancellationToken)
    {
        foreach (var table in _tables)
        {
            await store.PutAsync(table, cancellationToken);
        }
    }

    private string Line(SheetProblem problem)
    {
        var value = problem.Value is { Length: > 0 } text && !problem.What.Contains(text, StringComparison.Ordinal) ? $" '{text}':" : string.Empty;
        return $"{problem.Severity.ToString().ToLowerInvariant()}: {problem.Where(_sheet)}:{value} {problem.What} {problem.Remedy}";
    }
}
