using System.Globalization;

namespace CyclinE.Contracts.Stages;

/// <summary>Which of a worker's stages no plan can name: it would wait for ever without anybody knowing why.</summary>
public static class StageReach
{
    /// <summary>They, with the reason in a sentence.</summary>
    /// <param name="own">The worker's stages.</param>
    /// <param name="announced">What other workers announce.</param>
    public static IEnumerable<(string Stage, string Why)> Unnameable(IReadOnlyList<StageDefinition> own, IReadOnlyList<StageDefinition> announced)
    {
        ArgumentNullException.ThrowIfNull(own);
        var (_, leftOut) = StageCatalog.BuiltIn.WithAnnounced(own.Where(s => StageCatalog.BuiltIn.Find(s.Name) is null).Concat(announced));
        foreach (var stage in own)
        {
            if (StageCatalog.BuiltIn.Find(stage.Name) is { } known)
            {
                if (known.Queue != stage.Queue)
                {
                    yield return (stage.Name, string.Create(CultureInfo.InvariantCulture,
                        $"plans of this version name {known.Queue}, this worker reads {stage.Queue}. Give a stage of your own another name."));
                }
            }
            else if (leftOut.TryGetValue(stage.Name, out var problem))
            {
                yield return (stage.Name, $"{problem.What} {problem.Remedy}");
            }
            else if (announced.FirstOrDefault(a => a.Name == stage.Name && a.Version > stage.Version) is { } newer)
            {
                yield return (stage.Name, string.Create(CultureInfo.InvariantCulture,
                    $"another worker announces version {newer.Version}, which plans take instead of this version {stage.Version}."));
            }
        }
    }
}
