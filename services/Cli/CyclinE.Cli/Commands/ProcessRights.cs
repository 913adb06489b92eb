using System.Globalization;

namespace CyclinE.Cli.Commands;

/// <summary>The least rights that one kind of process needs: what <c>topology rights</c> prints, and docs/operations.md lists.</summary>
/// <param name="Process">The process.</param>
/// <param name="Configure">Queues and exchanges of the broker that it declares, as a pattern.</param>
/// <param name="Write">Those it writes to.</param>
/// <param name="Read">Those it reads.</param>
/// <param name="Tag">Tag of the broker's user; empty for none.</param>
/// <param name="Roles">Roles on the database.</param>
public sealed record ProcessRights(string Process, string Configure, string Write, string Read, string Tag, IReadOnlyList<string> Roles)
{
    private const string Nothing = "^$";
    private const string Everything = ".*";
    private const string Told = "^batch-(submitted|changed)$";

    /// <summary>All kinds of processes.</summary>
    public static IReadOnlyList<ProcessRights> All { get; } =
    [
        new("workers", Everything, Everything, Everything, string.Empty, ["readWrite"]),
        new("submit, cancel, replay", Told, Told, Nothing, string.Empty, ["readWrite"]),
        new("status, explain, export, verify", Nothing, Nothing, Nothing, string.Empty, ["read"]),
        new("topology apply", Everything, Everything, Everything, "policymaker", ["readWrite", "dbAdmin"]),
    ];

    /// <summary>The commands that make a user with these rights and no more.</summary>
    /// <param name="user">Its name.</param>
    /// <param name="host">The broker's virtual host.</param>
    /// <param name="database">The database.</param>
    public IEnumerable<string> Commands(string user, string host, string database)
    {
        yield return $"rabbitmqctl add_user '{user}'";
        yield return $"rabbitmqctl set_permissions -p '{host}' '{user}' '{Configure}' '{Write}' '{Read}'";
        if (Tag.Length > 0)
        {
            yield return $"rabbitmqctl set_user_tags '{user}' {Tag}";
        }

        var roles = string.Join(", ", Roles.Select(r => string.Create(CultureInfo.InvariantCulture, $"{{role: \"{r}\", db: \"{database}\"}}")));
        yield return $"mongosh --eval 'db.getSiblingDB(\"admin\").createUser({{user: \"{user}\", pwd: passwordPrompt(), roles: [{roles}]}})'";
    }
}
