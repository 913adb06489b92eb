using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CyclinE.Portal.Access;

/// <summary>What a browser may do with a page of the portal: run its own scripts, ask its own host, be in no frame.</summary>
public static class SecurityHeaders
{
    // Figures place their parts by style attributes; no element's own style sheet and no script stands in a page.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets them on every answer.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = Policy;
            }

            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>
    /// Refuses what changes something and comes from a page of another site. Forms carry a token besides; JSON cannot be sent by a form of
    /// another site at all.
    /// </summary>
    public static void UseSameOrigin(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !PortalAuthentication.HasKey(request)
            && (IsForeign(request) || (request.Path.StartsWithSegments("/api") && !request.HasJsonContentType())))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("This request did not come from a page of the portal. The API takes application/json.");
            return;
        }

        await next(context);
    });

    private static bool IsForeign(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
        || (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}");
}
