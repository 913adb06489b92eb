using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Kinds;

/// <summary>
/// The genes of a plan as one artifact with a column per build: the plan is frozen before a file's header tells its build,
/// so it holds the tables of all builds that may occur.
/// </summary>
public static class GeneTableArtifact
{
    /// <summary>Its role among the plan's tables.</summary>
    public const string Role = "genes";

    private const string AnyBuild = "any";
    private static readonly string[] Builds = ["hg19", "hg38"];

    /// <summary>Genes given by a user: of the build that the user names, else of whatever build the arrays have.</summary>
    public static ArtifactDraft OfUser(GeneTable genes, string? build) => Draft([(build is null ? AnyBuild : GenomeBuild.Of(build).Name, genes.ToBytes())]);

    /// <summary>The built-in tables, with a user's panel highlighted where one is given.</summary>
    /// <exception cref="InvalidInputException">A gene of the panel is in none of them.</exception>
    public static ArtifactDraft BuiltIn(GenePanel? panel = null)
    {
        return panel is null
            ? Draft(Builds.Select(b => (b, GeneTable.BytesForBuild(GenomeBuild.Of(b))!)))
            : Draft(Builds.Zip(panel.Highlight([.. Builds.Select(b => GeneTable.ForBuild(GenomeBuild.Of(b)))]).Select(t => t.ToBytes())));
    }

    /// <summary>The table for a build in canonical TSV; null where there is none.</summary>
    public static ReadOnlyMemory<byte>? BytesOf(Artifact artifact, string build) =>
        (artifact.Columns.FirstOrDefault(c => c.Name == build) ?? artifact.Columns.FirstOrDefault(c => c.Name == AnyBuild))?.Bytes;

    private static ArtifactDraft Draft(IEnumerable<(string Build, byte[] Genes)> tables) => new()
    {
        Kind = "gene-tables",
        Columns = [.. tables.Select(t => new Column(t.Build, ColumnType.Byte, t.Genes))],
    };
}
