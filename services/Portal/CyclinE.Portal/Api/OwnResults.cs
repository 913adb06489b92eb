using CyclinE.Contracts.Units;
using CyclinE.Reporting.Model;

namespace CyclinE.Portal.Api;

/// <summary>What stages that are described by data, or are not required, left of one unit.</summary>
public static class OwnResults
{
    private const int MostRows = 200;

    /// <summary>Reads them.</summary>
    /// <param name="results">The batch.</param>
    /// <param name="kind">Kind of the unit.</param>
    /// <param name="names">What names the unit: the array, or the two of a pair.</param>
    /// <param name="cancellationToken">Stops between tables.</param>
    public static async Task<IReadOnlyList<OwnResult>> OfAsync(
        BatchResults results, UnitKind kind, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = new List<OwnResult>();
        foreach (var stage in results.Stages.Where(s => s.Stage.Unit == kind))
        {
            if (stage.Units.FirstOrDefault(u => u.Names.SequenceEqual(names, StringComparer.Ordinal)) is not { } unit)
            {
                continue;
            }

            var tables = new List<OwnTable>();
            foreach (var table in stage.Stage.Tables ?? [])
            {
                if (unit.LoadRows is { } load)
                {
                    var rows = (await load(table, cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
                    tables.Add(new OwnTable(
                        table.Name, [.. table.Columns.Select(c => c.Name)], [.. rows.Take(MostRows).Select(r => r.Split('\t'))], rows.Length));
                }
            }

            found.Add(new OwnResult(stage.Stage.Name, stage.Stage.Version, unit.State, unit.What, unit.Remedy, tables));
        }

        return found;
    }
}

/// <summary>What a stage left of a unit.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Version">Its version.</param>
/// <param name="State"><c>available</c>, <c>not available</c> or <c>pending</c>.</param>
/// <param name="What">Why it is not available.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Tables">Its tables.</param>
public sealed record OwnResult(string Stage, int Version, string State, string? What, string? Remedy, IReadOnlyList<OwnTable> Tables);

/// <summary>A table of a stage, the rows of one unit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its first rows.</param>
/// <param name="Total">How many rows there are.</param>
public sealed record OwnTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, int Total);
