using System.Net;
using CyclinE.Portal.Access;
using Microsoft.Extensions.Configuration;

namespace CyclinE.Portal;

/// <summary>What the portal reads from its configuration (<c>CYCLINE__Portal__…</c>) and the command line.</summary>
public sealed record PortalSettings
{
    /// <summary>Where it listens unless told otherwise.</summary>
    public const string DefaultListen = "http://127.0.0.1:8350";

    private static readonly string[] Known =
        ["Anyone", "Keys", "Oidc", "HideSamples", "Traces", "Audit", "UploadMegabytes", "RequestsPerMinute", "Hosts"];

    /// <summary>Address to listen on.</summary>
    public Uri Listen { get; init; } = new(DefaultListen);

    /// <summary>File of hashed API keys; null where there is none.</summary>
    public string? Keys { get; init; }

    /// <summary>OpenID Connect; null where it is not set.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>Role of whoever has neither a key nor a session; null where nobody gets in without. Without any configuration: operator.</summary>
    public PortalRole? Anyone { get; init; }

    /// <summary>Whether viewers see numbers in place of the names of arrays, samples and patients.</summary>
    public bool HideSamples { get; init; }

    /// <summary>Address of a trace, with <c>{trace}</c> in the place of its id; null where traces cannot be opened.</summary>
    public string? Traces { get; init; }

    /// <summary>File to which the audit log is appended; null writes it to the log of the process only.</summary>
    public string? Audit { get; init; }

    /// <summary>Largest sheet that is taken in, in bytes.</summary>
    public long MostUpload { get; init; } = 8 << 20;

    /// <summary>Requests a minute that one client may make.</summary>
    public int RequestsPerMinute { get; init; } = 1200;

    /// <summary>Host names by which the portal is reached beside those of this machine; needed beyond loopback only with <see cref="Anyone"/>.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>True where nothing says who may come in: then only this machine may.</summary>
    public bool IsUnconfigured => Keys is null && Oidc is null && Anyone is null;

    /// <summary>Reads the section <c>CYCLINE:Portal</c>.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="listen">Address to listen on; null for the default.</param>
    /// <exception cref="InvalidOperationException">A setting is unknown or malformed, or nothing says who may come in from other machines.</exception>
    public static PortalSettings From(IConfiguration configuration, string? listen)
    {
        var section = configuration.GetSection("CYCLINE:Portal");
        foreach (var child in section.GetChildren())
        {
            if (!Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException(
                    $"Unknown setting CYCLINE__Portal__{child.Key}. Known: {string.Join(", ", Known.Select(k => "CYCLINE__Portal__" + k))}.");
            }
        }

        var settings = new PortalSettings
        {
            Listen = Address(listen ?? DefaultListen),
            Keys = section["Keys"] is { Length: > 0 } keys ? keys : null,
            Oidc = OidcSettings.From(section.GetSection("Oidc")),
            Anyone = section["Anyone"] is { Length: > 0 } anyone ? Role(anyone) : null,
            HideSamples = Truth(section, "HideSamples"),
            Traces = section["Traces"] is { Length: > 0 } traces ? TraceAddress(traces) : null,
            Audit = section["Audit"] is { Length: > 0 } audit ? audit : null,
            MostUpload = (long)Number(section, "UploadMegabytes", 8) << 20,
            RequestsPerMinute = Number(section, "RequestsPerMinute", 1200),
            Hosts = section["Hosts"] is { Length: > 0 } hosts ? hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [],
        };
        if (settings.IsUnconfigured && !IsLoopback(settings.Listen))
        {
            throw new InvalidOperationException(
                $"Nothing says who may use the portal, so it listens to this machine only, not on {settings.Listen.Host}. Set CYCLINE__Portal__Keys or CYCLINE__Portal__Oidc__Authority; or, on a network where everybody may, CYCLINE__Portal__Anyone=viewer or operator.");
        }

        return settings;
    }

    /// <summary>Whether an address is one of this machine alone.</summary>
    public static bool IsLoopback(Uri address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.AbsolutePath == "/" && address.Query.Length == 0
            ? address
            : throw new InvalidOperationException($"--listen {text}: expected an address such as {DefaultListen}, without a path.");

    private static PortalRole Role(string text) => Enum.TryParse<PortalRole>(text, ignoreCase: true, out var role) && Enum.IsDefined(role)
        ? role
        : throw new InvalidOperationException($"CYCLINE__Portal__Anyone is '{text}'; expected viewer or operator.");

    private static string TraceAddress(string text) =>
        text.Contains("{trace}", StringComparison.Ordinal)
            && Uri.TryCreate(text.Replace("{trace}", "0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            ? text
            : throw new InvalidOperationException(
                "CYCLINE__Portal__Traces has to be an address with {trace} in it, such as http://localhost:16686/trace/{trace}.");

    private static bool Truth(IConfigurationSection section, string key) => section[key] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new InvalidOperationException($"CYCLINE__Portal__{key} is '{text}'; expected true or false."),
    };

    private static int Number(IConfigurationSection section, string key, int otherwise) => section[key] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1_000_000 => value,
        var text => throw new InvalidOperationException($"CYCLINE__Portal__{key} is '{text}'; expected a whole number from 1."),
    };
}
