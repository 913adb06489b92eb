using System.Text.RegularExpressions;
using CyclinE.Contracts.Stages;
using CyclinE.Testing;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>The chart with its defaults, the fewest and all of its values, where there is a <c>helm</c> on the PATH.</summary>
public sealed class HelmTests
{
    private static readonly string[][] Values = [[], ["-f", Path.Combine(Chart, "ci", "minimal-values.yaml")], ["-f", Path.Combine(Chart, "ci", "full-values.yaml")]];

    private static string Chart => Path.Combine(ReferenceData.RepositoryRoot, "deploy", "helm", "cycline");

    [Fact]
    public async Task The_chart_is_without_objections()
    {
        foreach (var values in Values)
        {
            var (code, output) = await Programs.RunAsync(Programs.Require("helm"), ["lint", "--strict", Chart, .. values]);
            Assert.True(code == 0 && !output.Contains("[WARNING]", StringComparison.Ordinal), output);
        }
    }

    [Fact]
    public async Task Every_service_has_a_deployment_with_probes_and_every_stage_a_scaler_of_its_queue()
    {
        foreach (var values in Values)
        {
            var (code, output) = await Programs.RunAsync(Programs.Require("helm"), ["template", "study", Chart, .. values]);
            Assert.True(code == 0, output);
            var objects = output.Split("\n---\n");
            var services = StageTable.All.Select(s => s.Service).Append("Batches").Distinct().Select(s => s.ToLowerInvariant()).ToList();
            Assert.All(services, service =>
            {
                var worker = Assert.Single(objects, o => Is(o, "Deployment", $"study-{service}"));
                Assert.Matches("livenessProbe: .*/health/live", worker);
                Assert.Matches("readinessProbe: .*/health/ready", worker);
                Assert.Contains($"items: [{{ key: {service}, path: {service} }}]", worker, StringComparison.Ordinal); // No other service's password.
                Assert.Contains("runAsNonRoot: true", worker, StringComparison.Ordinal);
                Assert.Matches("terminationGracePeriodSeconds: ([6-9][0-9]|[0-9]{3})", worker);
                Assert.Single(objects, o => Is(o, "PodDisruptionBudget", $"study-{service}"));
            });
            // Stages of somebody's own, only where they are: worker and topology job see their folders.
            var isFull = values.LastOrDefault()?.EndsWith("full-values.yaml", StringComparison.Ordinal) == true;
            Assert.Equal(isFull ? 1 : 0, objects.Count(o => Is(o, "Deployment", "study-external")));
            Assert.Equal(isFull ? 2 : 0, Regex.Count(output, "mountPath: /stages, readOnly: true"));
            Assert.Equal(isFull, output.Contains("--stages, /stages]", StringComparison.Ordinal));
            if (isFull)
            {
                Assert.All(StageTable.All, stage =>
                {
                    var scaler = Assert.Single(objects, o => Is(o, "ScaledObject", $"study-{stage.Service.ToLowerInvariant()}"));
                    Assert.Contains($"queueName: {stage.Queue}\n", scaler, StringComparison.Ordinal);
                });
                Assert.Contains("segmentation@sha256:", output, StringComparison.Ordinal);
                Assert.Contains("amqps://ingest@broker.example.org:5671/cycline", output, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("keda.enable=true", "keda")]
    [InlineData("external.enabled=true", "external")]
    [InlineData("defaults.terminationGracePeriodSeconds=10", "terminationGracePeriodSeconds")]
    [InlineData("database.hosts=mongodb://user:word@host", "hosts")]
    public async Task A_wrong_value_is_refused_by_its_name(string value, string name)
    {
        var (code, output) = await Programs.RunAsync(Programs.Require("helm"), ["template", "study", Chart, "--set", value]);
        Assert.NotEqual(0, code);
        Assert.Contains(name, output, StringComparison.Ordinal);
    }

    private static bool Is(string text, string kind, string name) =>
        Regex.IsMatch(text, $"^kind: {kind}$", RegexOptions.Multiline) && Regex.IsMatch(text, $"^  name: {Regex.Escape(name)}$", RegexOptions.Multiline);
}
