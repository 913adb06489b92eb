using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace CyclinE.Messaging.Transport;

/// <summary>Collects stages and queues of a process and puts them on a transport: the only place that configures MassTransit.</summary>
public sealed class PipelineBus
{
    private readonly List<Action<IBusRegistrationConfigurator>> _consumers = [];
    private readonly List<EndpointSpec> _endpoints = [];
    private readonly Dictionary<string, Type> _options = new(StringComparer.Ordinal);

    /// <summary>The queues of this process: those of stages in the order of the stage table, then the others.</summary>
    public IReadOnlyList<EndpointSpec> Endpoints => [.. _endpoints.OrderBy(e => e.Stage is { } stage ? StageTable.PlaceOf(stage) : int.MaxValue)];

    /// <summary>The stages of this process.</summary>
    public IEnumerable<StageDefinition> Stages => Endpoints.Select(e => e.Stage).OfType<StageDefinition>();

    /// <summary>The options record of each stage, by stage name.</summary>
    public IReadOnlyDictionary<string, Type> StageOptions => _options;

    /// <summary>Adds a stage.</summary>
    /// <typeparam name="TConsumer">Its consumer; one <see cref="IStageConsumer{TMessage, TEvent}"/>.</typeparam>
    public PipelineBus AddStage<TConsumer>()
        where TConsumer : class, IConsumer, IStageDescription
    {
        var stage = TConsumer.Stage;
        _options[stage.Name] = TConsumer.Options;
        _consumers.Add(x => x.AddConsumer<TConsumer>());
        _endpoints.Add(new EndpointSpec
        {
            Queue = stage.Queue,
            Stage = stage,
            Messages = [MessageOf(typeof(TConsumer))],
            BeyondSlots = stage.Unit is UnitKind.Array or UnitKind.File ? 4 : null,
            Configure = (endpoint, context) =>
            {
                // Two short retries tell a glitch from a bug; outages are waited out inside, invalid input is no exception here.
                endpoint.UseMessageRetry(r =>
                {
                    r.Ignore<OperationCanceledException>();
                    r.Intervals(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1));
                });
                endpoint.ConfigureConsumer<TConsumer>(context);
            },
        });
        return this;
    }

    /// <summary>Adds a queue that is not a stage's.</summary>
    public PipelineBus AddEndpoint(EndpointSpec endpoint, Action<IBusRegistrationConfigurator> consumers)
    {
        _consumers.Add(consumers);
        _endpoints.Add(endpoint);
        return this;
    }

    /// <summary>Registers MassTransit with everything that was added.</summary>
    public void Register(IServiceCollection services, TransportOptions transport)
    {
        var peak = Stages.Select(s => s.PeakMemory).DefaultIfEmpty(1).Max();
        var gate = new ComputeGate(transport.Slots ?? ComputeGate.DefaultSlots(peak));
        services.AddSingleton(gate);
        services.AddSingleton<SuspectGate>();
        services.AddSingleton<MessagesInHand>();
        services.AddSingleton<QueueWatch>();
        services.AddSingleton<FreeSlots>();
        services.AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            x.AddReceiveObserver(provider => provider.GetRequiredService<MessagesInHand>());
            foreach (var consumer in _consumers)
            {
                consumer(x);
            }

            switch (transport.Kind)
            {
                case TransportKind.RabbitMq:
                    x.UsingRabbitMq((context, bus) => RabbitMqBus.Configure(bus, transport, _endpoints, gate.Slots, (e, spec) => spec.Configure(e, context)));
                    break;
                default:
                    x.UsingInMemory((context, bus) =>
                    {
                        ExcludeBaseTypes(bus);
                        foreach (var spec in _endpoints)
                        {
                            bus.ReceiveEndpoint(spec.Queue, e =>
                            {
                                Limit(e, spec, gate.Slots);
                                spec.Configure(e, context);
                            });
                        }
                    });
                    break;
            }
        });
        services.AddOptions<MassTransitHostOptions>().Configure(o =>
        {
            o.WaitUntilStarted = false;
            o.StopTimeout = TimeSpan.FromSeconds(20);
            o.ConsumerStopTimeout = TimeSpan.FromSeconds(10);
        });
    }

    internal static void Limit(IReceiveEndpointConfigurator endpoint, EndpointSpec spec, int slots)
    {
        var limit = spec.MessageLimit(slots);
        endpoint.PrefetchCount = limit;
        endpoint.ConcurrentMessageLimit = limit;
    }

    /// <summary>A message goes to the exchange of its own type alone; base records are shapes, not messages.</summary>
    internal static void ExcludeBaseTypes(IBusFactoryConfigurator bus)
    {
        bus.Publish<UnitMessage>(p => p.Exclude = true);
        bus.Publish<StageMessage>(p => p.Exclude = true);
    }

    private static Type MessageOf(Type consumer) =>
        consumer.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStageConsumer<,>)).GetGenericArguments()[0];
}
