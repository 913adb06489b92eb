using System.Text.Json;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Json;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Stages;

/// <summary>What a stage computed: its artifact, and content-addressed ones that it refers to (probe sets).</summary>
/// <param name="Draft">The artifact.</param>
/// <param name="Shared">Artifacts stored before it, by id.</param>
public sealed record StageOutput(ArtifactDraft Draft, IReadOnlyList<(string Id, ArtifactDraft Draft)> Shared)
{
    private const string ProblemKey = "excluded";

    /// <summary>An artifact alone.</summary>
    public StageOutput(ArtifactDraft draft)
        : this(draft, [])
    {
    }

    /// <summary>Notes in the artifact that it excludes its unit: whoever reuses it knows.</summary>
    public static void Exclude(ArtifactDraft draft, InputProblem problem) =>
        draft.Summary[ProblemKey] = JsonSerializer.Serialize(problem, CanonicalJson.Options);

    /// <summary>Why the artifact excludes its unit; null where it does not.</summary>
    public static InputProblem? ExclusionOf(ArtifactManifest manifest) =>
        manifest.Summary.TryGetValue(ProblemKey, out var json) ? JsonSerializer.Deserialize<InputProblem>(json, CanonicalJson.Options) : null;
}
