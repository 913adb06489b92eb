using System.Security.Claims;
using CyclinE.Contracts.Units;
using CyclinE.Portal.Access;
using CyclinE.Portal.Batches;
using CyclinE.Portal.Live;
using CyclinE.Reporting.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CyclinE.Portal.Api;

/// <summary><c>/api/v1</c>: the verbs of the command line.</summary>
public static class PortalApi
{
    /// <summary>Where it begins.</summary>
    public const string Root = "/api/v1";

    /// <summary>Adds its addresses.</summary>
    public static void MapPortalApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root);
        api.MapGet("/batches", (PortalQueries q, int? page, int? size, CancellationToken ct) => q.BatchesAsync(page, size, ct))
            .WithSummary("All batches, newest first.");
        api.MapGet("/batches/{batch}", async (PortalQueries q, ClaimsPrincipal who, string batch, CancellationToken ct) =>
                await q.BatchAsync(await q.LookAsync(who, batch, ct), ct))
            .WithSummary("Where a batch stands: NAME@REVISION, or NAME for its newest revision.");
        api.MapGet("/batches/{batch}/pending", async (PortalQueries q, IPortalBatches b, ClaimsPrincipal who, string batch, CancellationToken ct) =>
                await b.WhyPendingAsync((await q.LookAsync(who, batch, ct)).Row, ct))
            .WithSummary("Why what is pending is pending.");
        api.MapGet("/batches/{batch}/progress", (ProgressFeed feed, PortalQueries q, ClaimsPrincipal who, string batch, CancellationToken ct) =>
                TypedResults.ServerSentEvents(feed.OfAsync(q, who, batch, ct)))
            .WithSummary("The same as server-sent events, one for each change, until the batch has ended.").ExcludeFromDescription();
        MapUnits(api.MapGroup("/batches/{batch}"));
        MapVerbs(api);
        api.MapGet("/failures", (PortalQueries q, ClaimsPrincipal who, string? batch, int? page, int? size, CancellationToken ct) =>
                PageAsync(q.FailuresAsync(who, batch, ct), page, size))
            .WithSummary("What failed, and messages that nobody could handle; of one batch where it is named.");
        api.MapGet("/stages", (PortalQueries q, CancellationToken ct) => q.StagesAsync(ct)).WithSummary("Stages, their queues and versions, and the workers.");
    }

    private static void MapUnits(RouteGroupBuilder batch)
    {
        batch.MapGet("/arrays", async (PortalQueries q, ClaimsPrincipal who, string batch, [AsParameters] ArrayQuery query, CancellationToken ct) =>
                await q.ArraysAsync(await q.LookAsync(who, batch, ct), query, ct))
            .WithSummary("The arrays of a batch.");
        batch.MapGet("/arrays/{array}", async (PortalQueries q, AuditLog audit, HttpContext context, string batch, string array, CancellationToken ct) =>
            {
                var look = await q.LookAsync(context.User, batch, ct);
                audit.Note(context, "view", $"{look.Row.Id}/array/{look.Names.Resolve(array)}");
                return await q.ArrayAsync(look, array, ct);
            })
            .WithSummary("One array with its events, segments and genes.");
        batch.MapGet("/arrays/{array}/own", async (PortalQueries q, ClaimsPrincipal who, string batch, string array, CancellationToken ct) =>
            {
                var look = await q.LookAsync(who, batch, ct);
                RefuseHidden(look);
                return await q.OwnAsync(look, UnitKind.Array, [(await q.FindArrayAsync(look, array, ct)).Array], ct);
            })
            .WithSummary("What stages of your own, and those that are not required, left of an array.");
        batch.MapGet("/pairs/{pair}/own", async (PortalQueries q, ClaimsPrincipal who, string batch, string pair, CancellationToken ct) =>
            {
                var look = await q.LookAsync(who, batch, ct);
                RefuseHidden(look);
                return await q.OwnAsync(look, UnitKind.Pair, pair.Split('~'), ct);
            })
            .WithSummary("The same of a pair, RESISTANT~PARENTAL.");
        batch.MapGet("/events", async (PortalQueries q, ClaimsPrincipal who, string batch, [AsParameters] EventQuery query, CancellationToken ct) =>
                await q.EventsAsync(await q.LookAsync(who, batch, ct), query, ct))
            .WithSummary("The events of all arrays of a batch, the strongest first.");
        batch.MapGet("/pairs", async (PortalQueries q, ClaimsPrincipal who, string batch, int? page, int? size, CancellationToken ct) =>
                await PageAsync(q.PairsAsync(await q.LookAsync(who, batch, ct), ct), page, size))
            .WithSummary("The pairs of a batch with what was acquired.");
        batch.MapGet("/genes/{gene}", async (PortalQueries q, ClaimsPrincipal who, string batch, string gene, int? page, int? size, CancellationToken ct) =>
                await PageAsync(q.GeneAsync(await q.LookAsync(who, batch, ct), gene, ct), page, size))
            .WithSummary("One gene in every array of a batch.");
        batch.MapGet("/cohort", async (PortalQueries q, IPortalBatches b, ClaimsPrincipal who, string batch, CancellationToken ct) =>
            {
                var look = await q.LookAsync(who, batch, ct);
                RefuseHidden(look);
                var cohort = (await b.ReadAsync(look.Row, ct)).Cohort;
                return new CohortView(cohort.State?.ToString().ToLowerInvariant(), cohort.Reason, cohort.Study, cohort.Recurrence);
            })
            .WithSummary("The study and what recurs in the cohort.");
        batch.MapGet("/survival", async (
                PortalQueries q, IPortalBatches b, ClaimsPrincipal who, string batch, [AsParameters] CurveQuery query, CancellationToken ct) =>
                await b.SurvivalAsync((await q.LookAsync(who, batch, ct)).Row, query.Request, ct))
            .WithSummary("Kaplan–Meier curves of the study's patients by any gene: by its call, a log2, the best log2 (P corrected), or thirds.");
        batch.MapGet("/explain", async (PortalQueries q, IPortalBatches b, ClaimsPrincipal who, string batch, string unit, CancellationToken ct) =>
            {
                var look = await q.LookAsync(who, batch, ct);
                RefuseHidden(look);
                return await b.ExplainAsync(look.Row, unit, ct);
            })
            .WithSummary("From which file, options and artifacts each result of a unit was made.");
    }

    private static void MapVerbs(RouteGroupBuilder api)
    {
        api.MapPost("/batches/{batch}/replay", async (
                PortalQueries q, PortalVerbs verbs, HttpContext context, string batch, ReplayRequest request, CancellationToken ct) =>
                await verbs.ReplayAsync(context, await q.LookAsync(context.User, batch, ct), request.Units ?? [], ct))
            .RequireAuthorization(PortalAccess.Operators).WithSummary("Runs ended units again; without units all failed arrays.");
        api.MapPost("/batches/{batch}/cancel", async (PortalQueries q, PortalVerbs verbs, HttpContext context, string batch, CancellationToken ct) =>
                new DoneView(await verbs.CancelAsync(context, await q.LookAsync(context.User, batch, ct), ct)))
            .RequireAuthorization(PortalAccess.Operators).WithSummary("Cancels a batch: what has ended stays.");
        api.MapPost("/validate", (IPortalBatches b, PortalSheet sheet, CancellationToken ct) => b.ValidateAsync(sheet, ct))
            .RequireAuthorization(PortalAccess.Operators).WithSummary("Everything that is wrong with a sheet. Starts nothing.");
        api.MapPost("/dry-run", (IPortalBatches b, PortalSheet sheet, CancellationToken ct) => b.ForecastAsync(sheet, ct))
            .RequireAuthorization(PortalAccess.Operators)
            .WithSummary("The same, and what a start would compute and what it would reuse. Reads every file; starts nothing.");
        api.MapPost("/batches", async (PortalVerbs verbs, HttpContext context, PortalSheet sheet, CancellationToken ct) =>
                await verbs.SubmitAsync(context, sheet, ct) is var answer && answer.Batch is { } batch
                    ? Results.Created($"{Root}/batches/{Uri.EscapeDataString(batch)}", answer)
                    : Results.UnprocessableEntity(answer))
            .RequireAuthorization(PortalAccess.Operators).Produces<SheetAnswer>(201).Produces<SheetAnswer>(422)
            .WithSummary("Queues a sheet where nothing is wrong with it.");
    }

    private static void RefuseHidden(BatchLook look)
    {
        if (look.Names.Hidden)
        {
            throw new RefusedException(403, "Names are hidden from viewers here, and these results hold names.");
        }
    }

    private static async Task<Paged<T>> PageAsync<T>(Task<IReadOnlyList<T>> all, int? page, int? size) => (await all).Page(page, size);
}
