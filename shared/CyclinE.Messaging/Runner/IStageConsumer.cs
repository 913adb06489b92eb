using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using MassTransit;

namespace CyclinE.Messaging.Runner;

/// <summary>A consumer that runs one stage.</summary>
/// <typeparam name="TMessage">The message that starts it.</typeparam>
/// <typeparam name="TEvent">The event that tells of its artifact.</typeparam>
public interface IStageConsumer<TMessage, TEvent> : IConsumer<TMessage>, IStageDescription
    where TMessage : UnitMessage
    where TEvent : StageMessage;

/// <summary>What registration, <c>params</c> and the plan read of a stage's consumer.</summary>
public interface IStageDescription
{
    /// <summary>The stage.</summary>
    static abstract StageDefinition Stage { get; }

    /// <summary>The record of its science options.</summary>
    static abstract Type Options { get; }
}
