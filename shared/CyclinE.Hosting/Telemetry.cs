using System.Diagnostics;
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

    /// <summary>Whether somebody receives it.</summary>
    public static bool IsReceived => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EndpointVariable));

    /// <summary>Adds telemetry of a service.</summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        builder.Services.AddTelemetry(builder.Logging, service);
        return builder;
    }

    /// <summary>Adds telemetry of a process without a host's builder.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, ILoggingBuilder logging, string service)
    {
        // Where nobody receives spans, only our own are made: a unit's row and its failure name their trace all the same.
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService($"cycline-{service.ToLowerInvariant()}", serviceVersion: ProducerProfile.SoftwareVersion))
            .WithTracing(t => t.AddSource(IsReceived ? [TelemetryNames.Source, "MassTransit", "MongoDB.Driver"] : [TelemetryNames.Source]))
            .WithMetrics(m => m.AddMeter(TelemetryNames.Source, "MassTransit").AddRuntimeInstrumentation().AddPrometheusExporter());
        if (IsReceived)
        {
            telemetry.UseOtlpExporter();
            logging.AddOpenTelemetry(o =>
            {
                o.IncludeScopes = true;
                o.IncludeFormattedMessage = true;
            });
        }

        return services;
    }

    /// <summary>
    /// Makes our own spans although nobody receives them: a unit's row and its failure name their trace all the same. All that a
    /// process without scrapers needs where <see cref="IsReceived"/> is false.
    /// </summary>
    /// <returns>Ends it.</returns>
    public static IDisposable KeepSpans()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
