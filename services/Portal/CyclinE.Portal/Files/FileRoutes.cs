using System.Text;
using CyclinE.Portal.Access;
using CyclinE.Portal.Api;
using CyclinE.Portal.Batches;
using CyclinE.Portal.Pages;
using CyclinE.Reporting.Files;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page;
using CyclinE.Reporting.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CyclinE.Portal.Files;

/// <summary>The result files of a batch for download: the tables of <c>export</c> and the report, made when they are asked for.</summary>
public static class FileRoutes
{
    // The report is a page of its own that needs nothing beside it; its own script is named by its hash, and has no way to this host.
    private static readonly string ReportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; frame-ancestors 'none'; "
        + $"script-src '{BatchViews.ScriptSource}'; sandbox allow-scripts allow-downloads allow-popups";

    /// <summary>Adds their addresses.</summary>
    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/batches/{batch}").ExcludeFromDescription();
        files.MapGet("/files", async (PortalQueries q, IPortalBatches batches, HttpContext context, string batch, CancellationToken ct) =>
        {
            var look = await LookAsync(q, context, batch, ct);
            var results = await batches.ReadAsync(look.Row, ct);
            return PageResults.Page<FilesPage>(new { results.Batch, Tables = OutputTable.All, results.Stages });
        });
        files.MapGet("/files/{name}", async (
            PortalQueries q, IPortalBatches batches, AuditLog audit, HttpContext context, string batch, string name, CancellationToken ct) =>
        {
            var look = await LookAsync(q, context, batch, ct);
            audit.Note(context, "view", $"{look.Row.Id}/files/{name}");
            if (name == ReportPage.FileName)
            {
                context.Response.Headers.ContentSecurityPolicy = ReportPolicy;
                return Results.Text(await ReportPage.RenderAsync(await batches.ReadAsync(look.Row, ct), ct), "text/html", Encoding.UTF8);
            }

            return await StageTableAsync(await batches.ReadAsync(look.Row, ct), name, ct) ?? await TableAsync(batches, look, Find(name), array: null, ct);
        });
        files.MapGet("/arrays/{array}/{name}", async (
            PortalQueries q, IPortalBatches batches, AuditLog audit, HttpContext context, string batch, string array, string name, CancellationToken ct) =>
        {
            var look = await LookAsync(q, context, batch, ct);
            var result = await q.FindArrayAsync(look, array, ct);
            audit.Note(context, "view", $"{look.Row.Id}/array/{result.Array}/{name}");
            var table = Find(name);
            return TableText.IsOfArrays(table) ? await TableAsync(batches, look, table, result.Array, ct)
                : throw RefusedException.NotFound($"{name} is no table of one array.");
        });
    }

    /// <summary>A table that a stage declares itself, or the list of what stages that are not required left; null where none is called so.</summary>
    private static async Task<IResult?> StageTableAsync(BatchResults results, string name, CancellationToken ct)
    {
        using var text = new StringWriter { NewLine = "\n" };
        if (name == StageTables.AvailabilityFile && results.Stages.Count > 0)
        {
            StageTables.WriteAvailability(results.Stages, text);
            return Tsv(text, name);
        }

        foreach (var stage in results.Stages)
        {
            if (stage.Stage.Tables?.FirstOrDefault(t => StageTables.FileOf(t) == name) is { } table)
            {
                await StageTables.WriteAsync(stage, table, text, ct);
                return Tsv(text, name);
            }
        }

        return null;
    }

    private static IResult Tsv(StringWriter text, string name) =>
        Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/tab-separated-values; charset=utf-8", name);

    private static OutputTable Find(string name) => TableText.Find(name)
        ?? throw RefusedException.NotFound(
            $"There is no file {name}; there are {string.Join(", ", OutputTable.All.Select(t => t.FileName))} and {ReportPage.FileName}.");

    private static async Task<IResult> TableAsync(IPortalBatches batches, BatchLook look, OutputTable table, string? array, CancellationToken ct)
    {
        // Whole before the first byte: what is damaged is then an answer in words, not half a file.
        using var text = new StringWriter { NewLine = "\n" };
        await TableText.WriteAsync(table, await batches.ReadAsync(look.Row, ct), array, text, ct);
        return Tsv(text, array is null ? table.FileName : $"{array}-{table.FileName}");
    }

    private static async Task<BatchLook> LookAsync(PortalQueries q, HttpContext context, string batch, CancellationToken ct)
    {
        var look = await q.LookAsync(context.User, batch, ct);
        return look.Names.Hidden ? throw new RefusedException(403, "Names are hidden from viewers here, and files hold names.") : look;
    }
}
