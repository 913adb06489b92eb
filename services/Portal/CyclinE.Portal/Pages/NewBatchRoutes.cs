using CyclinE.Artifacts.Files;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Portal.Access;
using CyclinE.Portal.Api;
using CyclinE.Portal.Batches;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CyclinE.Portal.Pages;

/// <summary>Where a batch begins: a sheet is pasted, uploaded or named, and everything that is wrong with it stands at its cell.</summary>
internal static class NewBatchRoutes
{
    private const int MostSheets = 200;
    private const int MostShown = 2 << 20;

    public static void MapNewBatch(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/new", (IPortalBatches batches) => Page(batches, new PortalSheet { Root = batches.Roots.Keys.FirstOrDefault() ?? "" }))
            .RequireAuthorization(PortalAccess.Operators);
        pages.MapPost("/new", async (IPortalBatches batches, PortalVerbs verbs, HttpContext context, [FromForm] SheetForm form, CancellationToken ct) =>
        {
            var sheet = await form.ReadAsync(ct);
            try
            {
                var answer = form.Verb switch
                {
                    "submit" => await verbs.SubmitAsync(context, sheet, ct),
                    "forecast" => await batches.ForecastAsync(sheet, ct),
                    _ => await batches.ValidateAsync(sheet, ct),
                };
                return answer.Batch is { } batch ? Results.Redirect(Text.Batch(batch)) : Page(batches, sheet, answer);
            }
            catch (RefusedException exception) when (exception.Status is >= 400 and < 500)
            {
                return Page(batches, sheet, refusal: exception.Message);
            }
        }).RequireAuthorization(PortalAccess.Operators);
    }

    private static IResult Page(IPortalBatches batches, PortalSheet sheet, SheetAnswer? answer = null, string? refusal = null) =>
        PageResults.Page<NewBatchPage>(new
        {
            Sheet = sheet,
            Roots = (IReadOnlyList<string>)[.. batches.Roots.Keys],
            Sheets = SheetsBelow(batches.Roots.TryGetValue(sheet.Root, out var root) ? root : batches.Roots.Values.FirstOrDefault()),
            Answer = answer,
            Refusal = refusal,
            Shown = answer is null ? null : sheet.Text ?? TextOf(batches, sheet),
        }, refusal is null && answer is not { Valid: false } ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>What stands in a sheet below a root; the port refuses what is not below it.</summary>
    private static string? TextOf(IPortalBatches batches, PortalSheet sheet)
    {
        try
        {
            using var reader = new StreamReader(new RootedFiles(batches.Roots).Open(new InputRef(sheet.Root, sheet.Path ?? "")));
            var buffer = new char[MostShown];
            return new string(buffer, 0, reader.ReadBlock(buffer));
        }
        catch (InvalidInputException)
        {
            return null; // The answer says why.
        }
    }

    private static IReadOnlyList<string> SheetsBelow(string? root)
    {
        if (root is null || !Directory.Exists(root))
        {
            return [];
        }

        var options = new EnumerationOptions
        {
            IgnoreInaccessible = true,
            RecurseSubdirectories = true,
            MaxRecursionDepth = 2,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        };
        return
        [
            .. Directory.EnumerateFiles(root, "*.?sv", options).Take(MostSheets)
                .Select(f => Path.GetRelativePath(root, f).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal),
        ];
    }
}

/// <summary>What a person filled in.</summary>
internal sealed class SheetForm
{
    public string Root { get; set; } = "";

    public string? Path { get; set; }

    public string? Text { get; set; }

    public string? Name { get; set; }

    public string? Build { get; set; }

    public string? Verb { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>The sheet: an uploaded file before a pasted text before a path.</summary>
    public async Task<PortalSheet> ReadAsync(CancellationToken cancellationToken)
    {
        var (text, name) = (Filled(Text), Filled(Name));
        if (File is { Length: > 0 } file)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            text = await reader.ReadToEndAsync(cancellationToken);
            name ??= new string([.. System.IO.Path.GetFileNameWithoutExtension(file.FileName)
                .Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')]);
        }

        return new PortalSheet { Root = Root, Text = text, Path = text is null ? Filled(Path) : null, Name = name, Build = Filled(Build) };
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
