using System.Security.Cryptography;
using System.Text;
using CyclinE.Reporting.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CyclinE.Portal.Assets;

/// <summary>Style sheet and scripts out of the assembly, under an address with the hash of all of them: browsers keep them for ever, and one
/// finds another beside it.</summary>
public sealed class PortalAssets
{
    /// <summary>The report's style sheet, for what is below an element of the class <c>report</c>.</summary>
    public const string ReportStyle = "report.css";

    private const string Root = "/assets";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private readonly string _hash;

    /// <summary>Reads them.</summary>
    public PortalAssets()
    {
        foreach (var name in typeof(PortalAssets).Assembly.GetManifestResourceNames().Where(n => Types.ContainsKey(Path.GetExtension(n))))
        {
            using var stream = typeof(PortalAssets).Assembly.GetManifestResourceStream(name)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            _files[name] = memory.ToArray();
        }

        _files[ReportStyle] = Encoding.UTF8.GetBytes(ReportFragment.Style("report"));
        _hash = Convert.ToHexStringLower(SHA256.HashData([.. _files.Values.SelectMany(f => SHA256.HashData(f))]))[..16];
    }

    /// <summary>The address of a file.</summary>
    public string Address(string name) =>
        _files.ContainsKey(name) ? $"{Root}/{_hash}/{name}" : throw new ArgumentException($"There is no asset {name}.", nameof(name));

    /// <summary>The file under an address; null where there is none.</summary>
    public (byte[] Bytes, string Type)? Find(string hash, string name) =>
        hash == _hash && _files.TryGetValue(name, out var bytes) ? (bytes, Types[Path.GetExtension(name)]) : null;
}

/// <summary>The addresses of the files.</summary>
public static class PortalAssetsRoutes
{
    /// <summary>Adds them.</summary>
    public static void MapPortalAssets(this IEndpointRouteBuilder app) =>
        app.MapGet("/assets/{hash}/{name}", (PortalAssets assets, HttpContext context, string hash, string name) =>
        {
            if (assets.Find(hash, name) is not var (bytes, type))
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(bytes, type);
        }).AllowAnonymous().ExcludeFromDescription();
}
