using CyclinE.Contracts;

namespace CyclinE.Messaging;

/// <summary>What registration, <c>params</c> and the plan read of a stage's consumer.</summary>
public interface IStageDescription
{
    /// <summary>The stage.</summary>
    static abstract StageDefinition Stage { get; }

    /// <summary>The record of its science options.</summary>
    static abstract Type Options { get; }
}
