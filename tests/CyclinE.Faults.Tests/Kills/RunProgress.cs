using System.Text.Json;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Local;
using CyclinE.Contracts.Json;
using CyclinE.Contracts.Units;
using CyclinE.Pipeline.Tests;
using Microsoft.Data.Sqlite;

namespace CyclinE.Faults.Tests.Kills;

/// <summary>What a run's ledger shows from outside while the run writes it.</summary>
/// <param name="Units">The rows; none before the batch is opened.</param>
internal sealed record RunProgress(IReadOnlyList<UnitRow> Units)
{
    private const int CannotOpen = 14;
    private const int Error = 1;
    private const int Busy = 5;

    /// <summary>Results of all units together.</summary>
    public int Results => Units.Sum(u => u.Results.Count);

    /// <summary>Stages whose start is marked and that have not ended.</summary>
    public IEnumerable<string> InHand => Units.SelectMany(u => u.StartsByStage.Keys);

    /// <summary>The cohort's row; null before the batch is opened.</summary>
    public UnitRow? Cohort => Units.FirstOrDefault(u => u.Id.Kind == UnitKind.Cohort);

    /// <summary>Start marks of a stage of the cohort.</summary>
    public int StartsOf(string stage) => Cohort?.StartsByStage.GetValueOrDefault(stage) ?? 0;

    /// <summary>Looks into the ledger of a run's folder.</summary>
    public static RunProgress Read(string folder)
    {
        var file = Path.Combine(LocalPipeline.StoreFolder(folder), "store.db");
        if (!File.Exists(file))
        {
            return new RunProgress([]);
        }

        try
        {
            using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT row FROM units";
            using var reader = command.ExecuteReader();
            var units = new List<UnitRow>();
            while (reader.Read())
            {
                units.Add(JsonSerializer.Deserialize<UnitRow>(reader.GetString(0), CanonicalJson.Options)!);
            }

            return new RunProgress(units);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is CannotOpen or Error or Busy)
        {
            return new RunProgress([]); // The run is just making the file and its tables.
        }
    }
}
