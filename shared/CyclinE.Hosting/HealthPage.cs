using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyclinE.Hosting;

/// <summary>
/// What <c>/health/ready</c> answers: <c>{"status":"degraded","parts":{"bus":{"status":"healthy"},"store":{…}}}</c>. A process that answers
/// lives; degraded says that it takes no work now, and which part keeps it from it.
/// </summary>
public static class HealthPage
{
    private const string Healthy = "healthy";

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("status", report.Status == HealthStatus.Healthy ? Healthy : "degraded");
            json.WriteStartObject("parts");
            foreach (var (name, entry) in report.Entries.OrderBy(e => PartOf(e.Key), StringComparer.Ordinal))
            {
                json.WriteStartObject(PartOf(name));
                json.WriteString("status", entry.Status == HealthStatus.Healthy ? Healthy : "unavailable");
                if (entry.Status != HealthStatus.Healthy && entry.Description is { } what)
                {
                    json.WriteString("what", what);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        await context.Response.Body.WriteAsync(buffer.ToArray()).ConfigureAwait(false);
    }

    // MassTransit registers its own check.
    private static string PartOf(string check) => check.StartsWith("masstransit", StringComparison.Ordinal) ? "bus" : check;
}
