using System.Runtime.InteropServices;
using System.Security.Claims;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Portal.Api;
using CyclinE.Portal.Batches;
using CyclinE.Reporting.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CyclinE.Portal.Genome;

/// <summary>What pictures of genomes are drawn from: layout, bins and probes of arrays, genes of a place.</summary>
public static class GenomeRoutes
{
    private const int MostGenes = 400;
    private const string Columns = "application/octet-stream";

    /// <summary>Adds its addresses.</summary>
    public static void MapGenomes(this IEndpointRouteBuilder app)
    {
        var batch = app.MapGroup(PortalApi.Root + "/batches/{batch}");
        batch.MapGet("/arrays/{array}/genome", async (
                PortalQueries q, GenomeReader genomes, ClaimsPrincipal who, string batch, string array, CancellationToken ct) =>
            {
                var (look, name, profile) = await FindAsync(q, genomes, who, batch, array, ct);
                var result = await (await q.FindArrayAsync(look, array, ct)).WholeAsync(ct);
                return GenomeLayout.Of(result, look.Names.Of(name), await genomes.ChromosomesAsync(profile, ct), await genomes.BinsAsync(profile, ct));
            })
            .WithSummary("Chromosomes, segments and centre of an array, for a picture of it.");
        batch.MapGet("/arrays/{array}/genome/bins", async (
                PortalQueries q, GenomeReader genomes, ClaimsPrincipal who, string batch, string array, CancellationToken ct) =>
            {
                var (_, _, profile) = await FindAsync(q, genomes, who, batch, array, ct);
                var bins = await genomes.BinsAsync(profile, ct);
                return Bytes(profile + "-bins", Of(bins.Positions), Of(bins.Low), Of(bins.High), Of(bins.Middle));
            })
            .Produces(200, contentType: Columns)
            .WithSummary("An array in bins: position (int32), low, high and median (float32) of all bins, column after column, little-endian.");
        batch.MapGet("/arrays/{array}/genome/probes/{piece:int:min(0)}", async (
                PortalQueries q, GenomeReader genomes, ClaimsPrincipal who, string batch, string array, int piece, CancellationToken ct) =>
            {
                var (_, _, profile) = await FindAsync(q, genomes, who, batch, array, ct);
                var (positions, log2) = await genomes.PieceAsync(profile, piece, ct);
                return Bytes(FormattableString.Invariant($"{profile}-{piece}"), Of(positions), Of(log2));
            })
            .Produces(200, contentType: Columns)
            .WithSummary("A piece of single probes: position (int32) and log2 (float32), column after column, little-endian.");
        batch.MapGet("/heatmap.svg", async (
                PortalQueries q, IPortalBatches b, HeatMaps maps, ClaimsPrincipal who, string batch, CancellationToken ct) =>
            {
                var look = await q.LookAsync(who, batch, ct);
                return await maps.OfAsync(look, await b.ReadAsync(look.Row, ct), ct) is { Length: > 0 } svg
                    ? Results.Text(BatchViews.Standalone(svg), "image/svg+xml")
                    : throw RefusedException.NotFound($"Fewer than two arrays of {look.Row.Id} are called.");
            })
            .Produces(200, contentType: "image/svg+xml")
            .WithSummary("All called arrays along the genome, as SVG.");
        batch.MapGet("/locus", async (PortalQueries q, IPortalBatches b, ClaimsPrincipal who, string batch, string at, CancellationToken ct) =>
                Locus((await b.ReadAsync((await q.LookAsync(who, batch, ct)).Row, ct)).Genes, at))
            .WithSummary("Where a gene lies.");
        batch.MapGet("/genes", async (
                PortalQueries q, IPortalBatches b, ClaimsPrincipal who, string batch, string chromosome, int start, int end, CancellationToken ct) =>
            {
                var genes = (await b.ReadAsync((await q.LookAsync(who, batch, ct)).Row, ct)).Genes;
                return Chromosome.TryParse(chromosome, out var on)
                    ? genes.Overlapping(on, start, end).OrderByDescending(g => g.Highlighted).Take(MostGenes).Select(Of).ToList()
                    : throw new RefusedException(400, $"'{chromosome}' is no chromosome.");
            })
            .WithSummary("Genes of a place, those of the panel first.");
    }

    private static GenomeGene Locus(GeneTable genes, string symbol) => genes.TryFind(symbol.Trim(), out var gene)
        ? Of(gene)
        : throw RefusedException.NotFound($"The gene table has no {symbol}.");

    private static GenomeGene Of(Gene gene) => new(gene.Symbol, gene.Chromosome.ToString(), gene.Start, gene.End, gene.Highlighted);

    private static async Task<(BatchLook Look, string Name, string Profile)> FindAsync(
        PortalQueries q, GenomeReader genomes, ClaimsPrincipal who, string batch, string array, CancellationToken ct)
    {
        var look = await q.LookAsync(who, batch, ct);
        var name = look.Names.Resolve(array);
        return (look, name, await genomes.ProfileOfAsync(look.Row.Id, name, ct)
            ?? throw RefusedException.NotFound($"{look.Row.Id} has no probes of an array {array}."));
    }

    /// <summary>Columns one after the other; a browser that has them asks only whether they are still those.</summary>
    private static IResult Bytes(string tag, params ReadOnlySpan<ReadOnlyMemory<byte>> columns)
    {
        var length = 0;
        foreach (var column in columns)
        {
            length += column.Length;
        }

        var bytes = new byte[length];
        var at = 0;
        foreach (var column in columns)
        {
            column.CopyTo(bytes.AsMemory(at));
            at += column.Length;
        }

        return Results.Bytes(bytes, Columns, entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }

    private static ReadOnlyMemory<byte> Of<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
