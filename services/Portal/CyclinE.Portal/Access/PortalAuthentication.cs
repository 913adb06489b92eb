using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CyclinE.Portal.Access;

/// <summary>Says who a request is of: of a key in its header, of a session, or of anyone where anyone may come in.</summary>
public sealed class PortalAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PortalSettings settings, IServiceProvider services)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "portal";

    /// <summary>Name of the session's cookie scheme.</summary>
    public const string Session = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Name of whoever comes in without one.</summary>
    public const string Anyone = "anyone";

    /// <summary>Name of whoever is at this machine, where nothing says who may come in.</summary>
    public const string ThisMachine = "this machine";

    /// <summary>Where a person signs in.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Claim that says that a session was begun with a key.</summary>
    public const string ByKey = "cycline-key";

    private KeyRing? Keys => (KeyRing?)services.GetService(typeof(KeyRing));

    /// <summary>A person of the portal.</summary>
    public static ClaimsPrincipal Principal(string name, PortalRole role, string scheme, bool byKey = false)
    {
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, name), new(ClaimTypes.Role, nameof(PortalRole.Viewer))], scheme);
        if (role == PortalRole.Operator)
        {
            identity.AddClaim(new(ClaimTypes.Role, nameof(PortalRole.Operator)));
        }

        if (byKey)
        {
            identity.AddClaim(new(ByKey, name));
        }

        return new ClaimsPrincipal(identity);
    }

    /// <summary>Whether a request carries a key of its own, which no browser sends by itself.</summary>
    public static bool HasKey(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (HasKey(Request))
        {
            return Keys?.Find(Request.Headers.Authorization.ToString()["Bearer ".Length..]) is var (name, role)
                ? Ticket(Principal(name, role, Name))
                : AuthenticateResult.Fail("There is no such key.");
        }

        var session = await Context.AuthenticateAsync(Session);
        if (session is { Succeeded: true, Principal: { } person })
        {
            if (person.FindFirstValue(ByKey) is not { } keyName)
            {
                return Ticket(person);
            }

            // A key that was taken out, or whose role was changed, ends its sessions at once.
            if (Keys?.RoleOf(keyName) is { } now)
            {
                return Ticket(Principal(keyName, now, Name, byKey: true));
            }
        }

        return settings.IsUnconfigured ? Ticket(Principal(ThisMachine, PortalRole.Operator, Name))
            : settings.Anyone is { } anyone ? Ticket(Principal(Anyone, anyone, Name))
            : AuthenticateResult.NoResult();
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Path.StartsWithSegments("/api"))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Bearer";
        }
        else
        {
            Response.Redirect($"{SignIn}?to={Uri.EscapeDataString(Request.Path + Request.QueryString)}");
        }

        return Task.CompletedTask;
    }

    private static AuthenticateResult Ticket(ClaimsPrincipal person) => AuthenticateResult.Success(new AuthenticationTicket(person, Name));
}
