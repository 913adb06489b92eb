using System.Globalization;
using System.Net.Security;
using System.Text.RegularExpressions;
using CyclinE.Messaging.Transport;
using Microsoft.Extensions.Configuration;

namespace CyclinE.Hosting;

/// <summary>
/// What a worker process reads from its configuration (<c>CYCLINE__…</c> or the command line): addresses, paths, limits.
/// Never a science option: those come with the plan, so that no two workers can compute the same thing differently.
/// </summary>
public sealed partial record WorkerSettings
{
    private const double Largest = 1_000_000;

    private static readonly string[] Known =
        ["RabbitMq", "Management", "Mongo", "TrustedAuthority", "Database", "Roots", "Slots", "Window", "ReconcileSeconds", "ProgressLimitSeconds", "Logs",
            "PasswordFile", "Portal", "Stages"];

    /// <summary>Where messages travel.</summary>
    public required TransportOptions Transport { get; init; }

    /// <summary>MongoDB's address.</summary>
    public required string Mongo { get; init; }

    /// <summary>Checks certificates of broker and database against an authority of one's own; null takes the machine's.</summary>
    public RemoteCertificateValidationCallback? Certificate { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>Folders of raw files by root name.</summary>
    public required IReadOnlyDictionary<string, string> Roots { get; init; }

    /// <summary>Folders of stages that are commands.</summary>
    public required IReadOnlyList<string> Stages { get; init; }

    /// <summary>Root units in flight per batch.</summary>
    public required int Window { get; init; }

    /// <summary>Time between turns of the reconciler.</summary>
    public required TimeSpan ReconcileEvery { get; init; }

    /// <summary>Time without progress before a unit is announced again; null takes each stage's own.</summary>
    public required TimeSpan? ProgressLimit { get; init; }

    /// <summary>How logs are written to stdout.</summary>
    public LogLines Logs { get; init; }

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

        var certificate = section["TrustedAuthority"] is { Length: > 0 } file ? TrustedAuthority.Check(file) : null;
        return new WorkerSettings
        {
            Certificate = certificate,
            Transport = new TransportOptions
            {
                Kind = TransportKind.RabbitMq,
                RabbitMq = Address(section, "RabbitMq", "amqp://", "amqps://") ?? throw Missing("RabbitMq", "amqp://user:password@host:5672"),
                Management = Address(section, "Management", "http://", "https://"),
                Certificate = certificate,
                Slots = (int?)Number(section, "Slots", isWhole: true),
            },
            Mongo = Text(section, "Mongo", "mongodb://", "mongodb+srv://") ?? throw Missing("Mongo", "mongodb://host:27017/?replicaSet=rs0"),
            Database = section["Database"] ?? "cycline",
            Roots = section.GetSection("Roots").GetChildren().ToDictionary(r => r.Key, r => r.Value ?? string.Empty, StringComparer.Ordinal),
            Stages = [.. (section["Stages"] ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Window = (int?)Number(section, "Window", isWhole: true) ?? 256,
            ReconcileEvery = TimeSpan.FromSeconds(Number(section, "ReconcileSeconds", isWhole: false) ?? 30),
            Logs = section["Logs"] is not { Length: > 0 } logs ? LogLines.Text
                : Enum.TryParse<LogLines>(logs, ignoreCase: true, out var lines) && Enum.IsDefined(lines) && !char.IsDigit(logs[0]) ? lines
                : throw new InvalidOperationException($"CYCLINE__Logs is '{logs}'; expected text or json."),
            ProgressLimit = Number(section, "ProgressLimitSeconds", isWhole: false) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    /// <summary>The text is not repeated in the message: an address may hold a password.</summary>
    private static string? Text(IConfigurationSection section, string key, params string[] schemes) =>
        WithPassword(section, section[key]) is not { Length: > 0 } text ? null
        : schemes.Any(s => text.Length > s.Length && text.StartsWith(s, StringComparison.OrdinalIgnoreCase)) ? text
        : throw new InvalidOperationException($"CYCLINE__{key} is not an address: it has to begin with {string.Join(" or ", schemes)} and name a host.");

    /// <summary>The password of a file put where an address names a user alone.</summary>
    private static string? WithPassword(IConfigurationSection section, string? address)
    {
        if (address is null || section["PasswordFile"] is not { Length: > 0 } file || UserAlone().Match(address) is not { Success: true } user)
        {
            return address;
        }

        try
        {
            return $"{user.Value[..^1]}:{Uri.EscapeDataString(File.ReadAllText(file).Trim())}@{address[user.Length..]}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"CYCLINE__PasswordFile: '{file}' cannot be read: {exception.Message}");
        }
    }

    [GeneratedRegex("^[a-z+]+://[^:@/?]+@", RegexOptions.IgnoreCase)]
    private static partial Regex UserAlone();

    private static Uri? Address(IConfigurationSection section, string key, params string[] schemes) =>
        Text(section, key, schemes) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri
        : throw new InvalidOperationException($"CYCLINE__{key} is not an address such as {schemes[0]}user:password@host:port.");

    private static double? Number(IConfigurationSection section, string key, bool isWhole) =>
        section[key] is not { Length: > 0 } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= Largest
            && (!isWhole || value == Math.Floor(value)) ? value
        : throw new InvalidOperationException($"CYCLINE__{key} is '{text}'; expected a {(isWhole ? "whole number from 1" : "number of seconds above 0")}.");

    private static InvalidOperationException Missing(string key, string example) =>
        new($"CYCLINE__{key} is not set. Example: CYCLINE__{key}={example}");
}
