using CyclinE.Contracts.Stages;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Tables;

/// <summary>The tables that stages declare themselves, and the list of what is not available.</summary>
public static class StageTables
{
    /// <summary>The list of what stages that are not required left, and why not.</summary>
    public const string AvailabilityFile = "stages.tsv";

    private static readonly string[] AvailabilityColumns = ["stage", "version", "meaning", "unit", "state", "reason", "what", "remedy"];

    /// <summary>Whether a stage may not name a table so: the program has one of that name.</summary>
    public static bool IsTaken(string table) =>
        table + ".tsv" == AvailabilityFile || OutputTable.All.Any(t => string.Equals(t.FileName, table + ".tsv", StringComparison.OrdinalIgnoreCase));

    /// <summary>File of a stage's table.</summary>
    public static string FileOf(StageTableSchema table) => table.Name + ".tsv";

    /// <summary>Writes a table of a stage: the rows of every unit behind the unit's name, in the order of the sheet.</summary>
    public static async Task WriteAsync(StageResult stage, StageTableSchema table, TextWriter writer, CancellationToken cancellationToken)
    {
        await writer.WriteLineAsync(string.Join('\t', stage.UnitColumns.Concat(table.Columns.Select(c => c.Name)))).ConfigureAwait(false);
        foreach (var unit in stage.Units)
        {
            if (unit.LoadRows is not { } load)
            {
                continue;
            }

            var prefix = string.Concat(unit.Names.Select(n => Digits.Text(n) + "\t"));
            foreach (var row in (await load(table, cancellationToken).ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                await writer.WriteLineAsync(prefix + row).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes a line a stage and unit.</summary>
    public static void WriteAvailability(IReadOnlyList<StageResult> stages, TextWriter writer)
    {
        writer.WriteLine(string.Join('\t', AvailabilityColumns));
        foreach (var stage in stages)
        {
            foreach (var unit in stage.Units)
            {
                var name = unit.Names.Count == 0 ? "cohort" : string.Join('~', unit.Names);
                writer.WriteLine(string.Join('\t',
                    stage.Stage.Name, Digits.Whole(stage.Stage.Version), stage.Stage.Meaning, Digits.Text(name), unit.State,
                    Digits.Text(unit.Reason), Digits.Text(unit.What), Digits.Text(unit.Remedy)));
            }
        }
    }
}
