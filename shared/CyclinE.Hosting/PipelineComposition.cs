using System.Diagnostics;
using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Messaging.Publishing;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using CyclinE.Messaging.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CyclinE.Hosting;

/// <summary>Puts ports, runner and bus together: the same registration in every process, with transport and store swapped.</summary>
public static class PipelineComposition
{
    /// <summary>Adds everything that a process with stages or batch rules needs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="bus">Stages and queues of this process.</param>
    /// <param name="transport">Where messages travel.</param>
    /// <param name="runner">How stages run.</param>
    /// <param name="store">The artifact store.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="files">Raw files.</param>
    public static IServiceCollection AddPipeline(
        this IServiceCollection services, PipelineBus bus, TransportOptions transport, StageRunnerSettings runner,
        IArtifactStore store, ILedger ledger, IInputFiles files)
    {
        Activity.TraceIdGenerator = UnitTrace.NextTraceId;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(store);
        services.AddSingleton(ledger);
        services.TryAddSingleton(files);
        services.AddSingleton(runner);
        services.AddSingleton(bus);
        services.AddSingleton(transport);
        services.AddSingleton<PlanCache>();
        services.AddSingleton<ProbeSets>();
        services.AddSingleton<Patience>();
        services.AddSingleton<UnitPublisher>();
        services.AddSingleton<IUnitAnnouncer, UnitAnnouncer>();
        services.AddSingleton<StageRunner>();
        services.AddSingleton<BatchRules>();
        services.TryAddSingleton(new BatchSettings());
        if (transport.Kind == TransportKind.RabbitMq)
        {
            services.TryAddSingleton<IBrokerTopology>(new RabbitMqTopology(transport, bus.Endpoints));
        }

        bus.Register(services, transport);
        return services;
    }
}
