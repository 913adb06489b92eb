using CyclinE.Artifacts.Ledger;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>Names of samples and patients of a whole batch are nowhere that operators look: logs, metrics, spans, errors.</summary>
[Collection(nameof(ObservedDeployment))]
public sealed class PlantedNamesTests(ObservedDeployment observed)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_in_the_results_and_not_in_logs_metrics_or_errors()
    {
        var plan = (await observed.Deployment.Ledger.FindBatchAsync(observed.Batch, Token))!.PlanId;
        var sheet = (await observed.Deployment.Ledger.FindPlanAsync(plan, Token))!.Arrays;
        Assert.Contains(sheet, a => a.Value("sample")!.StartsWith(ObservedDeployment.PlantedSample, StringComparison.Ordinal));
        Assert.Contains(sheet, a => a.Value("patient")?.StartsWith(ObservedDeployment.PlantedPatient, StringComparison.Ordinal) == true);

        foreach (var service in Deployment.Services)
        {
            Assert.NotEmpty(observed.Deployment.Workers[service].Lines());
            Assert.All(observed.Deployment.Workers[service].Lines(), NoName);
            NoName(await observed.GetAsync(service, "/metrics", "application/openmetrics-text"));
        }

        var units = await observed.Deployment.Ledger.ListUnitsAsync(new UnitQuery { Batch = observed.Batch.ToString() }, Token);
        Assert.Contains(units, u => u.Failure is not null);
        Assert.All(units, u => NoName(u.Failure?.ToString() ?? string.Empty));
        Assert.All(await observed.Deployment.Ledger.ListDeadLettersAsync(Token), l => NoName(l.ToString()));
    }

    [Fact]
    public async Task They_are_in_no_span()
    {
        Assert.NotNull(observed.Deployment);
        Assert.SkipWhen(observed.Traces is null, "There are no jaeger-all-in-one and otelcol on the PATH.");
        using var http = new HttpClient { BaseAddress = observed.Traces };
        foreach (var service in Deployment.Services)
        {
            var traces = string.Empty;
            for (var deadline = DateTime.UtcNow.AddMinutes(5); !traces.Contains("cycline.unit.name", StringComparison.Ordinal); await Task.Delay(200, Token))
            {
                Assert.True(DateTime.UtcNow < deadline, $"No span of {service} has come.");
                traces = await http.GetStringAsync($"api/traces?service=cycline-{service.ToLowerInvariant()}&limit=1000", Token);
            }

            NoName(traces);
        }
    }

    private static void NoName(string text)
    {
        Assert.DoesNotContain(ObservedDeployment.PlantedSample, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(ObservedDeployment.PlantedPatient, text, StringComparison.OrdinalIgnoreCase);
    }
}
