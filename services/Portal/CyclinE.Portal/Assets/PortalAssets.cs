using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CyclinE.Portal.Assets;

/// <summary>Style sheet and scripts out of the assembly, each under an address with its hash, so that browsers keep them for ever.</summary>
public sealed class PortalAssets
{
    private const string Root = "/assets";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, (byte[] Bytes, string Hash)> _files = new(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    public PortalAssets()
    {
        foreach (var name in typeof(PortalAssets).Assembly.GetManifestResourceNames().Where(n => Types.ContainsKey(Path.GetExtension(n))))
        {
            using var stream = typeof(PortalAssets).Assembly.GetManifestResourceStream(name)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var bytes = memory.ToArray();
            _files[name] = (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
        }
    }

    /// <summary>The address of a file.</summary>
    public string Address(string name) => $"{Root}/{_files[name].Hash}/{name}";

    /// <summary>The file under an address; null where there is none.</summary>
    public (byte[] Bytes, string Type)? Find(string hash, string name) =>
        _files.TryGetValue(name, out var file) && file.Hash == hash ? (file.Bytes, Types[Path.GetExtension(name)]) : null;
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
