using System.Diagnostics;
using System.Diagnostics.Metrics;
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

    // From a reused stage to the longest time limit.
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];

    // From a document to an array of millions of probes.
    private static readonly double[] Bytes = [1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 1 << 22, 1 << 24, 1 << 26, 1 << 28];

    // In Prometheus only histograms end in _count.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["dotnet.assembly.count"] = "dotnet.assemblies",
        ["dotnet.process.cpu.count"] = "dotnet.process.cpus",
        ["dotnet.timer.count"] = "dotnet.timers",
    };

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
            .WithTracing(t => t
                .AddSource(IsReceived ? [TelemetryNames.Source, "MassTransit", DatabaseSpans.Source] : [TelemetryNames.Source])
                .AddProcessor(new DatabaseSpans()))
            .WithMetrics(m => m
                .AddMeter(TelemetryNames.Source)
                .AddRuntimeInstrumentation()
                .AddView(View)
                .SetExemplarFilter(ExemplarFilterType.TraceBased)
                .AddPrometheusExporter());
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

    private static MetricStreamConfiguration? View(Instrument instrument) => instrument.Unit switch
    {
        "s" when instrument is Histogram<double> => new ExplicitBucketHistogramConfiguration { Boundaries = Seconds },
        "By" when instrument is Histogram<long> => new ExplicitBucketHistogramConfiguration { Boundaries = Bytes },
        _ => Renamed.TryGetValue(instrument.Name, out var name) ? new MetricStreamConfiguration { Name = name } : null,
    };
}
