using CyclinE.Portal.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CyclinE.Portal.Pages;

/// <summary>Where sessions begin and end.</summary>
internal static class SignInRoutes
{
    public static void MapSignIn(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(PortalAuthentication.SignIn, (string? to, string? refused) =>
            PageResults.Page<SignInPage>(new { To = Local(to), Refused = refused is not null })).AllowAnonymous();
        pages.MapPost(PortalAuthentication.SignIn, async (HttpContext context, AuditLog audit, [FromForm] string key, [FromForm] string? to) =>
        {
            if (context.RequestServices.GetService<KeyRing>()?.Find(key) is not var (name, role))
            {
                audit.Note(context, "sign-in", "key", "refused");
                return PageResults.Page<SignInPage>(new { To = Local(to), Refused = true }, StatusCodes.Status403Forbidden);
            }

            await context.SignInAsync(PortalAuthentication.Session, PortalAuthentication.Principal(name, role, PortalAuthentication.Name, byKey: true));
            audit.Note(context, "sign-in", name, "let in");
            return Results.LocalRedirect(Local(to));
        }).AllowAnonymous().RequireRateLimiting(PortalAccess.SignInLimit);
        pages.MapGet("/sign-in/oidc", (PortalSettings settings, string? to) => settings.Oidc is null
            ? Results.NotFound()
            : Results.Challenge(new AuthenticationProperties { RedirectUri = Local(to) }, [PortalAccess.Oidc])).AllowAnonymous();
        pages.MapPost("/sign-out", async (HttpContext context, [FromForm] string? to) =>
        {
            await context.SignOutAsync(PortalAuthentication.Session);
            return Results.LocalRedirect(Local(to));
        });
    }

    /// <summary>An address of the portal itself; anything else is its first page.</summary>
    private static string Local(string? to) =>
        to is ['/', ..] && to is not ['/', '/' or '\\', ..] && !to.Any(char.IsControl) ? to : "/";
}
