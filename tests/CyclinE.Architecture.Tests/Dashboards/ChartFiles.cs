using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyclinE.Contracts.Stages;

namespace CyclinE.Architecture.Tests.Dashboards;

/// <summary>The Helm chart's list of services, stages and queues is that of the stage table.</summary>
public sealed class ChartFiles
{
    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_stage_of_the_table_has_its_service_and_its_queue()
    {
        var services = new JsonObject { ["batches"] = new JsonObject(), ["external"] = new JsonObject() }; // Whose stages are not known here.
        foreach (var service in StageTable.All.GroupBy(s => s.Service.ToLowerInvariant()))
        {
            services[service.Key] = new JsonObject(service.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Name, s.Queue)));
        }

        var made = services.ToJsonString(Lines) + "\n";
        var file = Path.Combine(Repository.Root, "deploy", "helm", "cycline", "files", "stages.json");
        if (Environment.GetEnvironmentVariable("CYCLINE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, made);
        }

        Assert.True(File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == made, $"{file} is stale: write it anew with CYCLINE_UPDATE_GOLDEN=1.");
    }
}
