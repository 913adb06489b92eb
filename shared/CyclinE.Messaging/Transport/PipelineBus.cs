using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Messaging.InProcess;
using CyclinE.Messaging.Publishing;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CyclinE.Messaging.Transport;

/// <summary>Collects stages and queues of a process and puts them on a transport: the only place that configures MassTransit.</summary>
public sealed class PipelineBus
{
    // Two short retries tell a glitch from a bug; outages are waited out inside, invalid input is no exception there.
    private static readonly TimeSpan[] Retries = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)];

    private readonly List<Action<IServiceCollection>> _handlers = [];
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
        where TConsumer : class, IMessageHandler, IStageDescription
    {
        // Whoever makes a plan has the records of the program's own stages alone.
        var stage = StageCatalog.BuiltIn.Find(TConsumer.Stage.Name) is null
            ? TConsumer.Stage with { OptionSchema = PlanOptions.Declare(TConsumer.Options) }
            : TConsumer.Stage;
        var message = MessageOf(typeof(TConsumer));
        _options[stage.Name] = TConsumer.Options;
        _handlers.Add(services => services.AddTransient<TConsumer>());
        _consumers.Add(x => x.AddConsumer(EndpointOf(typeof(TConsumer), message)));
        _endpoints.Add(new EndpointSpec
        {
            Queue = stage.Queue,
            Stage = stage,
            Messages = [message],
            BeyondSlots = stage.Unit is UnitKind.Array or UnitKind.File ? 4 : null,
            Takers =
            [
                new MessageTaker
                {
                    Message = message,
                    Retries = Retries,
                    Take = (services, messages, traceParent, cancellationToken) =>
                        services.GetRequiredService<TConsumer>().Consume(messages[0], traceParent, cancellationToken),
                },
            ],
            Configure = (endpoint, context) =>
            {
                endpoint.UseMessageRetry(r =>
                {
                    r.Ignore<OperationCanceledException>();
                    r.Intervals(Retries);
                });
                endpoint.ConfigureConsumer(context, EndpointOf(typeof(TConsumer), message));
            },
        });
        return this;
    }

    /// <summary>Adds a stage that is described by data.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="handler">Makes what handles a message.</param>
    public PipelineBus AddStage(StageDefinition stage, Func<StageRunner, IMessageHandler> handler)
    {
        var message = UnitMessage.TypeOf(stage.Consumes);
        _endpoints.Add(new EndpointSpec
        {
            Queue = stage.Queue,
            Stage = stage,
            Messages = [message],
            BeyondSlots = stage.Unit is UnitKind.Array or UnitKind.File ? 4 : null,
            Takers =
            [
                new MessageTaker
                {
                    Message = message,
                    Retries = Retries,
                    Take = (services, messages, traceParent, cancellationToken) =>
                        handler(services.GetRequiredService<StageRunner>()).Consume(messages[0], traceParent, cancellationToken),
                },
            ],
            Configure = (endpoint, context) =>
            {
                endpoint.UseMessageRetry(r =>
                {
                    r.Ignore<OperationCanceledException>();
                    r.Intervals(Retries);
                });
                endpoint.Consumer(
                    typeof(HandlerEndpoint<>).MakeGenericType(message),
                    type => Activator.CreateInstance(type, handler(context.GetRequiredService<StageRunner>()))!);
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

    /// <summary>Registers everything that was added, on the broker or within this process.</summary>
    public void Register(IServiceCollection services, TransportOptions transport)
    {
        var peak = Stages.Select(s => s.PeakMemory).DefaultIfEmpty(1).Max();
        var gate = new ComputeGate(transport.Slots ?? ComputeGate.DefaultSlots(peak));
        services.AddSingleton(gate);
        services.AddSingleton<SuspectGate>();
        services.AddSingleton<FreeSlots>();
        foreach (var handler in _handlers)
        {
            handler(services);
        }

        if (transport.Kind == TransportKind.RabbitMq)
        {
            OnBroker(services, transport, gate);
        }
        else
        {
            services.AddSingleton<InProcessBus>();
            services.AddSingleton<IMessageSender>(s => s.GetRequiredService<InProcessBus>());
            services.AddSingleton<IQueueLoad>(s => s.GetRequiredService<InProcessBus>());
            services.AddSingleton<IHostedService>(s => s.GetRequiredService<InProcessBus>());
        }
    }

    private void OnBroker(IServiceCollection services, TransportOptions transport, ComputeGate gate)
    {
        services.AddSingleton<MessagesInHand>();
        services.AddSingleton<QueueWatch>();
        services.AddSingleton<IQueueLoad, BrokerLoad>();
        services.AddSingleton<IMessageSender, BrokerSender>();
        services.AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            x.AddReceiveObserver(provider => provider.GetRequiredService<MessagesInHand>());
            foreach (var consumer in _consumers)
            {
                consumer(x);
            }

            x.UsingRabbitMq((context, bus) => RabbitMqBus.Configure(bus, transport, _endpoints, gate.Slots, (e, spec) => spec.Configure(e, context)));
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

    private static Type EndpointOf(Type consumer, Type message) => typeof(StageEndpoint<,>).MakeGenericType(consumer, message);
}
