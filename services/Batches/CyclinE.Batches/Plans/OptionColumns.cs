using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Input;

namespace CyclinE.Batches.Plans;

/// <summary>The sheet's columns that the options of a stage name, such as covariates.</summary>
internal static class OptionColumns
{
    /// <summary>The columns, as the sheet spells them.</summary>
    /// <exception cref="InvalidInputException">The sheet has no such column.</exception>
    public static IEnumerable<string> Of(StageDefinition definition, IReadOnlyDictionary<string, string> options, PlanRequest request)
    {
        var stage = definition.Name;
        if (options.Count == 0)
        {
            yield break;
        }

        var columns = request.Sheet.Sheet!.Columns;
        var known = definition.OptionSchema ?? PlanOptions.Declare(request.OptionRecords[stage]);
        foreach (var option in known.Where(o => o.NamesColumns && options.ContainsKey(o.Name)))
        {
            foreach (var name in options[option.Name].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!columns.Contains(name, StringComparer.Ordinal))
                {
                    var near = NearMiss.Of(name, columns) is { } meant ? $"Did you mean {meant}? " : string.Empty;
                    throw new InvalidInputException(
                        "unknown-column", $"The option {option.Name} of {stage} names the column '{name}', which the sheet does not have.", "options",
                        $"{near}Columns: {string.Join(", ", columns)}.");
                }

                yield return name;
            }
        }
    }
}
