using System.Text.Json;
using System.Text.RegularExpressions;
using CyclinE.Testing;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>A real Prometheus scrapes real workers and broker with the configuration of deploy/prometheus.</summary>
[Collection(nameof(ObservedDeployment))]
public sealed partial class PrometheusTests(ObservedDeployment observed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static string Deploy => Path.Combine(ReferenceData.RepositoryRoot, "deploy");

    [Fact]
    public async Task Alert_rules_pass_their_unit_tests()
    {
        var promtool = Programs.Require("promtool");
        foreach (string[] check in new string[][] { ["check", "config", "prometheus.yml"], ["test", "rules", "alerts-test.yml"] })
        {
            string[] arguments = [check[0], check[1], Path.Combine(Deploy, "prometheus", check[2])];
            var (code, output) = await Programs.RunAsync(promtool, arguments);
            Assert.True(code == 0, output);
        }
    }

    [Fact]
    public async Task Every_panel_of_every_dashboard_shows_data_and_every_alert_can_be_judged()
    {
        var token = TestContext.Current.CancellationToken;
        var program = Programs.Require("prometheus");
        var configuration = await ConfigurationAsync();
        var port = Programs.FreePorts(1)[0];
        await using var prometheus = await HttpProgram.StartAsync(program, port, "-/ready", folder =>
        {
            File.WriteAllText(Path.Combine(folder, "prometheus.yml"), configuration);
            return
            [
                "--config.file", Path.Combine(folder, "prometheus.yml"), "--storage.tsdb.path", Path.Combine(folder, "data"),
                "--web.listen-address", $"127.0.0.1:{port}",
            ];
        });
        using var http = new HttpClient { BaseAddress = prometheus.Address };

        var queries = Panels().ToList();
        Assert.NotEmpty(queries);
        List<string> empty;
        for (var deadline = DateTime.UtcNow + Patience; ;)
        {
            empty = [];
            foreach (var (panel, query) in queries)
            {
                if ((await QueryAsync(http, query, token)).GetArrayLength() == 0)
                {
                    empty.Add($"{panel}: {query}");
                }
            }

            if (empty.Count == 0 || DateTime.UtcNow > deadline)
            {
                break; // Rates need two scrapes.
            }

            await Task.Delay(500, token);
        }

        Assert.True(empty.Count == 0, string.Join('\n', empty));
        TestContext.Current.TestOutputHelper?.WriteLine($"{queries.Count} queries of panels returned data");
        var down = (await QueryAsync(http, "up == 0", token)).EnumerateArray().Select(s => s.ToString());
        Assert.Empty(down);
        using var rules = JsonDocument.Parse(await http.GetStringAsync("api/v1/rules", token));
        var judged = rules.RootElement.GetProperty("data").GetProperty("groups").EnumerateArray()
            .SelectMany(g => g.GetProperty("rules").EnumerateArray()).ToList();
        Assert.NotEmpty(judged);
        Assert.All(judged, rule => Assert.True(!rule.TryGetProperty("lastError", out var error), $"{rule.GetProperty("name")}: {error}"));
    }

    /// <summary>The configuration as it is, with the addresses of this deployment.</summary>
    private async Task<string> ConfigurationAsync()
    {
        var targets = new List<string>();
        foreach (var worker in observed.Workers)
        {
            var address = await worker.AddressAsync(TestContext.Current.CancellationToken);
            targets.Add($"      - {{ targets: [\"{address.Authority}\"], labels: {{ service: {worker.Service.ToLowerInvariant()} }} }}");
        }

        var text = await File.ReadAllTextAsync(Path.Combine(Deploy, "prometheus", "prometheus.yml"), TestContext.Current.CancellationToken);
        var found = Discovery().IsMatch(text);
        Assert.True(found, "prometheus.yml has no discovery by name any more: adapt this test.");
        return Discovery().Replace(text, $"    static_configs:\n{string.Join('\n', targets)}\n")
            .Replace("broker:15692", $"127.0.0.1:{observed.Rabbit.MetricsPort}", StringComparison.Ordinal)
            .Replace("15s", "1s", StringComparison.Ordinal)
            .Replace("alerts.yml]", Path.Combine(Deploy, "prometheus", "alerts.yml") + "]", StringComparison.Ordinal);
    }

    private static IEnumerable<(string Panel, string Query)> Panels()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Deploy, "grafana", "dashboards"), "*.json"))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var panel in json.RootElement.GetProperty("panels").EnumerateArray().Where(p => p.TryGetProperty("targets", out _)))
            {
                foreach (var target in panel.GetProperty("targets").EnumerateArray())
                {
                    yield return ($"{Path.GetFileName(file)}, {panel.GetProperty("title")}", target.GetProperty("expr").GetString()!);
                }
            }
        }
    }

    private static async Task<JsonElement> QueryAsync(HttpClient http, string query, CancellationToken token)
    {
        var answer = await http.GetStringAsync($"api/v1/query?query={Uri.EscapeDataString(query)}", token);
        return JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty("result");
    }

    [GeneratedRegex("    dns_sd_configs:\n(?:.*\n)+?        target_label: service\n")]
    private static partial Regex Discovery();
}
