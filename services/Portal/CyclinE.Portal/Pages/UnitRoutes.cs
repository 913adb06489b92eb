using CyclinE.Portal.Access;
using CyclinE.Portal.Api;
using CyclinE.Portal.Batches;
using CyclinE.Reporting.Model;
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
            PortalQueries q, IPortalBatches batches, AuditLog audit, HttpContext context, string batch, string array, CancellationToken ct) =>
        {
            var look = await q.LookAsync(context.User, batch, ct);
            var result = await q.FindArrayAsync(look, array, ct);
            audit.Note(context, "view", $"{look.Row.Id}/array/{result.Array}");
            return PageResults.Page<ArrayPage>(new
            {
                Batch = look.Row.Id.ToString(),
                Array = await q.ArrayAsync(look, array, ct),
                Explained = look.Names.Hidden ? null : await batches.ExplainAsync(look.Row, $"array/{result.Array}", ct),
            });
        });
        pages.MapGet("/batches/{batch}/pairs/{pair}", async (
            PortalQueries q, IPortalBatches batches, AuditLog audit, HttpContext context, string batch, string pair, CancellationToken ct) =>
        {
            var look = await q.LookAsync(context.User, batch, ct);
            var view = (await q.PairsAsync(look, ct)).FirstOrDefault(p => p.Pair == pair)
                ?? throw RefusedException.NotFound($"{look.Row.Id} has no pair {pair}; a pair is RESISTANT~PARENTAL.");
            audit.Note(context, "view", $"{look.Row.Id}/pair/{pair}");
            return PageResults.Page<PairPage>(new
            {
                Batch = look.Row.Id.ToString(),
                Pair = view,
            });
        });
        pages.MapGet("/batches/{batch}/gene", (string batch, string symbol) => Results.LocalRedirect(Text.Gene(batch, symbol.Trim())));
        pages.MapGet("/batches/{batch}/genes/{gene}", async (
            PortalQueries q, AuditLog audit, HttpContext context, string batch, string gene, CancellationToken ct) =>
        {
            var look = await q.LookAsync(context.User, batch, ct);
            audit.Note(context, "view", $"{look.Row.Id}/gene/{gene}");
            return PageResults.Page<GenePage>(new { Batch = look.Row.Id.ToString(), Gene = gene, Arrays = await q.GeneAsync(look, gene, ct) });
        });
    }
}
