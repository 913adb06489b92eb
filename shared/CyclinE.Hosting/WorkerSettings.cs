using CyclinE.Messaging;
using Microsoft.Extensions.Configuration;

namespace CyclinE.Hosting;

/// <summary>
/// What a worker process reads from its configuration (<c>CYCLINE__…</c> or the command line): addresses, paths, limits.
/// Never a science option: those come with the plan, so that no two workers can compute the same thing differently.
/// </summary>
public sealed record WorkerSettings
{
    private static readonly string[] Known =
        ["RabbitMq", "Management", "Mongo", "Database", "Roots", "Slots", "Window", "ReconcileSeconds", "ProgressLimitSeconds", "Profile"];

    /// <summary>Where messages travel.</summary>
    public required TransportOptions Transport { get; init; }

    /// <summary>MongoDB's address.</summary>
    public required string Mongo { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>Folders of raw files by root name.</summary>
    public required IReadOnlyDictionary<string, string> Roots { get; init; }

    /// <summary>Root units in flight per batch.</summary>
    public required int Window { get; init; }

    /// <summary>Time between turns of the reconciler.</summary>
    public required TimeSpan ReconcileEvery { get; init; }

    /// <summary>Time without progress before a unit is announced again; null takes each stage's own.</summary>
    public required TimeSpan? ProgressLimit { get; init; }

    /// <summary>Reads the section <c>CYCLINE</c>.</summary>
    /// <exception cref="InvalidOperationException">A setting is unknown, missing or malformed.</exception>
    public static WorkerSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("CYCLINE");
        foreach (var child in section.GetChildren())
        {
            if (!Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException(
                    $"Unknown setting CYCLINE__{child.Key}. Known: {string.Join(", ", Known.Select(k => "CYCLINE__" + k))}. Science options belong to the plan, not to a worker.");
            }
        }

        return new WorkerSettings
        {
            Transport = new TransportOptions
            {
                Kind = TransportKind.RabbitMq,
                RabbitMq = Address(section, "RabbitMq") ?? throw Missing("RabbitMq", "amqp://user:password@host:5672"),
                Management = Address(section, "Management"),
                Slots = section.GetValue<int?>("Slots"),
            },
            Mongo = section["Mongo"] ?? throw Missing("Mongo", "mongodb://host:27017/?replicaSet=rs0"),
            Database = section["Database"] ?? "cycline",
            Roots = section.GetSection("Roots").GetChildren().ToDictionary(r => r.Key, r => r.Value ?? string.Empty, StringComparer.Ordinal),
            Window = section.GetValue<int?>("Window") ?? 256,
            ReconcileEvery = TimeSpan.FromSeconds(section.GetValue<double?>("ReconcileSeconds") ?? 30),
            ProgressLimit = section.GetValue<double?>("ProgressLimitSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    private static Uri? Address(IConfigurationSection section, string key) =>
        section[key] is not { Length: > 0 } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri
        : throw new InvalidOperationException($"CYCLINE__{key} is '{text}', which is not an address.");

    private static InvalidOperationException Missing(string key, string example) =>
        new($"CYCLINE__{key} is not set. Example: CYCLINE__{key}={example}");
}
