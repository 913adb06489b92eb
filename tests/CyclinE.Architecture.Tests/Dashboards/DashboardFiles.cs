using System.Text.RegularExpressions;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Telemetry;

namespace CyclinE.Architecture.Tests.Dashboards;

/// <summary>Files below deploy/grafana and deploy/prometheus keep up with the stage table, the metrics and the manual.</summary>
public sealed partial class DashboardFiles
{
    private static string Folder => Path.Combine(Repository.Root, "deploy", "grafana", "dashboards");

    private static string Alerts => File.ReadAllText(Path.Combine(Repository.Root, "deploy", "prometheus", "alerts.yml"));

    [Fact]
    public void Dashboards_are_those_that_the_stage_table_makes()
    {
        foreach (var dashboard in AllDashboards.All)
        {
            var file = Path.Combine(Folder, dashboard.Id + ".json");
            if (Environment.GetEnvironmentVariable("CYCLINE_UPDATE_GOLDEN") == "1")
            {
                File.WriteAllText(file, dashboard.Write());
            }

            Assert.True(File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == dashboard.Write(),
                $"{file} is stale: write it anew with CYCLINE_UPDATE_GOLDEN=1.");
        }

        Assert.Equal(
            AllDashboards.All.Select(d => d.Id + ".json").Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_stage_has_a_row_and_every_metric_a_panel_or_an_alert()
    {
        var panels = string.Join('\n', AllDashboards.All.SelectMany(d => d.Rows).SelectMany(r => r.Panels).SelectMany(p => p.Queries).Select(q => q.Expr));
        Assert.All(StageTable.All, stage => Assert.Contains($"stage=\"{stage.Name}\"", panels, StringComparison.Ordinal));
        Assert.All(TelemetryNames.All, name => Assert.Contains(name.Replace('.', '_'), panels + Alerts, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_alert_is_tested_and_has_its_first_steps_in_the_manual()
    {
        var tests = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "prometheus", "alerts-test.yml"));
        var manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md")).ReplaceLineEndings("\n");
        var names = AlertLine().Matches(Alerts).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name =>
        {
            Assert.Contains(name, tests, StringComparison.Ordinal);
            var steps = Regex.Match(manual, $"^### {name}\n(?:.+\n)+(?:1\\. .+\n)(?: .*\n)*(?:2\\. .+\n)(?: .*\n)*(?:3\\. .+\n)", RegexOptions.Multiline);
            Assert.True(steps.Success, $"docs/operations.md has no section '### {name}' with three numbered steps.");
        });
    }

    [GeneratedRegex("^ +- alert: (\\w+)", RegexOptions.Multiline)]
    private static partial Regex AlertLine();
}
