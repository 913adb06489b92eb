using CyclinE.Artifacts.Batches;
using CyclinE.Contracts;
using CyclinE.Messaging.InProcess;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using CyclinE.Messaging.Transport;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CyclinE.Batches.Worker;

/// <summary>The queues and services of Batches: the same in its own process and in one process with everything else.</summary>
public static class BatchesRegistration
{
    private const int WaitForMore = 10;

    /// <summary>Adds the queues.</summary>
    public static PipelineBus AddBatches(this PipelineBus bus)
    {
        // Whatever message can start a stage, also one of somebody's own: their faults and dead letters are ours to hear.
        Type[] messages = [.. UnitMessage.Types.Where(m => m != typeof(FileSplit) && m != typeof(UnitEnded))];
        Type[] faults = [.. messages.Select(m => typeof(FaultConsumer<>).MakeGenericType(m))];
        Type[] letters = [.. messages.Select(m => typeof(DeadLetterConsumer<>).MakeGenericType(m))];
        return bus
            .AddEndpoint(
                new EndpointSpec
                {
                    Queue = EndedUnits.Queue,
                    Messages = [typeof(UnitEnded)],
                    Limit = EndedUnits.Most * 2,
                    Takers =
                    [
                        new MessageTaker
                        {
                            Message = typeof(UnitEnded),
                            Most = EndedUnits.Most,
                            Take = (services, ended, _, cancellationToken) =>
                                services.GetRequiredService<EndedUnits>().SettleAsync(ended.Select(e => e.Unit), cancellationToken),
                        },
                    ],
                    Configure = (endpoint, context) => endpoint.ConfigureConsumer<SettleConsumer>(context),
                },
                x => x.AddConsumer<SettleConsumer>(c => c.Options<BatchOptions>(o => o
                    .SetMessageLimit(EndedUnits.Most).SetTimeLimit(WaitForMore).SetConcurrencyLimit(1))))
            .AddEndpoint(
                new EndpointSpec
                {
                    Queue = BatchConsumer.Queue,
                    Messages = [typeof(BatchSubmitted), typeof(BatchChanged), typeof(ReceiveFault),
                        .. messages.Select(m => typeof(Fault<>).MakeGenericType(m))],
                    Limit = 4,
                    Configure = (endpoint, context) =>
                    {
                        endpoint.ConfigureConsumer<BatchConsumer>(context);
                        endpoint.ConfigureConsumer<UnreadableConsumer>(context);
                        foreach (var fault in faults)
                        {
                            endpoint.ConfigureConsumer(context, fault);
                        }
                    },
                },
                x =>
                {
                    x.AddConsumer<BatchConsumer>();
                    x.AddConsumer<UnreadableConsumer>();
                    x.AddConsumers(faults);
                })
            .AddEndpoint(
                new EndpointSpec
                {
                    Queue = DeadLetterQueue.Name,
                    Messages = [],
                    Configure = (endpoint, context) =>
                    {
                        endpoint.ConfigureConsumeTopology = false; // Fed by the broker's policy, never by publishing.
                        foreach (var letter in letters)
                        {
                            endpoint.ConfigureConsumer(context, letter);
                        }
                    },
                },
                x => x.AddConsumers(letters));
    }

    /// <summary>Adds rules and reconciler.</summary>
    public static IServiceCollection AddBatches(this IServiceCollection services, BatchSettings settings, ReconcilerSettings reconciler)
    {
        services.AddSingleton(settings);
        services.AddSingleton(reconciler);
        services.AddSingleton<RulesGate>();
        services.AddSingleton<EndedUnits>();
        services.AddSingleton<IStageFaults, StageFaults>();
        services.TryAddSingleton<BatchRules>();
        services.AddHostedService<ReconcilerService>();
        return services;
    }
}
