using CyclinE.Contracts.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CyclinE.Hosting;

/// <summary>Traces, metrics and logs by OpenTelemetry; sent by OTLP where the standard environment variables say so.</summary>
public static class Telemetry
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds telemetry of a service.</summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        // Where nobody receives spans, only our own are made: a unit's row and its failure name their trace all the same.
        var otlp = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EndpointVariable));
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService($"cycline-{service.ToLowerInvariant()}", serviceVersion: ProducerProfile.SoftwareVersion))
            .WithTracing(t => t.AddSource(otlp ? [TelemetryNames.Source, "MassTransit", "MongoDB.Driver"] : [TelemetryNames.Source]))
            .WithMetrics(m => m.AddMeter(TelemetryNames.Source, "MassTransit").AddRuntimeInstrumentation().AddPrometheusExporter());
        if (otlp)
        {
            telemetry.UseOtlpExporter();
            builder.Logging.AddOpenTelemetry(o =>
            {
                o.IncludeScopes = true;
                o.IncludeFormattedMessage = true;
            });
        }

        return builder;
    }
}
