using System.Security.Cryptography;
using System.Text;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.External.Worker.Exchange;

/// <summary>What a command is given: nothing that is not in its recipe.</summary>
/// <param name="Stage">The stage as the plan froze it.</param>
/// <param name="Pair">The pair of a pair unit.</param>
/// <param name="Members">The arrays of a pair or cohort with their ends.</param>
/// <param name="Sheet">Array (empty for the unit's own), column and value.</param>
/// <param name="Results">The results that it reads.</param>
public sealed record ToolInput(
    PlanStage Stage, PlanPair? Pair, IReadOnlyList<(string Array, string State)> Members, IReadOnlyList<(string Array, string Column, string Value)> Sheet,
    IReadOnlyList<ReadResult> Results)
{
    /// <summary>A seed that the recipe decides: the same on every run, another one for another tool or input.</summary>
    public int Seed()
    {
        var text = string.Join('\n', Results.Select(r => r.Artifact.Manifest.ContentSha).Prepend(Stage.Definition.Tool!.Sha));
        return BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, sizeof(int))) & int.MaxValue;
    }

    /// <summary>Reads it.</summary>
    public static async Task<ToolInput> ReadAsync(StageInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var definition = input.Stage.Definition;
        var plan = input.Plan;
        IReadOnlyList<PlanArray> rows = input.Unit.Kind switch
        {
            UnitKind.Array => [input.Row],
            UnitKind.Pair => [plan.Array(input.Pair.Resistant), plan.Array(input.Pair.Parental)],
            _ => plan.Arrays,
        };
        var isArray = input.Unit.Kind == UnitKind.Array;
        var results = new List<ReadResult>();
        foreach (var stage in definition.After ?? [])
        {
            if (plan.Stage(stage).Definition.Unit == input.Unit.Kind)
            {
                results.Add(await OfAsync(input, stage, string.Empty, await input.ResultAsync(stage).ConfigureAwait(false)).ConfigureAwait(false));
                continue;
            }

            foreach (var row in rows.Where(r => input.HasNeed(r.Name, stage)))
            {
                results.Add(await OfAsync(input, stage, row.Name, await input.NeedAsync(row.Name, stage).ConfigureAwait(false)).ConfigureAwait(false));
            }
        }

        return new ToolInput(
            input.Stage,
            input.Unit.Kind == UnitKind.Pair ? input.Pair : null,
            isArray ? [] : [.. rows.Select(r => (r.Name, input.Need(r.Name).State.ToString().ToLowerInvariant()))],
            [.. rows.SelectMany(r => definition.SheetColumns.Select(c => (Array: isArray ? string.Empty : r.Name, Column: c, Value: input.Column(r, c))))
                .Where(v => v.Value is not null).Select(v => (v.Array, v.Column, v.Value!))],
            results);
    }

    private static async Task<ReadResult> OfAsync(StageInput input, string stage, string array, Artifact artifact) =>
        new(stage, array, artifact, artifact.Manifest.Kind == StageTable.IngestArray.ArtifactKind
            ? await input.ProbesAsync(artifact.Document<IngestedArray>().ProbeSet).ConfigureAwait(false)
            : null);
}

/// <summary>One result that a command reads.</summary>
/// <param name="Stage">The stage that left it.</param>
/// <param name="Array">The array of a pair or cohort whose it is; empty for the unit's own.</param>
/// <param name="Artifact">It.</param>
/// <param name="Probes">Of a profile: where its probes lie.</param>
public sealed record ReadResult(string Stage, string Array, Artifact Artifact, ProbeSet? Probes)
{
    /// <summary>Its folder below <c>in/</c>.</summary>
    public string Folder => Array.Length == 0 ? Stage : $"arrays/{Array}/{Stage}";
}
