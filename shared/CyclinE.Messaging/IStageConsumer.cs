using CyclinE.Contracts;
using MassTransit;

namespace CyclinE.Messaging;

/// <summary>A consumer that runs one stage.</summary>
/// <typeparam name="TMessage">The message that starts it.</typeparam>
public interface IStageConsumer<TMessage> : IConsumer<TMessage>, IStageDescription
    where TMessage : UnitMessage;
