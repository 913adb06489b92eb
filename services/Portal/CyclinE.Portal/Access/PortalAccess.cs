using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace CyclinE.Portal.Access;

/// <summary>Puts together who may come in, how often, and by which name of the host.</summary>
public static class PortalAccess
{
    /// <summary>Policy of whatever changes something.</summary>
    public const string Operators = "operators";

    /// <summary>Scheme of OpenID Connect.</summary>
    public const string Oidc = "oidc";

    /// <summary>Limit of attempts to sign in.</summary>
    public const string SignInLimit = "sign-in";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Adds it.</summary>
    public static IServiceCollection AddPortalAccess(this IServiceCollection services, PortalSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<AuditLog>();
        if (settings.Keys is { } keys)
        {
            services.AddSingleton(new KeyRing(keys));
        }

        // Sessions and forms end with the process; nothing that could be stolen is kept.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var authentication = services.AddAuthentication(PortalAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, PortalAuthentication>(PortalAuthentication.Name, null)
            .AddCookie(PortalAuthentication.Session, o =>
            {
                o.Cookie.Name = "cycline";
                o.Cookie.SameSite = SameSiteMode.Lax; // An identity provider sends people back by a link.
                o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                o.ExpireTimeSpan = TimeSpan.FromHours(12);
            });
        if (settings.Oidc is { } oidc)
        {
            authentication.AddOpenIdConnect(Oidc, o => Configure(o, oidc));
        }

        services.AddAuthorizationBuilder()
            .AddPolicy(Operators, p => p.RequireRole(nameof(PortalRole.Operator)))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole(nameof(PortalRole.Viewer)).Build());
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "cycline-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
                Client(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.RequestsPerMinute, Window = Minute }));
            o.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                Client(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = 20, Window = Minute }));
        });
        // Where nobody signs in, a page elsewhere must not reach this machine by a name of its own.
        services.Configure<HostFilteringOptions>(o =>
            o.AllowedHosts = settings.Keys is null && settings.Oidc is null ? ["localhost", "127.0.0.1", "[::1]", .. settings.Hosts] : ["*"]);
        return services;
    }

    private static string Client(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "local";

    private static void Configure(OpenIdConnectOptions options, OidcSettings oidc)
    {
        options.Authority = oidc.Authority;
        options.ClientId = oidc.ClientId;
        options.ClientSecret = oidc.ClientSecret;
        options.ResponseType = "code";
        options.UsePkce = true;
        options.SignInScheme = PortalAuthentication.Session;
        options.RequireHttpsMetadata = !PortalSettings.IsLoopback(new Uri(oidc.Authority));
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.Events.OnTokenValidated = context =>
        {
            var roles = context.Principal!.FindAll(oidc.RoleClaim).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
            PortalRole? role = roles.Contains(oidc.OperatorRole) ? PortalRole.Operator
                : oidc.ViewerRole is null || roles.Contains(oidc.ViewerRole) ? PortalRole.Viewer
                : null;
            if (role is { } known)
            {
                var name = context.Principal.FindFirstValue("preferred_username") ?? context.Principal.FindFirstValue("email")
                    ?? context.Principal.FindFirstValue("sub") ?? "unknown";
                context.Principal = PortalAuthentication.Principal(name, known, Oidc);
            }
            else
            {
                context.Fail("The identity provider knows this person, but gives no role of the portal.");
            }

            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect($"{PortalAuthentication.SignIn}?refused=1");
            return Task.CompletedTask;
        };
    }
}
