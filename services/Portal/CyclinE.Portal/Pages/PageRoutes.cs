using System.Security.Claims;
using CyclinE.Portal.Access;
using CyclinE.Portal.Api;
using CyclinE.Portal.Batches;
using CyclinE.Portal.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CyclinE.Portal.Pages;

/// <summary>The addresses of pages; they show what the API answers.</summary>
public static class PageRoutes
{
    /// <summary>Adds them.</summary>
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(string.Empty).ExcludeFromDescription();
        pages.MapGet("/", () => Results.Redirect("/batches"));
        pages.MapGet("/batches", async (PortalQueries q, int? page, CancellationToken ct) =>
            PageResults.Page<BatchesPage>(new { Batches = await q.BatchesAsync(page, null, ct) }));
        pages.MapGet("/live/batches", (ProgressFeed feed, PortalQueries q, int? page, CancellationToken ct) =>
            TypedResults.ServerSentEvents(feed.BatchesAsync(q, page, ct)));
        pages.MapGet("/live/batches/{batch}", (ProgressFeed feed, PortalQueries q, ClaimsPrincipal who, string batch, CancellationToken ct) =>
            TypedResults.ServerSentEvents(feed.BatchAsync(q, who, batch, ct)));
        pages.MapGet("/batches/{batch}", BatchAsync);
        pages.MapGet("/failures", (PortalQueries q, ClaimsPrincipal who, string? batch, int? page, CancellationToken ct) =>
            FailuresAsync(q, who, batch, page, answer: null, ct));
        pages.MapGet("/stages", async (PortalQueries q, CancellationToken ct) => PageResults.Page<StagesPage>(new { Stages = await q.StagesAsync(ct) }));
        MapForms(pages);
        pages.MapUnitPages();
        pages.MapNewBatch();
        pages.MapSignIn();
    }

    private static async Task<IResult> BatchAsync(
        PortalQueries q, IPortalBatches batches, ClaimsPrincipal who, string batch, [AsParameters] ArrayQuery query, CancellationToken ct)
    {
        var look = await q.LookAsync(who, batch, ct);
        var view = await q.BatchAsync(look, ct);
        return PageResults.Page<BatchPage>(new
        {
            Batch = view,
            look.Plan.Synthetic,
            Downloads = !look.Names.Hidden,
            Pending = view.Ended ? [] : await batches.WhyPendingAsync(look.Row, ct),
            Arrays = await q.ArraysAsync(look, query, ct),
            Query = query,
            Pairs = await q.PairsAsync(look, ct),
        });
    }

    private static async Task<IResult> FailuresAsync(
        PortalQueries q, ClaimsPrincipal who, string? batch, int? page, string? answer, CancellationToken ct) =>
        PageResults.Page<FailuresPage>(new { Failures = (await q.FailuresAsync(who, batch, ct)).Page(page, null), Batch = batch, Answer = answer });

    private static void MapForms(RouteGroupBuilder pages)
    {
        pages.MapPost("/batches/{batch}/replay", async (
            PortalQueries q, PortalVerbs verbs, HttpContext context, string batch, [FromForm] string? unit, CancellationToken ct) =>
        {
            var look = await q.LookAsync(context.User, batch, ct);
            var answer = await verbs.ReplayAsync(context, look, unit is null ? [] : [unit], ct);
            return await FailuresAsync(q, context.User, look.Row.Id.ToString(), null, answer.Text, ct);
        }).RequireAuthorization(PortalAccess.Operators);
        pages.MapPost("/batches/{batch}/cancel", async (
            PortalQueries q, PortalVerbs verbs, HttpContext context, string batch, [FromForm] string? why, CancellationToken ct) =>
        {
            var look = await q.LookAsync(context.User, batch, ct);
            await verbs.CancelAsync(context, look, ct);
            return Results.Redirect(Text.Batch(look.Row.Id.ToString()));
        }).RequireAuthorization(PortalAccess.Operators);
    }
}
