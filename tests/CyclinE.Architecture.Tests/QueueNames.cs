using CyclinE.Cli.Local;
using CyclinE.Contracts.Stages;
using CyclinE.Messaging.Topology;

namespace CyclinE.Architecture.Tests;

/// <summary>Queue and exchange names are a contract with running deployments: a change here is a migration.</summary>
public sealed class QueueNames
{
    /// <summary>A stage that stands with its consumer alone names its queue there; this list is of those that others rely on.</summary>
    private static IReadOnlyList<EndpointSpec> Kept =>
        [.. AllStages.Bus().Endpoints.Where(e => e.Stage is null || StageTable.All.Any(s => s.Name == e.Stage.Name))];

    [Fact]
    public void Queues_and_their_bindings_are_these()
    {
        var file = Path.Combine(Repository.Root, "tests", "CyclinE.Architecture.Tests", "queues.txt");
        var described = RabbitMqTopology.Describe(Kept).Select(q => $"{q.Queue} <- {string.Join(' ', q.Exchanges)}".TrimEnd()).ToList();
        if (Environment.GetEnvironmentVariable("CYCLINE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllLines(file, described);
        }

        var kept = File.ReadAllLines(file);
        Assert.True(
            kept.SequenceEqual(described),
            $"tests/CyclinE.Architecture.Tests/queues.txt differs: new {string.Join("; ", described.Except(kept))}; gone {string.Join("; ", kept.Except(described))}. "
            + "If the stage table was meant to change, write the file anew with CYCLINE_UPDATE_GOLDEN=1 and keep in mind that running deployments have the old queues.");
    }

    [Fact]
    public void Every_stage_of_the_table_has_a_consumer_that_takes_its_message()
    {
        var endpoints = Kept.Where(e => e.Stage is not null).ToDictionary(e => e.Stage!.Name);
        Assert.Equal(StageTable.All.Select(s => s.Name), endpoints.Keys);
        Assert.All(StageTable.All, s => Assert.Equal(s.Consumes, endpoints[s.Name].Messages.Single().Name));
    }
}
