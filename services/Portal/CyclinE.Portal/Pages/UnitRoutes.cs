using System.Globalization;
using System.Security.Claims;
using CyclinE.Contracts.Units;
using CyclinE.Portal.Access;
using CyclinE.Portal.Api;
using CyclinE.Portal.Batches;
using CyclinE.Portal.Genome;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CyclinE.Portal.Pages;

/// <summary>Pages of one array, pair, gene or cohort. Each look at one stands in the audit log.</summary>
internal static class UnitRoutes
{
    public static void MapUnitPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/batches/{batch}/arrays/{array}", async (
            PortalQueries q, IPortalBatches batches, AuditLog audit, HttpContext context, string batch, string array, string? at,
            CancellationToken ct) =>
        {
            var look = await q.LookAsync(context.User, batch, ct);
            var result = await q.FindArrayAsync(look, array, ct);
            audit.Note(context, "view", $"{look.Row.Id}/array/{result.Array}");
            return PageResults.Page<ArrayPage>(new
            {
                Batch = look.Row.Id.ToString(),
                Array = await q.ArrayAsync(look, array, ct),
                Drawn = result.Ingested is not null,
                Place = at,
                Own = await q.OwnAsync(look, UnitKind.Array, [result.Array], ct),
                Explained = look.Names.Hidden ? null : await batches.ExplainAsync(look.Row, $"array/{result.Array}", ct),
            });
        });
        pages.MapGet("/batches/{batch}/pairs/{pair}", async (
            PortalQueries q, IPortalBatches batches, AuditLog audit, HttpContext context, string batch, string pair, string? at,
            CancellationToken ct) =>
        {
            var look = await q.LookAsync(context.User, batch, ct);
            var view = (await q.PairsAsync(look, ct)).FirstOrDefault(p => p.Pair == pair)
                ?? throw RefusedException.NotFound($"{look.Row.Id} has no pair {pair}; a pair is RESISTANT~PARENTAL.");
            audit.Note(context, "view", $"{look.Row.Id}/pair/{pair}");
            return PageResults.Page<PairPage>(new
            {
                Batch = look.Row.Id.ToString(),
                Pair = view,
                Place = at,
                Own = await q.OwnAsync(look, UnitKind.Pair, [look.Names.Resolve(view.Resistant), look.Names.Resolve(view.Parental)], ct),
                Shared = SharedOf((await batches.ReadAsync(look.Row, ct)).PairResults, view, look.Names),
            });
        });
        pages.MapGet("/batches/{batch}/cohort", async (
            PortalQueries q, IPortalBatches batches, AuditLog audit, HttpContext context, string batch, [AsParameters] CurveQuery query, CancellationToken ct) =>
        {
            var look = await q.LookAsync(context.User, batch, ct);
            audit.Note(context, "view", $"{look.Row.Id}/cohort");
            var results = await batches.ReadAsync(look.Row, ct);
            var (curves, refusal) = await CurvesAsync(batches, look, results.Cohort.Study is not null, query, ct);
            return PageResults.Page<CohortPage>(new
            {
                Batch = look.Row.Id.ToString(),
                Query = query,
                Curves = curves,
                Refusal = refusal,
                State = results.Cohort.State is null ? results.Cohort.Reason ?? "No cohort was planned." : null,
                Report = look.Names.Hidden ? null : ReportFragment.Cohort(results, gene => Text.Gene(results.Batch, gene)),
            });
        });
        pages.MapGet("/batches/{batch}/events", async (
            PortalQueries q, ClaimsPrincipal who, string batch, [AsParameters] EventQuery query, CancellationToken ct) =>
        {
            var look = await q.LookAsync(who, batch, ct);
            return PageResults.Page<EventsPage>(new { Batch = look.Row.Id.ToString(), Events = await q.EventsAsync(look, query, ct), Query = query });
        });
        pages.MapGet("/batches/{batch}/heatmap", async (
            PortalQueries q, IPortalBatches batches, HeatMaps maps, ClaimsPrincipal who, string batch, CancellationToken ct) =>
        {
            var look = await q.LookAsync(who, batch, ct);
            return PageResults.Page<HeatMapPage>(new
            {
                Batch = look.Row.Id.ToString(),
                Picture = await maps.OfAsync(look, await batches.ReadAsync(look.Row, ct), ct),
            });
        });
        pages.MapGet("/batches/{batch}/gene", (string batch, string symbol) => Results.LocalRedirect(Text.Gene(batch, symbol.Trim())));
        pages.MapGet("/batches/{batch}/genes/{gene}", async (
            PortalQueries q, AuditLog audit, HttpContext context, string batch, string gene, CancellationToken ct) =>
        {
            var look = await q.LookAsync(context.User, batch, ct);
            audit.Note(context, "view", $"{look.Row.Id}/gene/{gene}");
            return PageResults.Page<GenePage>(new
            {
                Batch = look.Row.Id.ToString(),
                Gene = gene,
                Arrays = await q.GeneAsync(look, gene, ct),
                Cohort = look.Plan.Cohort is not null,
            });
        });
    }

    private static async Task<(GeneSurvival? Curves, string? Refusal)> CurvesAsync(
        IPortalBatches batches, BatchLook look, bool hasStudy, CurveQuery query, CancellationToken ct)
    {
        if (!hasStudy)
        {
            return (null, null);
        }

        try
        {
            return (await batches.SurvivalAsync(look.Row, query.Request, ct), null);
        }
        catch (RefusedException exception)
        {
            return (null, exception.Message);
        }
    }

    /// <summary>What the pair shares with other lines of its parental, in words.</summary>
    private static IReadOnlyList<string> SharedOf(IReadOnlyList<PairResult> pairs, PairView pair, ViewNames names) =>
    [
        .. SharedEvent.Of(pairs)
            .Where(s => s.Members.Count > 1 && names.Of(s.Parental) == pair.Parental && s.Members.Any(m => names.Of(m.Resistant) == pair.Resistant))
            .Select(s => string.Create(CultureInfo.InvariantCulture,
                $"{s.Members.Count} of {s.Pairs} lines ({string.Join(", ", s.Members.Select(m => names.Of(m.Resistant)))}): chr{s.Members[0].Event.Chromosome}:{s.Members.Max(m => m.Event.Start) / 1e6:0.00}–{s.Members.Min(m => m.Event.End) / 1e6:0.00} Mb {string.Join(", ", s.Genes.Take(6))}")),
    ];
}
