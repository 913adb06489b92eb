using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Genomics.Input;

namespace CyclinE.Messaging.Runner;

/// <summary>Why a unit fails where what it reads is damaged and nobody could make it again.</summary>
internal static class DamagedInput
{
    /// <summary>The problem: what of which artifact, and who can mend it.</summary>
    public static InputProblem Problem(Plan plan, UnreadableArtifactException damage)
    {
        var table = plan.Tables.FirstOrDefault(t => t.Value == damage.ArtifactId).Key;
        return new InputProblem
        {
            Code = "damaged-artifact",
            What = $"{(table is null ? "An artifact that it reads" : $"The plan's table {table}")} cannot be read as it was written: {damage.Damage}.",
            Where = $"artifact {damage.ArtifactId}",
            Remedy = table is null
                ? "It was made again several times in vain: look at the store's disk, then replay this unit."
                : "Run or submit the same sheet again, which stores its tables again, then replay this unit.",
        };
    }
}
