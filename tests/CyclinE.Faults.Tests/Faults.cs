using System.Net.Http.Json;
using System.Text.Json;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Pipeline.Tests;
using CyclinE.Testing.Servers;
using MassTransit;

namespace CyclinE.Faults.Tests;

/// <summary>What can go wrong, done for real while a batch runs.</summary>
internal sealed class Faults(Deployment deployment, BatchId batch, Random random)
{
    /// <summary>What was done, in order.</summary>
    public List<string> Done { get; } = [];

    /// <summary>kill -9 of any worker, Batches too; its supervisor starts it again.</summary>
    public async Task KillWorkerAsync()
    {
        var service = Deployment.Services[random.Next(Deployment.Services.Count)];
        Done.Add($"kill -9 {service}");
        await deployment.Workers[service].KillAsync();
        await Task.Delay(random.Next(300));
        deployment.Workers[service].Start();
    }

    /// <summary>The broker stops and comes back.</summary>
    public async Task RestartBrokerAsync()
    {
        Done.Add("broker stopped and started");
        await deployment.Rabbit.StopAsync();
        await Task.Delay(random.Next(1000));
        await deployment.Rabbit.StartAsync();
    }

    /// <summary>The database is killed and comes back.</summary>
    public async Task KillDatabaseAsync()
    {
        Done.Add("database killed and started");
        await deployment.Mongo.KillAsync();
        await Task.Delay(random.Next(1000));
        await deployment.Mongo.StartAsync();
    }

    /// <summary>Every queue is deleted with what is in it.</summary>
    public async Task DeleteQueuesAsync()
    {
        Done.Add("all queues deleted");
        using var http = deployment.Rabbit.OpenManagement();
        var host = Host;
        using var json = JsonDocument.Parse(await http.GetStringAsync($"api/queues/{host}"));
        foreach (var queue in json.RootElement.EnumerateArray().Select(q => q.GetProperty("name").GetString()!))
        {
            using var response = await http.DeleteAsync($"api/queues/{host}/{Uri.EscapeDataString(queue)}");
        }
    }

    /// <summary>Messages of any unit once more, in any order, whether or not the unit has moved on.</summary>
    public async Task DuplicateAsync(CancellationToken cancellationToken)
    {
        Done.Add("duplicated and reordered deliveries");
        var units = await deployment.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString() }, cancellationToken);
        foreach (var unit in units.OrderBy(_ => random.Next()).Take(15))
        {
            if (unit.State is UnitState.Waiting)
            {
                continue;
            }

            UnitMessage message = unit.Id.Kind switch
            {
                UnitKind.Array when unit.Results.TryGetValue(StageTable.SegmentArray.Name, out var segments) && random.Next(2) == 0 =>
                    new ArraySegmented { PlanId = unit.PlanId, Unit = unit.Id, Try = unit.Try, Artifact = segments },
                UnitKind.Array => new ArrayReleased { PlanId = unit.PlanId, Unit = unit.Id, Try = unit.Try },
                UnitKind.Pair => new PairReleased { PlanId = unit.PlanId, Unit = unit.Id, Try = unit.Try },
                _ => new CohortReleased { PlanId = unit.PlanId, Unit = unit.Id, Try = unit.Try },
            };
            try
            {
                await deployment.PublishAsync(message, cancellationToken);
            }
            catch (MessageReturnedException)
            {
                // Another fault has just deleted the queues: this duplicate has nowhere to go.
            }
        }
    }

    /// <summary>Bytes that are no message.</summary>
    public async Task PublishUnreadableAsync()
    {
        Done.Add("unreadable message");
        using var http = deployment.Rabbit.OpenManagement();
        var body = new { properties = new { }, routing_key = StageTable.SegmentArray.Queue, payload = "{ this is no message", payload_encoding = "string" };
        using var response = await http.PostAsJsonAsync($"api/exchanges/{Host}/amq.default/publish", body);
        response.EnsureSuccessStatusCode();
    }

    private string Host => Uri.EscapeDataString(deployment.Transport.RabbitMq!.AbsolutePath.Trim('/'));
}
