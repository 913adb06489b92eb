using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>What the scripted stage computes, and how often it did.</summary>
internal sealed class Script
{
    private int _computations;

    /// <summary>The computation; without another one it keeps the text.</summary>
    public Func<string, StageOutput> Compute { get; set; } = Keep;

    public int Computations => _computations;

    public static StageOutput Keep(string text) => new(Draft(text));

    public static ArtifactDraft Draft(string text) => ArtifactDraft.Of("profile", new { text });

    public StageOutput Run(string text)
    {
        Interlocked.Increment(ref _computations);
        return Compute(text);
    }
}
