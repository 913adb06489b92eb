using CyclinE.Artifacts.Mongo;
using CyclinE.Artifacts.Sqlite;
using CyclinE.Artifacts.Store;

namespace CyclinE.Cli.Output;

/// <summary>What tells an outage from a bug in this process.</summary>
public static class Detectors
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IOutageDetector> All { get; } = [new MongoOutageDetector(), new SqliteOutageDetector()];
}
