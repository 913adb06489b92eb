using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Masks;

namespace CyclinE.Artifacts.Kinds;

/// <summary>
/// The mask of a plan as one artifact with a column per build: the plan is frozen before a file's header tells its build. Each
/// holds the build's centromeres, where they are known, and the user's intervals, where those are of that build.
/// </summary>
public static class GenomeMaskArtifact
{
    /// <summary>Its role among the plan's tables.</summary>
    public const string Role = "mask";

    private const string AnyBuild = "any";

    /// <summary>The mask without a user's intervals.</summary>
    public static ArtifactDraft BuiltIn() => Draft(GenomeMask.Empty, null);

    /// <summary>The mask with a user's intervals: of the build they name, else of whatever build the arrays have.</summary>
    public static ArtifactDraft OfUser(GenomeMask mask) => Draft(mask, mask.Build);

    /// <summary>The mask for a build; empty where nothing is masked in it.</summary>
    /// <exception cref="InvalidInputException"><c>mask-build</c>: the user's intervals are of another build.</exception>
    public static GenomeMask Read(Artifact artifact, string build)
    {
        var name = GenomeBuild.Of(build).Name;
        var column = artifact.Columns.FirstOrDefault(c => c.Name == name) ?? artifact.Columns.FirstOrDefault(c => c.Name == AnyBuild);
        return column is not null ? GenomeMask.FromBytes(column.Bytes.Span) : throw new InvalidInputException(
            "mask-build", $"The mask is of build {artifact.Columns[0].Name}, the array's positions are of {name}.", "option mask",
            $"Give the intervals of {name}, or leave the mask out.");
    }

    private static ArtifactDraft Draft(GenomeMask user, string? build)
    {
        // A column for any build is there only where nobody said of which build the user's intervals are.
        string[] names = build is null ? [.. GenomeMask.BuildsWithCentromeres, AnyBuild] : [build];
        return new ArtifactDraft
        {
            Kind = "genome-mask",
            Columns = [.. names.Select(n => new Column(n, ColumnType.Byte, (n == AnyBuild ? user : GenomeMask.Centromeres(n).With(user)).ToBytes()))],
        };
    }
}
