using Microsoft.Extensions.Configuration;

namespace CyclinE.Portal.Access;

/// <summary>An OpenID Connect provider that says who somebody is.</summary>
public sealed record OidcSettings
{
    private static readonly string[] Known = ["Authority", "ClientId", "ClientSecretFile", "RoleClaim", "OperatorRole", "ViewerRole"];

    /// <summary>Address of the provider.</summary>
    public required string Authority { get; init; }

    /// <summary>The portal's id there.</summary>
    public required string ClientId { get; init; }

    /// <summary>The portal's secret there; null of a public client.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The claim that holds roles.</summary>
    public required string RoleClaim { get; init; }

    /// <summary>The role there of operators here.</summary>
    public required string OperatorRole { get; init; }

    /// <summary>The role there of viewers here; null makes everybody a viewer whom the provider lets in.</summary>
    public string? ViewerRole { get; init; }

    /// <summary>Reads the section; null where it is empty.</summary>
    /// <exception cref="InvalidOperationException">A setting is unknown or missing, or the secret's file cannot be read.</exception>
    public static OidcSettings? From(IConfigurationSection section)
    {
        if (!section.GetChildren().Any())
        {
            return null;
        }

        if (section.GetChildren().FirstOrDefault(c => !Known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new InvalidOperationException($"Unknown setting CYCLINE__Portal__Oidc__{unknown.Key}. Known: {string.Join(", ", Known)}.");
        }

        var authority = Required(section, "Authority");
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || (uri.Scheme != "https" && !PortalSettings.IsLoopback(uri)))
        {
            throw new InvalidOperationException("CYCLINE__Portal__Oidc__Authority has to be an https address (http only on this machine).");
        }

        return new OidcSettings
        {
            Authority = authority,
            ClientId = Required(section, "ClientId"),
            ClientSecret = section["ClientSecretFile"] is { Length: > 0 } file ? Secret(file) : null,
            RoleClaim = section["RoleClaim"] is { Length: > 0 } claim ? claim : "roles",
            OperatorRole = section["OperatorRole"] is { Length: > 0 } role ? role : "cycline-operator",
            ViewerRole = section["ViewerRole"] is { Length: > 0 } viewer ? viewer : null,
        };
    }

    private static string Required(IConfigurationSection section, string key) => section[key] is { Length: > 0 } text
        ? text
        : throw new InvalidOperationException($"CYCLINE__Portal__Oidc__{key} is not set; with Authority goes ClientId.");

    private static string Secret(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"CYCLINE__Portal__Oidc__ClientSecretFile cannot be read: {exception.Message}");
        }
    }
}
