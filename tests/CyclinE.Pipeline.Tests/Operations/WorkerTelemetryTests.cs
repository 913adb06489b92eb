using System.Net;
using System.Text.Json;
using CyclinE.Contracts.Telemetry;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>What workers tell those who run them: metrics under the names of one list, logs that programs read, health by part.</summary>
[Collection(nameof(ObservedDeployment))]
public sealed class WorkerTelemetryTests(ObservedDeployment observed)
{
    private const string OpenMetrics = "application/openmetrics-text; version=1.0.0";

    // Of the runtime; its other names begin so as well.
    private static readonly string[] Foreign = ["dotnet_", "target_info"];

    [Fact]
    public async Task Metrics_are_those_of_the_list_and_no_others()
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var service in Deployment.Services)
        {
            var declared = MetricNames.Declared(await observed.GetAsync(service, "/metrics")).ToList();
            Assert.All(TelemetryNames.WorkerMetrics.Select(MetricNames.InPrometheus), name => Assert.Contains(name, declared));
            seen.UnionWith(declared.Where(name => !Foreign.Any(f => name.StartsWith(f, StringComparison.Ordinal))));
        }

        // Counters appear with the first thing that they count; a good batch gives no reason for these.
        string[] without = [TelemetryNames.DeterminismViolations, TelemetryNames.DeterminismDrift, TelemetryNames.Outages, TelemetryNames.DeadLetters];
        var expected = TelemetryNames.All.Except(without).Select(MetricNames.InPrometheus).Order(StringComparer.Ordinal);
        Assert.Equal(expected, seen.Except(without.Select(MetricNames.InPrometheus)));
    }

    [Fact]
    public async Task Promtool_finds_nothing_to_object_to()
    {
        var promtool = Programs.Require("promtool");
        foreach (var service in Deployment.Services)
        {
            var (code, output) = await Programs.RunAsync(promtool, ["check", "metrics"], await observed.GetAsync(service, "/metrics"));
            Assert.True(code == 0 && output.Length == 0, $"{service}: {output}");
        }
    }

    [Fact]
    public async Task Durations_are_in_seconds_with_buckets_that_tell_a_reuse_from_an_hour_and_lead_to_a_trace()
    {
        var page = await observed.GetAsync("Segmentation", "/metrics", OpenMetrics);
        var buckets = page.Split('\n').Where(l => l.StartsWith("cycline_stage_duration_seconds_bucket", StringComparison.Ordinal)).ToList();
        Assert.Contains(buckets, l => l.Contains("le=\"0.005\"", StringComparison.Ordinal));
        Assert.Contains(buckets, l => l.Contains("le=\"3600.0\"", StringComparison.Ordinal));
        Assert.Contains(buckets, l => l.Contains("# {trace_id=", StringComparison.Ordinal));
    }

    [Fact]
    public void Logs_are_a_JSON_object_a_line()
    {
        foreach (var worker in observed.Deployment.Workers.Values)
        {
            Assert.All(worker.Lines(), line =>
            {
                using var json = JsonDocument.Parse(line);
                Assert.True(json.RootElement.TryGetProperty("LogLevel", out _), line);
            });
        }
    }

    [Fact]
    public async Task Health_says_which_part_is_away_and_text_logs_have_no_terminal_codes()
    {
        var token = TestContext.Current.CancellationToken;
        using var cohort = new HttpClient { BaseAddress = await observed.Deployment.Workers["Cohort"].AddressAsync(token) };
        const string Healthy = """{"status":"healthy","parts":{"bus":{"status":"healthy"},"queues":{"status":"healthy"},"store":{"status":"healthy"}}}""";
        while (await ReadyAsync(cohort) is var ready && ready != Healthy)
        {
            await Task.Delay(100, token); // It looks at its queues every 5 s.
        }

        var alone = new Dictionary<string, string>(observed.Deployment.Environment)
        {
            ["CYCLINE__RabbitMq"] = "amqp://guest:guest@127.0.0.1:1/", // Nobody listens there.
            ["CYCLINE__Logs"] = "text",
        };
        var logs = Directory.CreateDirectory(Path.Combine(observed.Deployment.Logs, "alone")).FullName;
        await using var worker = new WorkerProcess("Cohort", alone, logs);
        worker.Start();
        using var http = new HttpClient { BaseAddress = await worker.AddressAsync(token) };
        using var answer = await http.GetAsync("/health/ready", token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(token));
        Assert.Equal("degraded", json.RootElement.GetProperty("status").GetString());
        Assert.Equal("unavailable", json.RootElement.GetProperty("parts").GetProperty("bus").GetProperty("status").GetString());
        Assert.Equal("healthy", json.RootElement.GetProperty("parts").GetProperty("store").GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live", token)).StatusCode);
        Assert.DoesNotContain(worker.Lines(), line => line.Contains('\u001b', StringComparison.Ordinal));
    }

    private static async Task<string> ReadyAsync(HttpClient http)
    {
        using var answer = await http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
