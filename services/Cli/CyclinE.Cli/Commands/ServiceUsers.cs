using CyclinE.Cli.Output;
using CyclinE.Contracts.Stages;
using CyclinE.Messaging.Topology;

namespace CyclinE.Cli.Commands;

/// <summary>The users of a deployment: one a service, the same name and password on broker and database.</summary>
public static class ServiceUsers
{
    /// <summary>Who makes the others and the topology.</summary>
    public const string Administrator = "admin";

    /// <summary>Services in lower case, and the programs of people.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. StageTable.All.Select(s => s.Service.ToLowerInvariant()).Distinct(), BrokerRights.OwnStages, "batches", "portal", "cli"];

    /// <summary>Password by user, each the content of the file of that name.</summary>
    /// <exception cref="UsageException">A file is missing or empty.</exception>
    public static IReadOnlyDictionary<string, string> Read(DirectoryInfo folder)
    {
        var users = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            var file = Path.Combine(folder.FullName, name);
            users[name] = File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } password
                ? password
                : throw new UsageException($"--users: '{file}' is missing or empty. It holds the password of {name}; 'cycline init' writes one for every service.");
        }

        return users;
    }
}
