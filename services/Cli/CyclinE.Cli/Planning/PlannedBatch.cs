using CyclinE.Artifacts.Store;
using CyclinE.Batches.Sheets;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Plans;
using CyclinE.External.Worker.Description;

namespace CyclinE.Cli.Planning;

/// <summary>A plan with its tables and what is to be said about its sheet.</summary>
public sealed class PlannedBatch
{
    private readonly IReadOnlyList<EncodedArtifact> _tables;
    private readonly Plan? _plan;
    private readonly string _sheet;

    internal PlannedBatch(
        Plan? plan, IReadOnlyList<EncodedArtifact> tables, string sheet, IReadOnlyList<SheetProblem> problems, IReadOnlyList<StageFolder>? stages = null)
    {
        Stages = stages ?? [];
        _plan = plan;
        _tables = tables;
        Problems = problems;
        _sheet = sheet;
    }

    /// <summary>The folders of its stages that are the user's own.</summary>
    public IReadOnlyList<StageFolder> Stages { get; }

    /// <summary>Everything found in the sheet.</summary>
    public IReadOnlyList<SheetProblem> Problems { get; }

    /// <summary>True where nothing prevents a start.</summary>
    public bool IsValid => _plan is not null;

    /// <summary>The plan.</summary>
    public Plan Plan => _plan ?? throw new InvalidOperationException("The sheet has errors.");

    /// <summary>How many warnings there are.</summary>
    public int WarningCount => Problems.Count(p => p.Severity == SheetSeverity.Warning);

    /// <summary>Warnings as lines, for places that say that they are warnings.</summary>
    public IReadOnlyList<string> Warnings => [.. ProblemLines.Of(Problems, _sheet).Where(l => l.Severity == SheetSeverity.Warning).Select(l => l.Text)];

    /// <summary>Says all problems at once; true where nothing prevents a start.</summary>
    public bool Say(Terminal terminal)
    {
        foreach (var (severity, text) in ProblemLines.Of(Problems, _sheet))
        {
            terminal.Say($"{severity.ToString().ToLowerInvariant()}: {text}");
        }

        return IsValid;
    }

    /// <summary>The same batch with its files in a folder of their root; the empty path is the root itself.</summary>
    public PlannedBatch Below(string folder) => folder.Length == 0 || _plan is null
        ? this
        : new PlannedBatch(
            new Plan
            {
                Name = _plan.Name,
                Build = _plan.Build,
                Synthetic = _plan.Synthetic,
                Stages = _plan.Stages,
                Arrays = [.. _plan.Arrays.Select(a => a with { Input = a.Input with { Path = $"{folder}/{a.Input.Path}" } })],
                Pairs = _plan.Pairs,
                Cohort = _plan.Cohort,
                Tables = _plan.Tables,
            },
            _tables, _sheet, Problems, Stages);

    /// <summary>Stores the tables that the plan names: workers cannot see the user's files.</summary>
    public async Task StoreTablesAsync(IArtifactStore store, CancellationToken cancellationToken)
    {
        var readBack = new ReadBack(store);
        foreach (var table in _tables)
        {
            // What is there already stands, unless it is damaged.
            if (await store.HasAsync(table.Manifest.Id, cancellationToken) && (await readBack.OfAsync(table.Manifest.Id, cancellationToken)).Count > 0)
            {
                await store.DiscardAsync(table.Manifest.Id, cancellationToken);
            }

            await store.PutAsync(table, cancellationToken);
        }
    }
}
