using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Files;

/// <summary><c>provenance.json</c>: the files with their hashes, the plan and the stages that made them, as RO-Crate 1.1.</summary>
internal static class ProvenanceFile
{
    public const string FileName = "provenance.json";

    /// <summary>The same hashes as <c>sha256sum -c</c> reads them.</summary>
    public const string Checksums = "checksums.sha256";

    public static void Write(BatchResults results, IReadOnlyList<(string Name, string Sha256, long Length)> files, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("@context", "https://w3id.org/ro/crate/1.1/context");
        json.WriteStartArray("@graph");
        Entity(json, FileName, "CreativeWork", () =>
        {
            Reference(json, "about", "./");
            Reference(json, "conformsTo", "https://w3id.org/ro/crate/1.1");
        });
        Entity(json, "./", "Dataset", () =>
        {
            json.WriteString("name", $"{results.Batch}: copy-number results{(results.Synthetic ? " (synthetic)" : string.Empty)}");
            json.WriteString("description", $"{results.Arrays}; {results.Pairs}; genome build {results.Build}.");
            json.WriteString("identifier", results.PlanId);
            if (results.Run.Finished is { } finished)
            {
                json.WriteString("datePublished", finished.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            }

            References(json, "hasPart", files.Select(f => f.Name));
            Reference(json, "mentions", "#run");
        });
        Entity(json, "#run", "CreateAction", () =>
        {
            json.WriteString("name", $"Batch {results.Batch}, plan {results.PlanId}");
            Reference(json, "instrument", "#cycline");
            References(json, "result", files.Select(f => f.Name));
            References(json, "object", results.Methods.Select(m => "#" + m.Stage));
        });
        Entity(json, "#cycline", "SoftwareApplication", () =>
        {
            json.WriteString("name", "CyclinE.Pipeline");
            json.WriteString("softwareVersion", results.SoftwareVersion);
        });
        foreach (var method in results.Methods)
        {
            Entity(json, "#" + method.Stage, "PropertyValue", () =>
            {
                json.WriteString("name", FormattableString.Invariant($"{method.Stage}, version {method.Version}"));
                json.WriteString("value", string.Join("; ", method.Options.Select(o => $"{o.Key}={o.Value}")));
            });
        }

        foreach (var (name, sha256, length) in files)
        {
            Entity(json, name, "File", () =>
            {
                json.WriteString("name", name);
                json.WriteString("contentSize", length.ToString(CultureInfo.InvariantCulture));
                json.WriteString("sha256", sha256);
            });
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Hash and length of a file.</summary>
    public static async Task<(string Sha256, long Length)> HashAsync(string path, CancellationToken cancellationToken)
    {
        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            return (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false)), stream.Length);
        }
    }

    private static void Entity(Utf8JsonWriter json, string id, string type, Action fill)
    {
        json.WriteStartObject();
        json.WriteString("@id", id);
        json.WriteString("@type", type);
        fill();
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string name, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("@id", id);
        json.WriteEndObject();
    }

    private static void References(Utf8JsonWriter json, string name, IEnumerable<string> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
        {
            json.WriteStartObject();
            json.WriteString("@id", id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
